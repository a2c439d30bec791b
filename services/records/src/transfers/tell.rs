//! Telling other services and the audit log what became of a transfer.

use super::store::{step, transfer::Model};
use crate::desk::Desk;
use events::kinds::{TransferChanged, TransferCompleted, TransferOpened};
use kernel::MemberId;
use rest::Problem;
use serde_json::{Value, json};
use tenancy::audit::Entry;
use time::Date;

/// # Errors
/// When the database is away.
pub async fn opened(desk: &Desk<'_>, transfer: &Model) -> Result<(), Problem> {
    let opened = TransferOpened {
        id: transfer.id,
        route: transfer.route.to_string(),
        member_id: transfer.member_id,
        from_unit_id: transfer.from_unit_id,
        to_unit_id: transfer.to_unit_id,
    };
    desk.emit(&opened).await?;
    audit(desk, "open", transfer, None, Some(facts(transfer)), None).await
}

/// # Errors
/// When the database is away.
pub async fn stepped(desk: &Desk<'_>, transfer: &Model, step: &step::Model) -> Result<(), Problem> {
    let changed = TransferChanged {
        id: transfer.id,
        member_id: transfer.member_id,
        step: step.step.to_string(),
        state: step.to_state.to_string(),
        on: step.on_day,
    };
    desk.emit(&changed).await?;
    let old = json!({"state": step.from_state});
    let new = json!({
        "state": step.to_state, "step": step.step, "actor": step.actor, "on": step.on_day,
    });
    audit(desk, "step", transfer, Some(old), Some(new), step.reason.clone()).await
}

/// # Errors
/// When the database is away.
pub async fn completed(
    desk: &Desk<'_>,
    transfer: &Model,
    member_id: MemberId,
    on: Date,
) -> Result<(), Problem> {
    let completed = TransferCompleted {
        id: transfer.id,
        route: transfer.route.to_string(),
        member_id,
        from_unit_id: transfer.from_unit_id,
        to_unit_id: transfer.to_unit_id,
        on,
    };
    desk.emit(&completed).await
}

/// # Errors
/// When the database is away.
pub async fn changed(desk: &Desk<'_>, old: &Model, new: &Model) -> Result<(), Problem> {
    let (was, is) = crate::diff::objects(&facts(old), &facts(new));
    audit(desk, "update", new, Some(was), Some(is), None).await
}

async fn audit(
    desk: &Desk<'_>,
    action: &'static str,
    transfer: &Model,
    old: Option<Value>,
    new: Option<Value>,
    why: Option<String>,
) -> Result<(), Problem> {
    let subject_id = Some(transfer.id.0);
    desk.audit(Entry { action, subject: "transfer", subject_id, old, new, why }).await
}

/// What the audit log says of a transfer.
fn facts(transfer: &Model) -> Value {
    json!({
        "route": transfer.route, "member_id": transfer.member_id, "from_unit_id": transfer.from_unit_id,
        "from_place": transfer.from_place, "to_unit_id": transfer.to_unit_id, "to_place": transfer.to_place,
        "reason": transfer.reason,
    })
}
