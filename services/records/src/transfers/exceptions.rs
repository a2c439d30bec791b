use super::{list, store, store::transfer::Model};
use crate::{
    desk::Desk,
    exceptions::{ExceptionMatter, Found},
    units,
};
use access::Reach;
use kernel::UnitId;
use rest::Problem;
use rulepack::transfers::TransferState;
use std::collections::HashMap;

/// Transfers that rest longer than they may, with the unit on whose side they rest.
///
/// # Errors
/// When the database is away.
pub async fn exceptions(desk: &Desk<'_>, reach: &Reach) -> Result<Vec<Found>, Problem> {
    let resting = store::page(desk.tx, list::overdue(desk), u64::from(u32::MAX)).await?;
    let seen = units::seen(desk.tx, reach).await?;
    let mut found: HashMap<UnitId, Found> = HashMap::new();
    for transfer in resting {
        let Some(unit) = side(&transfer).filter(|unit| seen.contains(unit)) else { continue };
        let matter = ExceptionMatter::TransferOverdue;
        let one = found.entry(unit).or_insert(Found { matter, unit, count: 0, on: None });
        one.count += 1;
        one.on = one.on.into_iter().chain([transfer.since]).min();
    }
    Ok(found.into_values().collect())
}

/// Once it is sent it rests with whoever takes; a place elsewhere is no unit.
fn side(transfer: &Model) -> Option<UnitId> {
    let taking = matches!(
        transfer.state,
        TransferState::InTransit
            | TransferState::ToCommitteeOk
            | TransferState::ToBranchAccepted
            | TransferState::FromOk
            | TransferState::ToOk
    );
    let (first, second) = if taking {
        (transfer.to_unit_id, transfer.from_unit_id)
    } else {
        (transfer.from_unit_id, transfer.to_unit_id)
    };
    first.or(second)
}
