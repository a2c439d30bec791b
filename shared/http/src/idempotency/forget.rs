use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use tenancy::TenantTx;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// So long a request may be sent again.
const KEPT: Duration = Duration::DAY;

const FORGET: &str = "DELETE FROM idempotency_keys WHERE created_at < $1";
const FORGET_OF: &str = "DELETE FROM idempotency_keys WHERE actor = $1";

/// Forgets the answers nobody asks for again: they hold what the people of an organisation were told.
///
/// # Errors
/// When the database is away.
pub async fn forget_answers(tx: &TenantTx, now: OffsetDateTime) -> Result<(), DbErr> {
    let values = [(now - KEPT).into()];
    tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, FORGET, values)).await.map(drop)
}

/// Forgets every answer to somebody of whom nothing is to be left.
///
/// # Errors
/// When the database is away.
pub async fn forget_answers_of(tx: &TenantTx, actor: Uuid) -> Result<(), DbErr> {
    let values = [actor.into()];
    tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, FORGET_OF, values)).await.map(drop)
}
