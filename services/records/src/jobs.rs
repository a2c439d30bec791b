//! Where a job takes place.

use events::jobs::{Claimed, Failure};
use tenancy::{SystemScope, TenantScope};

/// The organisation of a job; `None` when it is gone or being closed.
///
/// # Errors
/// When the job names none, or the database is away.
pub async fn entered(system: &SystemScope, job: &Claimed) -> Result<Option<TenantScope>, Failure> {
    let key = job.tenant.as_ref().ok_or_else(|| Failure::Never("a job of no organisation".into()))?;
    system.enter(key).await.map_err(|error| Failure::Later(error.to_string()))
}

/// The same where there is nothing to be done without it.
///
/// # Errors
/// For ever when it is gone.
pub async fn scope(system: &SystemScope, job: &Claimed) -> Result<TenantScope, Failure> {
    entered(system, job).await?.ok_or_else(|| Failure::Never("the organisation is gone".into()))
}
