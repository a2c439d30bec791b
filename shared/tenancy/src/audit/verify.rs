use super::chain::{COLUMNS, Link, START};
use crate::TenantTx;
use sea_orm::{ConnectionTrait as _, DbBackend, DbErr, QueryResult, Statement};
use serde::Serialize;

const HEAD: &str = "SELECT seq, hash FROM audit_head WHERE id = 1";
/// One statement, so one moment: entries behind the end would not have been put there by [`super::append`].
const SURPLUS: &str =
    "SELECT EXISTS (SELECT 1 FROM audit_log WHERE seq > (SELECT seq FROM audit_head)) AS surplus";
const BATCH: i64 = 1_000;

/// What is wrong with a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// The number does not follow the one before: an entry was removed or put in.
    Gap,
    /// The entry does not name the hash of the one before.
    Link,
    /// The entry's content does not give its hash: it was changed.
    Content,
    /// The chain does not end where it should: entries were cut off or put behind it.
    End,
}

/// The outcome of walking a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Entries that are in order.
    pub entries: i64,
    /// The first entry that is not, and why.
    pub broken: Option<(i64, Fault)>,
}

impl Verdict {
    pub fn is_whole(&self) -> bool {
        self.broken.is_none()
    }
}

/// Walks the tenant's chain from its beginning.
///
/// # Errors
/// When the database is away.
pub async fn verify(tx: &TenantTx) -> Result<Verdict, DbErr> {
    // read before the entries: what is added meanwhile lies behind it
    let head = tx.query_one_raw(Statement::from_string(DbBackend::Postgres, HEAD)).await?;
    let head = head.ok_or_else(|| DbErr::RecordNotFound("audit_head".to_owned()))?;
    let end: (i64, Vec<u8>) = (head.try_get("", "seq")?, head.try_get("", "hash")?);
    let (mut seq, mut hash) = (0, START.to_vec());
    loop {
        let rows = batch(tx, seq, end.0).await?;
        for row in &rows {
            match step(row, seq, &hash)? {
                Ok(next) => (seq, hash) = (seq + 1, next),
                Err(fault) => return Ok(Verdict { entries: seq, broken: Some((seq + 1, fault)) }),
            }
        }
        if rows.is_empty() {
            break;
        }
    }
    let whole = (seq, hash) == end && !has_surplus(tx).await?;
    let broken = (!whole).then_some((seq + 1, Fault::End));
    Ok(Verdict { entries: seq, broken })
}

async fn has_surplus(tx: &TenantTx) -> Result<bool, DbErr> {
    let row = tx.query_one_raw(Statement::from_string(DbBackend::Postgres, SURPLUS)).await?;
    row.map_or(Ok(false), |row| row.try_get("", "surplus"))
}

async fn batch(tx: &TenantTx, after: i64, last: i64) -> Result<Vec<QueryResult>, DbErr> {
    let sql = format!("SELECT {COLUMNS} FROM audit_log WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT $3");
    let values = [after.into(), last.into(), BATCH.into()];
    tx.query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await
}

/// Checks one row against the end of the chain so far; gives the new end.
fn step(row: &QueryResult, seq: i64, hash: &[u8]) -> Result<Result<Vec<u8>, Fault>, DbErr> {
    let link = Link::of_row(row)?;
    let written: Vec<u8> = row.try_get("", "hash")?;
    Ok(if link.seq != seq + 1 {
        Err(Fault::Gap)
    } else if link.prev != hash {
        Err(Fault::Link)
    } else if link.hash()[..] != written[..] {
        Err(Fault::Content)
    } else {
        Ok(written)
    })
}
