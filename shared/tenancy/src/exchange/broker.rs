use super::{Letter, PublicKeys};
use crate::{PlatformDb, PlatformTx, TenantTx};
use kernel::{ExchangeId, TenantId, TenantKind, UnitId};
use sea_orm::{ConnectionTrait as _, DbBackend, DbErr, QueryResult, Statement, Value};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A committee that takes relations for its organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Committee {
    pub id: UnitId,
    pub name: String,
}

/// An organisation as others know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    pub tenant: TenantId,
    pub name: String,
    pub kind: TenantKind,
    /// Takes relations now.
    pub accepts: bool,
    pub committees: Vec<Committee>,
    pub keys: PublicKeys,
}

/// A message that waits for the organisation of the transaction. One without a letter says that the other side is no
/// more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub exchange: ExchangeId,
    pub number: i32,
    pub sender: TenantId,
    pub envelope: String,
    pub letter: Option<Letter>,
}

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Posted {
    Posted,
    /// The other side was first, and is to be heard before.
    Raced,
    /// There is nobody to tell.
    Gone,
}

/// Says who one is. What is `None` stays as it was.
///
/// # Errors
/// When the database is away.
pub async fn introduce(
    tx: &TenantTx,
    name: &str,
    takes: Option<(bool, &[Committee])>,
    keys: &PublicKeys,
) -> Result<(), DbErr> {
    let committees = takes.map(|(_, committees)| text(&committees)).transpose()?;
    let values = [
        name.into(),
        takes.map(|(accepts, _)| accepts).into(),
        committees.into(),
        keys.sign.clone().into(),
        keys.seal.clone().into(),
    ];
    call(tx, "SELECT platform.exchange_introduce($1, $2, $3, $4, $5)", values).await.map(drop)
}

/// Other organisations that take relations now, by part of their name, without their keys.
///
/// # Errors
/// When the database is away.
pub async fn directory(tx: &TenantTx, part: &str, most: i32) -> Result<Vec<Party>, DbErr> {
    let sql = "SELECT tenant_id, name, kind, committees, true AS accepts, ''::bytea AS sign_key, \
        ''::bytea AS seal_key FROM platform.exchange_directory($1, $2)";
    let rows = tx.query_all_raw(statement(sql, [part.into(), most.into()])).await?;
    rows.iter().map(read_party).collect()
}

/// # Errors
/// When the database is away.
pub async fn party(tx: &TenantTx, id: TenantId) -> Result<Option<Party>, DbErr> {
    let sql = "SELECT tenant_id, name, kind, accepts, committees, sign_key, seal_key \
        FROM platform.exchange_party($1)";
    tx.query_one_raw(statement(sql, [id.0.into()])).await?.as_ref().map(read_party).transpose()
}

/// Posts the next message, in the transaction of what it tells.
///
/// # Errors
/// When the database is away.
pub async fn post(
    tx: &TenantTx,
    exchange: ExchangeId,
    number: i32,
    receiver: TenantId,
    letter: &Letter,
) -> Result<Posted, DbErr> {
    let values = [
        exchange.0.into(),
        number.into(),
        receiver.0.into(),
        letter.envelope.clone().into(),
        letter.signature.clone().into(),
        letter.sealed.clone().into(),
    ];
    let row = call(tx, "SELECT platform.exchange_post($1, $2, $3, $4, $5, $6) AS told", values).await?;
    let told: String = row.try_get("", "told")?;
    Ok(match told.as_str() {
        "posted" => Posted::Posted,
        "raced" => Posted::Raced,
        _ => Posted::Gone,
    })
}

/// What waits for the organisation, each exchange in its order.
///
/// # Errors
/// When the database is away.
pub async fn waiting(tx: &TenantTx, most: i32) -> Result<Vec<Message>, DbErr> {
    let sql =
        "SELECT exchange_id, number, sender, envelope, signature, sealed FROM platform.exchange_waiting($1)";
    tx.query_all_raw(statement(sql, [most.into()])).await?.iter().map(read_message).collect()
}

/// Lets one transaction at a time do what is said in an exchange, until it ends.
///
/// # Errors
/// When the database is away.
pub async fn hold(tx: &TenantTx, exchange: ExchangeId) -> Result<(), DbErr> {
    let sql = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text AS held";
    let name = format!("exchange/{exchange}/{}", tx.tenant().id);
    call(tx, sql, [name.into()]).await.map(drop)
}

/// Takes a message in the transaction of what it does; what it said is erased. False when it was taken before.
///
/// # Errors
/// When the database is away.
pub async fn take(tx: &TenantTx, exchange: ExchangeId, number: i32) -> Result<bool, DbErr> {
    counted(tx, "SELECT platform.exchange_take($1, $2) AS n", [exchange.0.into(), number.into()]).await
}

/// Whether the development file of whoever has this print may be kept here, until it is released. False says that
/// another organisation keeps one.
///
/// # Errors
/// When the database is away.
pub async fn claim_development(tx: &TenantTx, print: Vec<u8>) -> Result<bool, DbErr> {
    call(tx, "SELECT platform.claim_development($1) AS held", [print.into()]).await?.try_get("", "held")
}

/// # Errors
/// When the database is away.
pub async fn release_development(tx: &TenantTx, print: Vec<u8>) -> Result<bool, DbErr> {
    counted(tx, "SELECT platform.release_development($1) AS n", [print.into()]).await
}

