//! What other features ask about transfers out of and into a unit.

use super::store::{self, transfer::Column};
use crate::{archive::Filed, desk::Desk, units::Unit};
use kernel::TransferId;
use rest::Problem;
use rulepack::archive::FiledKind;
use sea_orm::{ColumnTrait, Condition};
use serde_json::json;
use time::Date;

fn of(unit: &Unit) -> Condition {
    Condition::any().add(Column::FromUnitId.eq(unit.id)).add(Column::ToUnitId.eq(unit.id))
}

/// Transfers of a unit that were closed between two days, with their steps and letters.
///
/// # Errors
/// When the database is away.
pub async fn archived(desk: &Desk<'_>, unit: &Unit, first: Date, last: Date) -> Result<Vec<Filed>, Problem> {
    let closed = Condition::all().add(of(unit)).add(Column::ClosedOn.between(first, last));
    let transfers = store::page(desk.tx, closed, u64::from(u32::MAX)).await?;
    let ids: Vec<TransferId> = transfers.iter().map(|transfer| transfer.id).collect();
    let mut steps_of = store::steps_of_all(desk.tx, ids.clone()).await?;
    let mut letters_of = store::letters_of_all(desk.tx, ids).await?;
    let mut all = Vec::new();
    for transfer in transfers {
        let Some(closed_on) = transfer.closed_on else { continue };
        let steps = steps_of.remove(&transfer.id).unwrap_or_default();
        let steps = steps.iter().map(|step| {
            json!({"step": step.step, "actor": step.actor, "on": step.on_day, "state": step.to_state, "reason": step.reason})
        });
        let letters = letters_of.remove(&transfer.id).unwrap_or_default();
        let letters = letters.iter().map(|letter| {
            json!({"year": letter.year, "number": letter.number, "paper_no": letter.paper_no,
                "issued_on": letter.issued_on, "valid_until": letter.valid_until})
        });
        let content = json!({
            "name": transfer.person_name, "route": transfer.route, "state": transfer.state,
            "from_unit_id": transfer.from_unit_id, "from_place": transfer.from_place,
            "to_unit_id": transfer.to_unit_id, "to_place": transfer.to_place, "reason": transfer.reason,
            "opened_on": transfer.opened_on, "accepted_on": transfer.accepted_on, "closed_on": closed_on,
            "steps": steps.collect::<Vec<_>>(), "letters": letters.collect::<Vec<_>>(),
        });
        all.push(Filed::new(FiledKind::Transfer, transfer.id.0, &transfer.person_name, closed_on, content));
    }
    Ok(all)
}

/// Names of those who are on their way out of or into a unit.
///
/// # Errors
/// When the database is away.
pub async fn open_names(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<String>, Problem> {
    let open = Condition::all().add(of(unit)).add(Column::ClosedOn.is_null());
    let open = store::page(desk.tx, open, u64::from(u32::MAX)).await?;
    Ok(open.into_iter().map(|transfer| transfer.person_name).collect())
}
