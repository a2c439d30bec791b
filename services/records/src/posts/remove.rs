use super::store;
use crate::desk::Desk;
use events::kinds::PostRemoved;
use kernel::PostId;
use rest::Problem;
use serde_json::json;
use tenancy::audit::Entry;

/// Takes away posts that served as samples. The history of real posts is never deleted.
///
/// # Errors
/// When the database is away.
pub async fn remove_sample(desk: &Desk<'_>, ids: &[PostId]) -> Result<(), Problem> {
    if ids.is_empty() {
        return Ok(());
    }
    store::delete(desk.tx, ids).await?;
    let gone: Vec<PostRemoved> = ids.iter().map(|id| PostRemoved { id: *id }).collect();
    desk.emit_all(&gone).await?;
    let old = json!({"count": ids.len(), "ids": ids});
    desk.audit(Entry { action: "remove", subject: "post", old: Some(old), ..Entry::default() }).await
}
