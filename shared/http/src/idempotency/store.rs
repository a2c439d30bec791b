use super::fingerprint::Slip;
use crate::{OnConstraint, Problem, ctx::plain, kinds};
use axum::{
    http::{HeaderName, HeaderValue, StatusCode},
    response::Response,
};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use tenancy::TenantTx;
use time::OffsetDateTime;
use uuid::Uuid;

const CONTEXT: &str = "idempotency_keys.body";
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

const FIND: &str =
    "SELECT request_hash, status, content_type, body FROM idempotency_keys WHERE actor = $1 AND key = $2";
const KEEP: &str = "INSERT INTO idempotency_keys (actor, key, request_hash, status, content_type, body, created_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7)";

/// The answer this request got before.
///
/// # Errors
/// When the key was used for another request.
pub(crate) async fn given(tx: &TenantTx, slip: &Slip) -> Result<Option<Response>, Problem> {
    let find = Statement::from_sql_and_values(
        DbBackend::Postgres,
        FIND,
        [slip.actor.into(), slip.key.clone().into()],
    );
    let Some(row) = tx.query_one_raw(find).await? else { return Ok(None) };
    let print: Vec<u8> = row.try_get("", "request_hash")?;
    if print != slip.print.0 {
        return Err(kinds::IDEMPOTENCY_MISMATCH.problem());
    }
    let (status, kind, sealed): (i32, String, Vec<u8>) =
        (row.try_get("", "status")?, row.try_get("", "content_type")?, row.try_get("", "body")?);
    let body =
        tx.vault().open(CONTEXT, id(slip), &sealed).map_err(|e| kinds::INTERNAL.problem().because(e))?;
    Ok(Some(replayed(status, &kind, body)))
}

/// An answer that was kept, given again.
pub fn replayed(status: i32, kind: &str, body: Vec<u8>) -> Response {
    let status =
        u16::try_from(status).ok().and_then(|code| StatusCode::from_u16(code).ok()).unwrap_or(StatusCode::OK);
    let mut response = plain(status, kind, body);
    response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
    response
}

/// Keeps the answer. Two of the same request at once: the second waits here for the first and is refused.
///
/// # Errors
/// 409 when the same request was finished in between.
pub(crate) async fn keep(
    tx: &TenantTx,
    slip: &Slip,
    status: StatusCode,
    kind: &str,
    body: &[u8],
    now: OffsetDateTime,
) -> Result<(), Problem> {
    let sealed =
        tx.vault().seal(CONTEXT, id(slip), body).map_err(|e| kinds::INTERNAL.problem().because(e))?;
    let values = [
        slip.actor.into(),
        slip.key.clone().into(),
        slip.print.0.to_vec().into(),
        i32::from(status.as_u16()).into(),
        kind.into(),
        sealed.into(),
        now.into(),
    ];
    tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, KEEP, values))
        .await
        .map(drop)
        .on_constraint("idempotency_keys_pkey", &kinds::IDEMPOTENCY_IN_PROGRESS, "")
}

/// Binds the sealed answer to the request.
fn id(slip: &Slip) -> Uuid {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&slip.print.0[..16]);
    Uuid::from_bytes(bytes)
}
