//! What the archive keeps of extra and special dues.

use super::record::receipt;
use crate::{
    archive::Filed,
    desk::Desk,
    dues::store::{
        extra::{self, Column, Model},
        taken,
    },
    units::Unit,
};
use rest::Problem;
use rulepack::archive::FiledKind;
use sea_orm::{ColumnTrait, Condition};
use serde_json::json;
use time::Date;

/// Extra and special dues a unit gave a receipt for between two days. The number is of the same series as those of
/// monthly dues, so that without them the series would have gaps.
///
/// # Errors
/// When the database is away.
pub async fn archived(desk: &Desk<'_>, unit: &Unit, first: Date, last: Date) -> Result<Vec<Filed>, Problem> {
    let issued = Condition::all().add(Column::UnitId.eq(unit.id)).add(Column::IssuedOn.between(first, last));
    let all = taken::all::<extra::Entity>(desk.tx, issued).await?;
    Ok(all.iter().map(filed).collect())
}

fn filed(row: &Model) -> Filed {
    let content = json!({
        "member_id": row.member_id, "kind": row.kind, "fund": row.fund, "amount": row.amount,
        "channel": row.channel, "paid_on": row.paid_on, "campaign": row.campaign, "note": row.note,
        "year": row.year, "number": row.number, "payer": row.payer, "collector": row.collector,
        "issued_on": row.issued_on, "code": row.code,
    });
    let title = format!("{} {}", receipt(row).line().serial, row.payer);
    Filed::new(FiledKind::DuesExtra, row.id.0, &title, row.issued_on, content)
}
