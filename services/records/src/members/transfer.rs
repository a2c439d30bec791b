use super::store::{self, member::Model};
use crate::{desk::Desk, development};
use events::kinds::MemberChanged;
use kernel::UnitId;
use rest::Problem;

/// Carries everybody in a unit over to another; says how many.
///
/// # Errors
/// When the database is away.
pub async fn transfer_all(desk: &Desk<'_>, from: UnitId, to: UnitId) -> Result<usize, Problem> {
    let moved = store::move_all(desk.tx, from, to, desk.now).await?;
    development::move_all(desk.tx, from, to, desk.now).await?;
    announce(desk, &moved).await?;
    Ok(moved.len())
}

/// Nobody belongs to a group that is dissolved; says how many did.
///
/// # Errors
/// When the database is away.
pub async fn leave_group(desk: &Desk<'_>, group: UnitId) -> Result<usize, Problem> {
    let left = store::leave_group(desk.tx, group, desk.now).await?;
    announce(desk, &left).await?;
    Ok(left.len())
}

async fn announce(desk: &Desk<'_>, members: &[Model]) -> Result<(), Problem> {
    let told = |member: &Model| MemberChanged {
        id: member.id,
        unit_id: member.unit_id,
        state: member.membership_state.to_string(),
    };
    desk.emit_all(&members.iter().map(told).collect::<Vec<_>>()).await
}
