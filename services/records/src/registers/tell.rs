//! What both registers write down and tell of a member.

use crate::{desk::Desk, members::Member};
use events::kinds::MemberChanged;
use rest::Problem;
use serde_json::Value;
use tenancy::audit::Entry;

/// Audits what a register says of the member now, and tells it.
///
/// # Errors
/// When the database is away.
pub async fn changed(desk: &Desk<'_>, member: &Member, action: &str, new: Value) -> Result<(), Problem> {
    let (subject_id, new) = (Some(member.id.0), Some(new));
    desk.audit(Entry { action, subject: "member", subject_id, new, ..Entry::default() }).await?;
    let state = member.membership_state.to_string();
    desk.emit(&MemberChanged { id: member.id, unit_id: member.unit_id, state }).await
}
