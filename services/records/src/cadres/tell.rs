//! Telling other services and the audit log what became of a record.

use super::{
    details::FileCheck,
    store::{appointment, cadre::Model},
};
use crate::desk::Desk;
use events::kinds::{CadreAppointmentChanged, CadreChanged};
use rest::Problem;
use serde_json::{Value, json};
use tenancy::audit::Entry;

/// # Errors
/// When the database is away.
pub async fn created(desk: &Desk<'_>, cadre: &Model, change: &'static str) -> Result<(), Problem> {
    emit(desk, cadre, change).await?;
    let action = if change == "imported" { "import" } else { "create" };
    audit(desk, action, cadre, None, Some(facts(cadre))).await
}

/// # Errors
/// When the database is away.
pub async fn updated(desk: &Desk<'_>, old: &Model, new: &Model) -> Result<(), Problem> {
    let left = old.left_on.is_none() && new.left_on.is_some();
    emit(desk, new, if left { "left" } else { "updated" }).await?;
    let (mut was, mut is) = crate::diff::objects(&facts(old), &facts(new));
    // the sealed values are told to have changed, and no more
    if old.id_no_blind != new.id_no_blind {
        (was["id_no"], is["id_no"]) = (json!(kernel::mask::hidden()), json!(kernel::mask::hidden()));
    }
    audit(desk, "update", new, Some(was), Some(is)).await
}

/// # Errors
/// When the database is away.
pub async fn verified(desk: &Desk<'_>, cadre: &Model, check: &FileCheck) -> Result<(), Problem> {
    emit(desk, cadre, "verified").await?;
    let new = json!({
        "item": check.item, "agrees": check.agrees, "source": check.source, "verified_by": check.verified_by,
        "verified_on": check.verified_on,
    });
    audit(desk, "verify", cadre, None, Some(new)).await
}

/// # Errors
/// When the database is away.
pub async fn stepped(
    desk: &Desk<'_>,
    cadre: &Model,
    appointment: &appointment::Model,
    step: &appointment::StepRecord,
) -> Result<(), Problem> {
    desk.emit(&CadreAppointmentChanged {
        id: appointment.id,
        cadre_id: cadre.id,
        member_id: cadre.member_id,
        step: step.step.to_string(),
        state: appointment.state.to_string(),
        on: step.on,
    })
    .await?;
    let new = json!({
        "cadre_id": cadre.id, "step": step.step, "state": appointment.state, "on": step.on, "post": appointment.post,
    });
    let (subject_id, why) = (Some(appointment.id.0), step.reason.clone());
    desk.audit(Entry {
        action: "step",
        subject: "cadre_appointment",
        subject_id,
        old: None,
        new: Some(new),
        why,
    })
    .await
}

async fn emit(desk: &Desk<'_>, cadre: &Model, change: &str) -> Result<(), Problem> {
    let (id, unit_id, member_id) = (cadre.id, cadre.unit_id, cadre.member_id);
    desk.emit(&CadreChanged { id, unit_id, member_id, change: change.to_owned() }).await
}

async fn audit(
    desk: &Desk<'_>,
    action: &'static str,
    cadre: &Model,
    old: Option<Value>,
    new: Option<Value>,
) -> Result<(), Problem> {
    let subject_id = Some(cadre.id.0);
    desk.audit(Entry { action, subject: "cadre", subject_id, old, new, why: None }).await
}

/// What the audit log says of a record: nothing of what is sealed.
fn facts(cadre: &Model) -> Value {
    let details = &cadre.details;
    json!({
        "name": cadre.name, "unit_id": cadre.unit_id, "member_id": cadre.member_id, "photo_id": cadre.photo_id,
        "person": details.person, "schooling": details.schooling, "posts": details.posts, "resume": details.resume,
        "results": details.results, "rewards": details.rewards, "penalties": details.penalties,
        "left_on": cadre.left_on, "left_reason": cadre.left_reason,
    })
}
