//! Who holds which role where, and for how long.
//!
//! A role reaches the unit it is held in and everything below. What it permits is written in the policies of
//! `access`; here it is given and taken, by people who may, and never above themselves.

mod create;
mod held;
mod list;
pub mod problems;
mod revoke;
mod routes;
mod rules;
mod shape;
mod store;
mod target;

pub(crate) use held::{Held, held, held_on, in_force};
pub(crate) use routes::routes;
pub(crate) use rules::{is_admin, is_office, may_give};
pub(crate) use shape::{AssignmentOut, of_accounts};
pub(crate) use store::{Without, assignment::Model as Assignment, holders};
pub(crate) use target::{Target, limit, target, thing};

use crate::desk::Desk;
use access::Role;
use kernel::{AccountId, AssignmentId, UnitId};
use rest::{OnConstraint, Problem};
use sea_orm::{DbErr, sea_query::SelectStatement};
use tenancy::{TenantTx, audit::Entry};
use time::Date;
use uuid::Uuid;

/// Whether a word names a role that can be held in a tenant.
pub(crate) fn is_role(word: &str) -> bool {
    word.parse::<Role>().is_ok_and(|role| rules::place_of(role).is_some())
}

/// The accounts of the administrators on a day, for use inside another feature's query.
pub(crate) fn admins(on: Date) -> SelectStatement {
    store::holders_of_all(Role::TenantAdmin.as_str(), on)
}

/// The accounts of the secretaries of these units on a day, for use inside another feature's query.
pub(crate) fn secretaries(units: Vec<UnitId>, on: Date) -> SelectStatement {
    store::holders_in(Role::Secretary.as_str(), units, on)
}

/// How many administrators are left without somebody or something.
pub(crate) async fn lasting_admins(tx: &TenantTx, without: Without, on: Date) -> Result<u64, DbErr> {
    store::lasting_holders(tx, Role::TenantAdmin.as_str(), without, on).await
}

/// A role that is to be given.
pub(crate) struct Gift {
    pub account: AccountId,
    pub role: Role,
    pub unit: Option<UnitId>,
    pub from_on: Date,
    pub to_on: Option<Date>,
}

/// Gives a role. Whether the actor may, was asked before.
///
/// # Errors
/// 409 when the account holds it there already.
pub(crate) async fn give(desk: &Desk<'_>, gift: Gift) -> Result<Assignment, Problem> {
    make_room(desk, &gift).await?;
    let Gift { account, role, unit, from_on, to_on } = gift;
    let row = Assignment {
        id: AssignmentId::new(),
        account_id: account,
        role: role.as_str().to_owned(),
        unit_id: unit,
        from_on,
        to_on,
        assigned_by: desk.who.id,
        created_at: desk.now,
        revoked_at: None,
    };
    let given = store::insert(desk.tx, row).await.on_constraint(
        "assignments_once_key",
        &problems::ALREADY_ASSIGNED,
        "/role",
    )?;
    desk.audit(entry("role.assigned", given.id.0, None, Some(recorded(&given)))).await?;
    Ok(given)
}

/// A term that is over stands in the way of no other. Of two who give the role again at once, the second waits for the
/// row and finds the new term.
async fn make_room(desk: &Desk<'_>, gift: &Gift) -> Result<(), DbErr> {
    let Gift { account, role, unit, .. } = gift;
    let over = store::locked_over(desk.tx, *account, role.as_str(), *unit, desk.today()).await?;
    match over {
        Some(row) => take(desk, &row).await,
        None => Ok(()),
    }
}

/// Takes every role from an account, for one that is closed.
pub(crate) async fn revoke_all(desk: &Desk<'_>, account: AccountId) -> Result<(), Problem> {
    for row in store::standing_of_account(desk.tx, account).await? {
        take(desk, &row).await?;
    }
    Ok(())
}

async fn take(desk: &Desk<'_>, row: &Assignment) -> Result<(), DbErr> {
    store::revoke(desk.tx, row.id, desk.now).await?;
    desk.audit(entry("role.revoked", row.id.0, Some(recorded(row)), None)).await
}

fn recorded(row: &Assignment) -> serde_json::Value {
    serde_json::json!({
        "account_id": row.account_id, "role": row.role, "unit_id": row.unit_id,
        "from": row.from_on.to_string(), "to": row.to_on.map(|day| day.to_string()),
    })
}

fn entry(
    action: &'static str,
    id: Uuid,
    old: Option<serde_json::Value>,
    new: Option<serde_json::Value>,
) -> Entry<'static> {
    Entry { action, subject: "assignment", subject_id: Some(id), old, new, ..Default::default() }
}
