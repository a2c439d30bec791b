//! The only queries on `erasures_done`.

use kernel::{ErasureId, MemberId};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use tenancy::TenantTx;
use time::OffsetDateTime;

const DONE: &str =
    "INSERT INTO erasures_done (id, member_id, at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING";

/// Writes a wish down as carried out; false when it was already.
pub async fn begin(
    tx: &TenantTx,
    id: ErasureId,
    member: MemberId,
    at: OffsetDateTime,
) -> Result<bool, DbErr> {
    let values = [id.0.into(), member.0.into(), at.into()];
    let done = tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, DONE, values)).await?;
    Ok(done.rows_affected() == 1)
}
