//! Who comes in while the organisation is suspended or being closed: its administrators, to take its data out.

use super::{Entrance, entrance::address, problems};
use crate::{accounts, assignments, desk::Desk};
use access::Role;
use kernel::AccountId;
use rest::{Problem, ProblemKind};
use tenancy::{TenantState, Who, audit::Entry};

/// What everybody else is told; nothing where the organisation is in use.
pub(super) fn shut(state: TenantState) -> Option<&'static ProblemKind> {
    match state {
        TenantState::Active => None,
        TenantState::Closing => Some(&problems::CLOSING),
        TenantState::Creating | TenantState::Suspended => Some(&problems::SUSPENDED),
    }
}

/// Lets an account on that has shown its password, if it is an administrator's. It has guessed nothing otherwise.
///
/// # Errors
/// With what everybody else is told.
pub(super) async fn only_admins(
    entrance: &Entrance,
    id: AccountId,
    kind: &'static ProblemKind,
) -> Result<(), Problem> {
    let tx = entrance.begin().await?;
    let desk = Desk { tx: &tx, who: Who::from(&entrance.claims), now: entrance.now };
    let held = assignments::in_force(&tx, id, desk.today()).await?;
    if held.iter().any(|held| held.role == Role::TenantAdmin.as_str()) {
        return Ok(());
    }
    if let Some(account) = accounts::locked(&tx, id).await? {
        accounts::set_attempts(&tx, id, account.attempts().forgive()).await?;
    }
    let new =
        serde_json::json!({ "reason": kind.code, "address": address(&entrance.claims), "locked": false });
    desk.audit(Entry {
        action: "session.refused",
        subject: "account",
        subject_id: Some(id.0),
        new: Some(new),
        ..Default::default()
    })
    .await?;
    tx.commit().await?;
    Err(kind.problem())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organisation_in_use_shuts_out_nobody() {
        assert!(shut(TenantState::Active).is_none());
        assert_eq!(shut(TenantState::Suspended).map(|kind| kind.code), Some("tenant_suspended"));
        assert_eq!(shut(TenantState::Closing).map(|kind| kind.code), Some("tenant_closing"));
    }
}
