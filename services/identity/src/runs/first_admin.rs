//! The administrator an organisation begins with, kept while the run that makes it goes on.

use super::store::statement;
use kernel::{Locale, RunId, TenantId};
use sea_orm::{ConnectionTrait, DbErr};
use tenancy::PlatformTx;

const KEEP: &str = "UPDATE provisioning SET admin_name = $2, admin_locale = $3 WHERE id = $1";
const KEPT: &str = "SELECT admin_name, admin_locale FROM provisioning \
     WHERE tenant_id = $1 AND finished_at IS NULL AND admin_name IS NOT NULL";
const FORGET: &str = "UPDATE provisioning SET admin_name = NULL, admin_locale = NULL \
     WHERE id = $1 AND admin_name IS NOT NULL";

/// In the transaction in which the run begins.
///
/// # Errors
/// When the database is away.
pub async fn keep(tx: &PlatformTx, run: RunId, name: &str, locale: Locale) -> Result<(), DbErr> {
    let values = [run.0.into(), name.into(), locale.as_str().into()];
    tx.execute_raw(statement(KEEP, values)).await.map(drop)
}

/// The name and the language that were asked for; none where nobody was named.
///
/// # Errors
/// When the database is away.
pub async fn kept(tx: &PlatformTx, tenant: TenantId) -> Result<Option<(String, Locale)>, DbErr> {
    let Some(row) = tx.query_one_raw(statement(KEPT, [tenant.0.into()])).await? else { return Ok(None) };
    let locale: String = row.try_get("", "admin_locale")?;
    let locale = if locale == Locale::En.as_str() { Locale::En } else { Locale::Zh };
    Ok(Some((row.try_get("", "admin_name")?, locale)))
}

/// The run is about to be over, and the invitation has the name.
///
/// # Errors
/// When the database is away.
pub async fn forget(tx: &PlatformTx, run: RunId) -> Result<(), DbErr> {
    tx.execute_raw(statement(FORGET, [run.0.into()])).await.map(drop)
}
