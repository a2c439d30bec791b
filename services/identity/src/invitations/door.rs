//! The two doors to an invitation: by its token, and by its id for those who invite.

use super::{
    problems,
    rules::{self, InvitationState as State},
    store::{self, invitation::Model},
};
use crate::{
    assignments,
    tokens::{self, Door, Look},
    units,
};
use access::{Action, ResourceKind};
use kernel::InvitationId;
use rest::{Call, Problem, kinds};
use tenancy::TenantTx;
use time::OffsetDateTime;

/// The invitation a token opens; its row is held until the transaction ends.
///
/// # Errors
/// What is wrong with the token, said only to whoever holds it. One that was never given is invalid, no more.
pub(super) async fn by_token(tx: &TenantTx, token: &str, now: OffsetDateTime) -> Result<Model, Problem> {
    let invalid = || problems::INVITATION_INVALID.problem();
    match tokens::look(token, Door::Invitation, Some(tx.tenant().id)) {
        Look::Own => {}
        Look::Foreign => return Err(problems::INVITATION_FOREIGN.problem()),
        Look::Malformed => return Err(invalid()),
    }
    let row = store::by_token(tx, tokens::hash(token)).await?.ok_or_else(invalid)?;
    match rules::state(&row.state, row.expires_at, now) {
        State::Pending => Ok(row),
        State::Redeemed => Err(problems::INVITATION_REDEEMED.problem()),
        State::Revoked => Err(problems::INVITATION_REVOKED.problem()),
        State::Expired => Err(problems::INVITATION_EXPIRED.problem()),
    }
}

/// An open invitation the actor may take back or send again.
///
/// # Errors
/// 404 when there is none for this actor, 403 when its role is above him, 409 when it is not open any more.
pub(super) async fn pending(call: &Call, id: InvitationId) -> Result<Model, Problem> {
    let not_found = || kinds::NOT_FOUND.problem();
    let reach = call.reach_something(Action::View, ResourceKind::Invitation).await?;
    let row = store::locked(call.tx(), id).await?.ok_or_else(not_found)?;
    let unit_path = match row.unit_id {
        Some(unit) => units::by_id(call.tx(), unit).await?.map(|unit| unit.path),
        None => None,
    };
    if !reach.covers(unit_path.as_deref()) {
        return Err(not_found());
    }
    let path = unit_path.clone();
    call.authorize(Action::Invite, &assignments::thing(ResourceKind::Invitation, unit_path)).await?;
    let grants = &call.principal().await?.grants;
    if !row.role.parse().is_ok_and(|role| assignments::may_give(grants, role, path.as_deref())) {
        return Err(assignments::problems::ROLE_ABOVE_YOU.problem());
    }
    if row.state == "pending" { Ok(row) } else { Err(problems::NOT_PENDING.problem()) }
}
