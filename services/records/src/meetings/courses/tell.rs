//! Telling other services and the audit log of a course.

use super::store::Model;
use crate::{desk::Desk, members::Member};
use events::kinds::MemberChanged;
use rest::Problem;
use serde_json::{Value, json};
use tenancy::audit::Entry;

/// # Errors
/// When the database is away.
pub async fn recorded(desk: &Desk<'_>, member: &Member, course: &Model) -> Result<(), Problem> {
    changed(desk, member, "record_course", None, Some(facts(course))).await
}

/// # Errors
/// When the database is away.
pub async fn withdrawn(desk: &Desk<'_>, member: &Member, course: &Model) -> Result<(), Problem> {
    changed(desk, member, "withdraw_course", Some(facts(course)), None).await
}

async fn changed(
    desk: &Desk<'_>,
    member: &Member,
    action: &'static str,
    old: Option<Value>,
    new: Option<Value>,
) -> Result<(), Problem> {
    let subject_id = Some(member.id.0);
    desk.audit(Entry { action, subject: "member", subject_id, old, new, why: None }).await?;
    let state = member.membership_state.to_string();
    desk.emit(&MemberChanged { id: member.id, unit_id: member.unit_id, state }).await
}

pub(super) fn facts(course: &Model) -> Value {
    json!({
        "course_id": course.id, "title": course.title, "organiser": course.organiser,
        "started_on": course.started_on, "ended_on": course.ended_on, "hours": course.hours,
        "doc_no": course.doc_no,
    })
}
