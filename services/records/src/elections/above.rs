//! The committee above: the nearest over a unit that approves members also files and approves its elections.

use crate::{
    desk::Desk,
    transfers,
    units::{self, Unit},
};
use rest::Problem;

/// None above the top of the organisation, whose elections are confirmed by a paper from outside.
///
/// # Errors
/// When the database is away.
pub async fn of(desk: &Desk<'_>, unit: &Unit) -> Result<Option<Unit>, Problem> {
    let Some(parent) = unit.parent_id else { return Ok(None) };
    match units::by_ids(desk.tx, vec![parent]).await?.remove(&parent) {
        Some(parent) => Ok(Some(transfers::side(desk, parent).await?.committee)),
        None => Ok(None),
    }
}
