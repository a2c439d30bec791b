//! Telling other services and the audit log of an honour.

use super::store::Model;
use crate::desk::Desk;
use events::kinds::HonourChanged;
use rest::Problem;
use serde_json::{Value, json};
use tenancy::audit::Entry;

/// # Errors
/// When the database is away.
pub async fn recorded(desk: &Desk<'_>, honour: &Model) -> Result<(), Problem> {
    emit(desk, honour, false).await?;
    let (subject_id, new) = (Some(honour.id.0), Some(facts(honour)));
    desk.audit(Entry { action: "record_honour", subject: "honour", subject_id, new, ..Entry::default() })
        .await
}

/// # Errors
/// When the database is away.
pub async fn withdrawn(desk: &Desk<'_>, honour: &Model) -> Result<(), Problem> {
    emit(desk, honour, true).await?;
    let (subject_id, old) = (Some(honour.id.0), Some(facts(honour)));
    desk.audit(Entry { action: "withdraw_honour", subject: "honour", subject_id, old, ..Entry::default() })
        .await
}

async fn emit(desk: &Desk<'_>, honour: &Model, withdrawn: bool) -> Result<(), Problem> {
    let event = HonourChanged {
        id: honour.id,
        unit_id: honour.unit_id,
        member_id: honour.member_id,
        level: honour.level.to_string(),
        awarded_on: honour.awarded_on,
        withdrawn,
    };
    desk.emit(&event).await
}

pub(super) fn facts(honour: &Model) -> Value {
    json!({
        "unit_id": honour.unit_id, "member_id": honour.member_id, "level": honour.level, "title": honour.title,
        "awarded_by": honour.awarded_by, "awarded_on": honour.awarded_on, "doc_no": honour.doc_no,
    })
}
