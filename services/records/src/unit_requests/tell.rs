//! Telling other services and the audit log what became of a request.

use super::store::Model;
use crate::desk::Desk;
use events::kinds::UnitRequestChanged;
use rest::Problem;
use serde_json::{Value, json};
use tenancy::audit::Entry;

/// # Errors
/// When the database is away.
pub async fn changed(
    desk: &Desk<'_>,
    action: &'static str,
    old: Option<&Model>,
    new: &Model,
) -> Result<(), Problem> {
    let event = UnitRequestChanged {
        id: new.id,
        request: new.kind.to_string(),
        parent_id: new.parent_id,
        unit_id: new.unit_id,
        state: new.state.to_string(),
    };
    desk.emit(&event).await?;
    let why = new.answer.clone().or_else(|| Some(new.reason.clone()));
    let (subject_id, old, new) = (Some(new.id.0), old.map(facts), Some(facts(new)));
    desk.audit(Entry { action, subject: "unit_request", subject_id, old, new, why }).await
}

fn facts(request: &Model) -> Value {
    json!({
        "kind": request.kind, "parent_id": request.parent_id, "unit_id": request.unit_id, "name": request.name,
        "state": request.state, "asked": request.asked, "decided_on": request.decided_on, "doc_no": request.doc_no,
    })
}
