use super::store::Model;
use crate::desk::Desk;
use events::kinds::VisitingMemberChanged;
use rest::Problem;
use serde_json::json;
use tenancy::audit::Entry;

/// Audits an entry and tells it. The name of somebody who is no member stays out of both.
///
/// # Errors
/// When the database is away.
pub async fn changed(desk: &Desk<'_>, visitor: &Model, action: &str) -> Result<(), Problem> {
    let new = json!({"unit_id": visitor.unit_id, "since": visitor.since, "until": visitor.until});
    let subject_id = Some(visitor.id.0);
    desk.audit(Entry { action, subject: "visiting_member", subject_id, new: Some(new), ..Entry::default() })
        .await?;
    desk.emit(&VisitingMemberChanged {
        id: visitor.id,
        unit_id: visitor.unit_id,
        since: visitor.since,
        until: visitor.until,
    })
    .await
}
