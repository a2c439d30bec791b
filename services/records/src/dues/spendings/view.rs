use crate::{
    desk::Desk,
    documents,
    dues::{
        rules::ledger::MoneyPlace,
        store::{entry, spending::Model},
    },
};
use kernel::{DocumentId, DuesEntryId, DuesSpendingId, Fen, MeetingId, UnitId};
use rest::Problem;
use rulepack::dues::SpendingPurpose;
use serde::Serialize;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// What dues were spent on.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DuesSpending)]
pub struct SpendingOut {
    pub id: DuesSpendingId,
    pub unit_id: UnitId,
    pub purpose: SpendingPurpose,
    pub subject: String,
    /// In fen.
    pub amount: Fen,
    pub money: MoneyPlace,
    pub spent_on: Date,
    /// Where it was decided, if that is recorded here.
    pub meeting_id: Option<MeetingId>,
    pub decision: String,
    pub decided_on: Date,
    pub voucher_id: DocumentId,
    pub voucher_title: String,
    /// Its line in the ledger, to be taken back there.
    pub entry_id: Option<DuesEntryId>,
    /// It was taken back.
    pub void: bool,
    #[serde(with = "time::serde::rfc3339")]
    pub recorded_at: OffsetDateTime,
}

/// # Errors
/// When the database is away.
pub async fn shown(desk: &Desk<'_>, rows: Vec<Model>) -> Result<Vec<SpendingOut>, Problem> {
    let titles = documents::titles(desk.tx, rows.iter().map(|row| row.voucher_id).collect()).await?;
    let causes: Vec<_> = rows.iter().map(|row| row.id.0).collect();
    let entries = entry::of_causes(desk.tx, causes.clone()).await?;
    let void = entry::taken_back(desk.tx, causes).await?;
    let out = |row: Model| SpendingOut {
        voucher_title: titles.get(&row.voucher_id).cloned().unwrap_or_default(),
        entry_id: entries.get(&row.id.0).copied(),
        void: void.contains(&row.id.0),
        id: row.id,
        unit_id: row.unit_id,
        purpose: row.purpose,
        subject: row.subject,
        amount: Fen(row.amount),
        money: row.money,
        spent_on: row.spent_on,
        meeting_id: row.meeting_id,
        decision: row.decision,
        decided_on: row.decided_on,
        voucher_id: row.voucher_id,
        recorded_at: row.recorded_at,
    };
    Ok(rows.into_iter().map(out).collect())
}
