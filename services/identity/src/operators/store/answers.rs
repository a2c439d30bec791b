//! Answers that were given to operators, and requests that are being answered.

use rest::Slip;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, Value};
use tenancy::PlatformTx;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// Of what nobody has heard for so long was given up with its process.
const GIVEN_UP: Duration = Duration::minutes(2);
const KEPT: Duration = Duration::DAY;

const BEGIN: &str = "INSERT INTO operator_answers AS a (operator_id, key, request_hash, begun_at, run_id, alive_at) \
     VALUES ($1, $2, $3, $4, $6, $4) \
     ON CONFLICT (operator_id, key) DO UPDATE SET run_id = excluded.run_id, alive_at = excluded.alive_at \
     WHERE a.status IS NULL AND a.alive_at < $5 AND a.request_hash = excluded.request_hash";
const ALIVE: &str = "UPDATE operator_answers SET alive_at = $2 WHERE run_id = $1 AND status IS NULL";
const FIND: &str = "SELECT request_hash, status, content_type, body FROM operator_answers WHERE operator_id = $1 AND key = $2";
const KEEP: &str = "UPDATE operator_answers SET status = $2, content_type = $3, body = $4 \
     WHERE run_id = $1 AND status IS NULL";
const TAKE_BACK: &str = "DELETE FROM operator_answers WHERE run_id = $1 AND status IS NULL";
const FORGET: &str = "DELETE FROM operator_answers WHERE alive_at < $1";

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

/// Takes a key for a run; none when another has it.
pub async fn begin_answer(tx: &PlatformTx, slip: &Slip, now: OffsetDateTime) -> Result<Option<Uuid>, DbErr> {
    let (print, run) = (slip.print().to_vec(), Uuid::now_v7());
    let given_up = now - GIVEN_UP;
    let values =
        [slip.actor.into(), slip.key.clone().into(), print.into(), now.into(), given_up.into(), run.into()];
    let taken = tx.execute_raw(statement(BEGIN, values)).await?.rows_affected() == 1;
    Ok(taken.then_some(run))
}

/// The run goes on: nobody else may take its key.
pub async fn goes_on(tx: &PlatformTx, run: Uuid, now: OffsetDateTime) -> Result<(), DbErr> {
    tx.execute_raw(statement(ALIVE, [run.into(), now.into()])).await.map(drop)
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

pub async fn keep_answer(tx: &PlatformTx, run: Uuid, kept: Kept) -> Result<(), DbErr> {
    let Kept { status, content_type, sealed } = kept;
    let values = [run.into(), status.into(), content_type.into(), sealed.into()];
    tx.execute_raw(statement(KEEP, values)).await.map(drop)
}

/// Nothing was done, so the key is free again.
pub async fn take_back(tx: &PlatformTx, run: Uuid) -> Result<(), DbErr> {
    tx.execute_raw(statement(TAKE_BACK, [run.into()])).await.map(drop)
}

/// Forgets what nobody asks for again.
pub async fn forget_answers(tx: &PlatformTx, now: OffsetDateTime) -> Result<(), DbErr> {
    tx.execute_raw(statement(FORGET, [(now - KEPT).into()])).await.map(drop)
}

fn statement<const N: usize>(sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}
