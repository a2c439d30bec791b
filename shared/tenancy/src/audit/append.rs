use super::{
    Entry, Who, canonical,
    chain::{COLUMNS, Link},
};
use crate::TenantTx;
use kernel::AuditId;
use sea_orm::{ConnectionTrait as _, DbBackend, DbErr, Statement};
use time::OffsetDateTime;
use uuid::Uuid;

const LOCK: &str = "SELECT seq, hash FROM audit_head WHERE id = 1 FOR UPDATE";
const THERE: &str =
    "SELECT 1 AS one FROM audit_log WHERE subject_id = $1 AND action = $2 AND request_id = $3";
const MOVE: &str = "UPDATE audit_head SET seq = $1, hash = $2 WHERE id = 1";

/// Adds an entry to the tenant's chain. The end of the chain stays locked until the transaction ends, so it
/// belongs near the end of the work.
///
/// # Errors
/// When the database is away, or refuses.
pub async fn append(
    tx: &TenantTx,
    who: &Who,
    entry: Entry<'_>,
    now: OffsetDateTime,
) -> Result<AuditId, DbErr> {
    let head = tx.query_one_raw(Statement::from_string(DbBackend::Postgres, LOCK)).await?;
    let head = head.ok_or_else(|| DbErr::RecordNotFound("audit_head".to_owned()))?;
    let id = AuditId::new();
    let link = link(id, who, entry, now, head.try_get::<i64>("", "seq")? + 1, head.try_get("", "hash")?);
    let (seq, hash) = (link.seq, link.hash().to_vec());
    tx.execute_raw(insert(link, hash.clone())).await?;
    tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, MOVE, [seq.into(), hash.into()]))
        .await?;
    Ok(id)
}

/// The same, unless the log has what this request did already: whoever takes up what somebody else began, and perhaps
/// told, tells it once.
///
/// # Errors
/// As [`append`].
pub async fn append_once(
    tx: &TenantTx,
    who: &Who,
    entry: Entry<'_>,
    now: OffsetDateTime,
) -> Result<Option<AuditId>, DbErr> {
    // held first: nobody else adds it between the look and the entry
    tx.query_one_raw(Statement::from_string(DbBackend::Postgres, LOCK)).await?;
    let request = who.request_id.map(Uuid::from);
    let there = [entry.subject_id.into(), entry.action.into(), request.into()];
    let there = Statement::from_sql_and_values(DbBackend::Postgres, THERE, there);
    match tx.query_one_raw(there).await? {
        Some(_) => Ok(None),
        None => append(tx, who, entry, now).await.map(Some),
    }
}

fn link(id: AuditId, who: &Who, entry: Entry<'_>, now: OffsetDateTime, seq: i64, prev: Vec<u8>) -> Link {
    Link {
        seq,
        id: id.0,
        at: to_micros(now),
        actor_kind: who.kind.to_owned(),
        actor_id: who.id,
        on_behalf_of: who.on_behalf_of.map(Uuid::from),
        action: entry.action.to_owned(),
        subject: entry.subject.to_owned(),
        subject_id: entry.subject_id,
        old: entry.old.as_ref().map(canonical),
        new: entry.new.as_ref().map(canonical),
        why: entry.why,
        request_id: who.request_id.map(Uuid::from),
        prev,
    }
}

fn insert(link: Link, hash: Vec<u8>) -> Statement {
    let sql = format!(
        "INSERT INTO audit_log ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)"
    );
    let values = [
        link.seq.into(),
        link.id.into(),
        link.at.into(),
        link.actor_kind.into(),
        link.actor_id.into(),
        link.on_behalf_of.into(),
        link.action.into(),
        link.subject.into(),
        link.subject_id.into(),
        link.old.into(),
        link.new.into(),
        link.why.into(),
        link.request_id.into(),
        link.prev.into(),
        hash.into(),
    ];
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}

/// The table keeps microseconds; what is hashed must be what is read back.
fn to_micros(at: OffsetDateTime) -> OffsetDateTime {
    at.replace_nanosecond(at.nanosecond() / 1_000 * 1_000).unwrap_or(at)
}
