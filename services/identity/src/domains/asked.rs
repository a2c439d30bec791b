//! The host an operation is about.

use super::store::{self, Domain};
use rest::{Ctx, Problem, kinds};
use tenancy::{PlatformTx, audit::Entry};

/// The claim of this organisation; another's is unknown here.
///
/// # Errors
/// 404 when there is none.
pub async fn claim(tx: &PlatformTx, ctx: &Ctx, host: &str) -> Result<Domain, Problem> {
    let found = store::find(tx, ctx.tenant().id, &host.to_ascii_lowercase()).await?;
    found.ok_or_else(|| kinds::NOT_FOUND.problem())
}

/// What was done, in the organisation's own log.
///
/// # Errors
/// When the database is away.
pub async fn audit(
    ctx: &Ctx,
    action: &str,
    host: &str,
    new: Option<serde_json::Value>,
) -> Result<(), Problem> {
    let old = Some(serde_json::json!({ "host": host }));
    ctx.audit(Entry { action, subject: "domain", old, new, ..Default::default() }).await
}
