use super::jobs::Stop;
use crate::Records;
use tenancy::{TenantScope, portability::restored_since};
use time::Duration;

/// Whether the organisation was set back to an earlier moment so short a while ago that it may be undone. What was in
/// use before names objects of which nobody here knows: until then none is removed, and the sweep after it finds all.
///
/// # Errors
/// When the database is away.
pub async fn lately(records: &Records, scope: &TenantScope) -> Result<bool, Stop> {
    let days = records.files.as_ref().map_or(0, |files| files.settings.after_restore_days);
    let since = records.base.clock.now() - Duration::days(days.into());
    let tx = records.base.db.begin(scope).await?;
    Ok(restored_since(&tx, since).await?)
}
