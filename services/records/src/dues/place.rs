//! Where dues lie in the tree: with the member, in the branch that has the formal membership.

use crate::members::{self, Reached};
use access::{Action, Reach, ResourceKind};
use kernel::MemberId;
use rest::{Call, Problem, kinds};
use sea_orm::{ColumnTrait, Condition};

/// The member, if the actor may do this to the dues.
///
/// # Errors
/// 404 when there is none whose dues may be seen, 403 when they may only be looked at.
pub async fn member(call: &Call, id: MemberId, action: Action) -> Result<Reached, Problem> {
    let found = members::find_for_action(call.tx(), id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    call.authorize(action, &members::resource(ResourceKind::Dues, id, &found.unit)).await?;
    Ok(found)
}

/// Rows of members whose dues the actor sees in lists, and, where `own`, the actor's own.
///
/// # Errors
/// 403 when there is nothing to see at all.
pub async fn seen(call: &Call, column: impl ColumnTrait, own: bool) -> Result<Condition, Problem> {
    let reach = call.reach(Action::List, ResourceKind::Dues).await?;
    let me = if own { call.own(Action::ViewOwn, ResourceKind::Dues).await? } else { None };
    if reach == Reach::Nothing && me.is_none() {
        return Err(kinds::FORBIDDEN.problem());
    }
    let Some(theirs) = members::ids_within(&reach) else { return Ok(Condition::all()) };
    let seen = Condition::any().add(column.in_subquery(theirs));
    Ok(match me {
        Some(me) => seen.add(column.eq(me)),
        None => seen,
    })
}
