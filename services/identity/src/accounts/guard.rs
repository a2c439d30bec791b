//! Which accounts an actor may see and touch.

use super::{entity::Model, problems, store};
use crate::{
    assignments::{self, Held, Without},
    desk::Desk,
};
use access::{Action, Reach, ResourceKind};
use kernel::AccountId;
use rest::{Call, Problem, kinds};

/// The account, if the actor may see it: someone who reaches a unit in which the account holds a role, or the
/// whole organisation.
///
/// # Errors
/// 404 when there is no such account, or none for this actor.
pub(crate) async fn visible(call: &Call, id: AccountId) -> Result<Model, Problem> {
    let account = store::by_id(call.tx(), id).await?;
    see(call, account).await.map(|(account, _)| account)
}

async fn see(call: &Call, account: Option<Model>) -> Result<(Model, Vec<Held>), Problem> {
    let reach = call.reach_something(Action::View, ResourceKind::Account).await?;
    let account = account.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let held = assignments::held(call.tx(), account.id, call.today()).await?;
    let seen = reach == Reach::All || held.iter().any(|held| reach.covers(held.path.as_deref()));
    if seen { Ok((account, held)) } else { Err(kinds::NOT_FOUND.problem()) }
}

/// The account, if the actor may do this to it; its row is held until the transaction ends. Nobody touches an
/// account that holds a role he may not give: whoever could change an administrator's address could become
/// the administrator.
///
/// # Errors
/// 404 as for [`visible`], 403 when the actor may not.
pub(super) async fn touchable(call: &Call, id: AccountId, action: Action) -> Result<Model, Problem> {
    let (account, held) = see(call, store::locked(call.tx(), id).await?).await?;
    if account.is_closed() {
        return Err(problems::CLOSED.problem());
    }
    let mut places: Vec<Option<String>> = held.iter().map(|held| held.path.clone()).collect();
    if places.is_empty() {
        places.push(None);
    }
    for unit_path in places {
        call.authorize(action, &assignments::thing(ResourceKind::Account, unit_path)).await?;
    }
    let grants = &call.principal().await?.grants;
    let above = held.iter().any(|held| !assignments::may_give(grants, held.role, held.path.as_deref()));
    if above { Err(problems::ABOVE_YOU.problem()) } else { Ok(account) }
}

/// Refuses what would leave the organisation without an administrator. Changes of administrators wait for one
/// another, so that two of them cannot remove each other at the same time.
///
/// # Errors
/// 409 when nobody would be left.
pub(crate) async fn keep_an_admin(desk: &Desk<'_>, without: Without) -> Result<(), Problem> {
    crate::tenant_settings::one_at_a_time(desk.tx).await?;
    let left = assignments::lasting_admins(desk.tx, without, desk.today()).await?;
    if left == 0 { Err(problems::LAST_ADMIN.problem()) } else { Ok(()) }
}
