//! What becomes of the rows of files when people, or periods, ask for it. That there was an import stays.

use super::store;
use kernel::MemberId;
use sea_orm::DbErr;
use tenancy::TenantTx;
use time::OffsetDateTime;

/// Erases the rows a member came in with.
///
/// # Errors
/// When the database is away.
pub async fn erase_rows_of(tx: &TenantTx, member: MemberId) -> Result<(), DbErr> {
    store::delete_rows_of(tx, member.0).await
}

/// Erases rows and files of imports that began before and are not under way; how many rows there were. What was
/// entered stays on the roster and cannot be taken back by one word any more.
///
/// # Errors
/// When the database is away.
pub async fn purge(tx: &TenantTx, before: OffsetDateTime) -> Result<u64, DbErr> {
    store::forget_files_before(tx, before).await?;
    store::delete_rows_before(tx, before).await
}
