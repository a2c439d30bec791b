use crate::{
    desk::Desk,
    dues::{
        place,
        rules::ledger::{Fund, MoneyPlace},
        store::remittance::Model,
        words::{RemittanceKind, RemittanceState},
    },
    notice::Notice,
    units,
};
use access::Action;
use kernel::{DuesRemittanceId, Fen, UnitId, YearMonth};
use rest::{Call, Problem};
use rulepack::dues::SpendingPurpose;
use serde::Serialize;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// Money on its way between two levels, and what the other side said of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DuesRemittance)]
pub struct RemittanceOut {
    pub id: DuesRemittanceId,
    pub kind: RemittanceKind,
    pub from_unit_id: UnitId,
    pub from_unit_name: String,
    /// None: to the level above the whole organisation.
    pub to_unit_id: Option<UnitId>,
    pub to_unit_name: Option<String>,
    pub fund: Fund,
    /// In fen.
    pub amount: Fen,
    pub money: MoneyPlace,
    pub sent_on: Date,
    pub first_month: Option<YearMonth>,
    pub last_month: Option<YearMonth>,
    pub purpose: Option<SpendingPurpose>,
    pub decision: Option<String>,
    pub decided_on: Option<Date>,
    pub note: Option<String>,
    pub state: RemittanceState,
    pub answered_on: Option<Date>,
    /// Why it was refused, or the receipt of a level outside.
    pub answer: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    pub sent_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    pub answered_at: Option<OffsetDateTime>,
    /// Whether the reader may say that it has arrived, or refuse it.
    pub may_answer: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Notice>,
}

/// # Errors
/// When the database is away.
pub async fn shown(call: &Call, desk: &Desk<'_>, rows: Vec<Model>) -> Result<Vec<RemittanceOut>, Problem> {
    let ends = rows.iter().flat_map(|row| [Some(row.from_unit_id), row.to_unit_id]).flatten();
    let units = units::by_ids(desk.tx, ends.collect()).await?;
    let name = |id: UnitId| units.get(&id).map(|unit| unit.name.clone());
    let mut items = Vec::new();
    for row in rows {
        let answering = units.get(&row.to_unit_id.unwrap_or(row.from_unit_id));
        let may_answer = match answering.filter(|_| row.state == RemittanceState::Sent) {
            Some(unit) => call.may(Action::Decide, &place::of_unit(unit)).await?,
            None => false,
        };
        items.push(RemittanceOut {
            id: row.id,
            kind: row.kind,
            from_unit_id: row.from_unit_id,
            from_unit_name: name(row.from_unit_id).unwrap_or_default(),
            to_unit_id: row.to_unit_id,
            to_unit_name: row.to_unit_id.and_then(name),
            fund: row.fund,
            amount: Fen(row.amount),
            money: row.money,
            sent_on: row.sent_on,
            first_month: row.first_month.map(YearMonth::of),
            last_month: row.last_month.map(YearMonth::of),
            purpose: row.purpose,
            decision: row.decision,
            decided_on: row.decided_on,
            note: row.note,
            state: row.state,
            answered_on: row.answered_on,
            answer: row.answer,
            sent_at: row.sent_at,
            answered_at: row.answered_at,
            may_answer,
            warnings: Vec::new(),
        });
    }
    Ok(items)
}
