use super::record::receipt;
use crate::{
    desk::Desk,
    dues::{
        receipts,
        rules::{ledger::Fund, pay::PayChannel},
        store::{
            entry,
            extra::{self, Column, Model},
            taken,
        },
        words::ExtraKind,
    },
    members,
    notice::Notice,
    units,
};
use kernel::{DuesExtraId, Fen, MemberId, UnitId};
use rest::Problem;
use sea_orm::{ColumnTrait, Condition};
use serde::Serialize;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// An extra payment or special dues, with the receipt.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DuesExtra)]
pub struct ExtraOut {
    pub id: DuesExtraId,
    pub member_id: MemberId,
    pub member_name: String,
    pub unit_id: UnitId,
    pub unit_name: String,
    pub kind: ExtraKind,
    /// Whose it is: `centre` goes up as a whole.
    pub fund: Fund,
    /// In fen.
    pub amount: Fen,
    pub channel: PayChannel,
    pub paid_on: Date,
    pub campaign: Option<String>,
    pub note: Option<String>,
    /// Of the receipt: year and number, such as `2026-000012`.
    pub serial: String,
    /// As the receipt names the member.
    pub payer: String,
    /// Such as ¥1,234.50.
    pub figures: String,
    /// In Chinese capitals.
    pub capitals: String,
    pub collector: String,
    pub issued_on: Date,
    /// Proves what the receipt says.
    pub code: String,
    /// Whether the code fits what the receipt says.
    pub genuine: bool,
    /// It was taken back: the receipt counts no more.
    pub void: bool,
    #[serde(with = "time::serde::rfc3339")]
    pub recorded_at: OffsetDateTime,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Notice>,
}

/// # Errors
/// When the database is away.
pub async fn shown(desk: &Desk<'_>, rows: Vec<Model>) -> Result<Vec<ExtraOut>, Problem> {
    let names = members::names(desk.tx, rows.iter().map(|row| row.member_id).collect()).await?;
    let units = units::by_ids(desk.tx, rows.iter().map(|row| row.unit_id).collect()).await?;
    let void = entry::taken_back(desk.tx, rows.iter().map(|row| row.id.0).collect()).await?;
    let out = |row: Model| {
        let line = receipt(&row).line();
        ExtraOut {
            member_name: names.get(&row.member_id).cloned().unwrap_or_default(),
            unit_name: units.get(&row.unit_id).map(|unit| unit.name.clone()).unwrap_or_default(),
            genuine: code(desk, &row) == row.code && line.capitals == row.capitals,
            void: void.contains(&row.id.0),
            id: row.id,
            member_id: row.member_id,
            unit_id: row.unit_id,
            kind: row.kind,
            fund: row.fund,
            amount: Fen(row.amount),
            channel: row.channel,
            paid_on: row.paid_on,
            campaign: row.campaign,
            note: row.note,
            serial: line.serial,
            payer: row.payer,
            figures: line.figures,
            capitals: row.capitals,
            collector: row.collector,
            issued_on: row.issued_on,
            code: row.code,
            recorded_at: row.recorded_at,
            warnings: Vec::new(),
        }
    };
    Ok(rows.into_iter().map(out).collect())
}

/// Those of a member, in one year or ever.
///
/// # Errors
/// When the database is away.
pub async fn of_member(
    desk: &Desk<'_>,
    member: MemberId,
    year: Option<i32>,
) -> Result<Vec<ExtraOut>, Problem> {
    let theirs = Condition::all().add(Column::MemberId.eq(member));
    let rows = taken::all::<extra::Entity>(desk.tx, theirs).await?;
    let within = |row: &Model| year.is_none_or(|year| row.paid_on.year() == year);
    shown(desk, rows.into_iter().filter(within).collect()).await
}

/// A keyed fingerprint of everything the receipt says.
pub fn code(desk: &Desk<'_>, row: &Model) -> String {
    let says = format!(
        "{}|{}|{}|{}|{}|{}|{}|{}|{}|{}",
        row.id,
        row.unit_id,
        row.kind,
        row.year,
        row.number,
        row.payer,
        row.amount,
        row.paid_on,
        row.collector,
        row.issued_on
    );
    receipts::fingerprint(desk.tx.vault(), &says)
}