/// Releases everything this organisation keeps.
///
/// # Errors
/// When the database is away.
pub async fn release_all_development(tx: &TenantTx) -> Result<bool, DbErr> {
    counted(tx, "SELECT platform.release_all_development() AS n", []).await
}

const DEPART: &str = "WITH last AS ( \
       SELECT DISTINCT ON (exchange_id) exchange_id, number, sender, receiver, signature FROM exchange_messages \
       WHERE sender = $1 OR receiver = $1 ORDER BY exchange_id, number DESC), \
     told AS ( \
       INSERT INTO exchange_messages (exchange_id, number, sender, receiver, envelope) \
       SELECT exchange_id, number + 1, $1, CASE WHEN sender = $1 THEN receiver ELSE sender END, '' FROM last \
       WHERE signature IS NOT NULL ON CONFLICT ON CONSTRAINT exchange_messages_pkey DO NOTHING RETURNING receiver) \
     INSERT INTO jobs (tenant_key, queue, payload, run_at) \
     SELECT t.key, 'exchange', '{\"work\":\"hear\"}', now() FROM tenants t \
     WHERE t.tenant_id IN (SELECT receiver FROM told)";

/// An organisation leaves the deployment: everybody it has to do with is told, what was said to it is erased, and what
/// it kept for itself is free. Its keys stay, so that what it said can still be read.
///
/// # Errors
/// When the database is away. It can be repeated.
pub async fn leave(db: &PlatformDb, tenant: TenantId) -> Result<(), DbErr> {
    let tx = db.begin().await?;
    for sql in [
        DEPART,
        "UPDATE exchange_messages SET sealed = NULL, taken_at = now() WHERE receiver = $1 AND taken_at IS NULL",
        "UPDATE exchange_parties SET accepts = false, name = '', committees = '[]' WHERE tenant_id = $1",
        "DELETE FROM development_claims WHERE tenant_id = $1",
    ] {
        tx.execute_raw(statement(sql, [tenant.0.into()])).await?;
    }
    tx.commit().await
}

const NUDGE: &str = "INSERT INTO jobs (tenant_key, queue, payload, run_at, dedupe) \
     SELECT DISTINCT t.key, 'exchange', '{\"work\":\"hear\"}', now(), t.key || ':hear/' || $2 \
     FROM exchange_messages m JOIN tenants t ON t.tenant_id = m.receiver AND t.state IN ('active', 'suspended') \
     WHERE m.taken_at IS NULL AND m.sent_at < $1 ON CONFLICT (queue, dedupe) DO NOTHING";

/// Has those who have not heard since `before` look again. `round` names the turn, so that several processes make one.
///
/// # Errors
/// When the database is away.
pub async fn nudge(tx: &PlatformTx, before: time::OffsetDateTime, round: i64) -> Result<(), DbErr> {
    tx.execute_raw(statement(NUDGE, [before.into(), round.to_string().into()])).await.map(drop)
}

fn statement<const N: usize>(sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}

async fn call<const N: usize>(tx: &TenantTx, sql: &str, values: [Value; N]) -> Result<QueryResult, DbErr> {
    let row = tx.query_one_raw(statement(sql, values)).await?;
    row.ok_or_else(|| DbErr::RecordNotFound("an answer of the exchange".into()))
}

async fn counted<const N: usize>(tx: &TenantTx, sql: &str, values: [Value; N]) -> Result<bool, DbErr> {
    let n: i32 = call(tx, sql, values).await?.try_get("", "n")?;
    Ok(n > 0)
}

fn text<T: Serialize>(value: &T) -> Result<String, DbErr> {
    serde_json::to_string(value).map_err(|error| DbErr::Json(error.to_string()))
}

fn read_party(row: &QueryResult) -> Result<Party, DbErr> {
    let (id, kind, committees): (Uuid, String, String) =
        (row.try_get("", "tenant_id")?, row.try_get("", "kind")?, row.try_get("", "committees")?);
    Ok(Party {
        tenant: TenantId(id),
        name: row.try_get("", "name")?,
        kind: kind.parse().map_err(|_| DbErr::Type(format!("{kind} is no kind of organisation")))?,
        accepts: row.try_get("", "accepts")?,
        committees: serde_json::from_str(&committees).map_err(|error| DbErr::Json(error.to_string()))?,
        keys: PublicKeys { sign: row.try_get("", "sign_key")?, seal: row.try_get("", "seal_key")? },
    })
}

fn read_message(row: &QueryResult) -> Result<Message, DbErr> {
    let (exchange, sender): (Uuid, Uuid) = (row.try_get("", "exchange_id")?, row.try_get("", "sender")?);
    let envelope: String = row.try_get("", "envelope")?;
    let (signature, sealed): (Option<Vec<u8>>, Option<Vec<u8>>) =
        (row.try_get("", "signature")?, row.try_get("", "sealed")?);
    let letter = signature.map(|signature| Letter {
        envelope: envelope.clone(),
        signature,
        sealed: sealed.unwrap_or_default(),
    });
    let number = row.try_get("", "number")?;
    Ok(Message { exchange: ExchangeId(exchange), number, sender: TenantId(sender), envelope, letter })
}
