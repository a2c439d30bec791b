//! Answers that were given to operators, and requests that are being answered.

use rest::Slip;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, Value};
use tenancy::PlatformTx;
use time::{Duration, OffsetDateTime};

/// What nobody has answered for so long was given up with its process.
const GIVEN_UP: Duration = Duration::minutes(2);
const KEPT: Duration = Duration::DAY;

const BEGIN: &str = "INSERT INTO operator_answers AS a (operator_id, key, request_hash, begun_at) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (operator_id, key) DO UPDATE SET begun_at = excluded.begun_at \
     WHERE a.status IS NULL AND a.begun_at < $5 AND a.request_hash = excluded.request_hash";
const FIND: &str = "SELECT request_hash, status, content_type, body FROM operator_answers WHERE operator_id = $1 AND key = $2";
const KEEP: &str = "UPDATE operator_answers SET status = $3, content_type = $4, body = $5 \
     WHERE operator_id = $1 AND key = $2 AND status IS NULL";
const TAKE_BACK: &str = "DELETE FROM operator_answers WHERE operator_id = $1 AND key = $2 AND status IS NULL";
const FORGET: &str = "DELETE FROM operator_answers WHERE begun_at < $1";

/// A key that was used before.
pub struct Used {
    pub request_hash: Vec<u8>,
    /// None while it is being answered.
    pub answer: Option<Kept>,
}

/// An answer as it is kept.
pub struct Kept {
    pub status: i32,
    pub content_type: String,
    pub sealed: Vec<u8>,
}

/// Takes a key; false when it was taken before.
pub async fn begin_answer(tx: &PlatformTx, slip: &Slip, now: OffsetDateTime) -> Result<bool, DbErr> {
    let print = slip.print().to_vec();
    let values =
        [slip.actor.into(), slip.key.clone().into(), print.into(), now.into(), (now - GIVEN_UP).into()];
    Ok(tx.execute_raw(statement(BEGIN, values)).await?.rows_affected() == 1)
}

pub async fn used(tx: &PlatformTx, slip: &Slip) -> Result<Option<Used>, DbErr> {
    let find = statement(FIND, [slip.actor.into(), slip.key.clone().into()]);
    let Some(row) = tx.query_one_raw(find).await? else { return Ok(None) };
    let status: Option<i32> = row.try_get("", "status")?;
    let answer = match status {
        Some(status) => Some(Kept {
            status,
            content_type: row.try_get("", "content_type")?,
            sealed: row.try_get("", "body")?,
        }),
        None => None,
    };
    Ok(Some(Used { request_hash: row.try_get("", "request_hash")?, answer }))
}

pub async fn keep_answer(tx: &PlatformTx, slip: &Slip, kept: Kept) -> Result<(), DbErr> {
    let Kept { status, content_type, sealed } = kept;
    let values =
        [slip.actor.into(), slip.key.clone().into(), status.into(), content_type.into(), sealed.into()];
    tx.execute_raw(statement(KEEP, values)).await.map(drop)
}

/// Nothing was done, so the key is free again.
pub async fn take_back(tx: &PlatformTx, slip: &Slip) -> Result<(), DbErr> {
    tx.execute_raw(statement(TAKE_BACK, [slip.actor.into(), slip.key.clone().into()])).await.map(drop)
}

/// Forgets what nobody asks for again.
pub async fn forget_answers(tx: &PlatformTx, now: OffsetDateTime) -> Result<(), DbErr> {
    tx.execute_raw(statement(FORGET, [(now - KEPT).into()])).await.map(drop)
}

fn statement<const N: usize>(sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}
