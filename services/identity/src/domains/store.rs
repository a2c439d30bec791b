//! The organisation's own hosts. The table `domains` is the deployment's; what a tenant's transaction may do with it are
//! functions of the database that read from the role whose hosts they are. So a host changes together with the log and
//! the events, or not at all.

use kernel::TenantKey;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement, Value};
use tenancy::{PlatformTx, TenantTx};
use time::OffsetDateTime;

/// A host an organisation claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Domain {
    pub host: String,
    pub token: String,
    pub primary: bool,
    pub added_at: Option<OffsetDateTime>,
    pub checked_at: Option<OffsetDateTime>,
    pub verified_at: Option<OffsetDateTime>,
    /// Since when the proof of a proven host is missing.
    pub unproven_since: Option<OffsetDateTime>,
    /// Why the last check failed.
    pub failure: Option<String>,
}

kernel::words! {
    /// What became of a claim.
    pub enum Added {
        Entered = "added",
        /// The organisation has as many as it may.
        Full = "full",
        /// It claims the host already.
        Here = "here",
        /// Somebody else has proven it.
        Taken = "taken",
    }
}

kernel::words! {
    /// What became of a check.
    pub enum Checked {
        /// From now on the host is the organisation's.
        Proven = "proven",
        /// Of two that proved it at the same time the other has it.
        Taken = "taken",
        Noted = "noted",
    }
}

const ALL: &str = "SELECT host, token, is_primary, added_at, checked_at, verified_at, unproven_since, failure \
     FROM platform.own_domains($1)";
const ADD: &str = "SELECT platform.domain_add($1, $2, $3, $4) AS done";
const CHECKED: &str = "SELECT platform.domain_checked($1, $2, $3) AS done";
const LOSE: &str = "SELECT platform.domain_lose($1, $2) AS done";
const PRIME: &str = "SELECT platform.domain_prime($1)";
const REMOVE: &str = "SELECT platform.domain_remove($1) AS done";
/// Organisations with a proven host that was not looked at since.
const DUE: &str = "SELECT DISTINCT t.key FROM domains d \
     JOIN tenants t ON t.tenant_id = d.tenant_id AND t.state IN ('active', 'suspended') \
     WHERE d.verified_at IS NOT NULL AND coalesce(d.checked_at, d.verified_at) <= $1 ORDER BY t.key LIMIT 10000";

/// Everything the organisation claims, in order of name.
pub async fn all(tx: &TenantTx) -> Result<Vec<Domain>, DbErr> {
    let every = statement(ALL, [None::<String>.into()]);
    tx.query_all_raw(every).await?.iter().map(read).collect()
}

pub async fn find(tx: &TenantTx, host: &str) -> Result<Option<Domain>, DbErr> {
    tx.query_one_raw(statement(ALL, [host.into()])).await?.as_ref().map(read).transpose()
}

/// Claims a host, if the organisation has fewer than so many.
pub async fn add(
    tx: &TenantTx,
    host: &str,
    token: &str,
    now: OffsetDateTime,
    most: u16,
) -> Result<Added, DbErr> {
    done(tx, statement(ADD, [host.into(), token.into(), now.into(), i32::from(most).into()])).await
}

/// Writes down how a check ended. A host that was proven once stays so for now: a name server that is away for an hour
/// takes nobody's pages away.
pub async fn checked(
    tx: &TenantTx,
    host: &str,
    failure: Option<&str>,
    now: OffsetDateTime,
) -> Result<Checked, DbErr> {
    done(tx, statement(CHECKED, [host.into(), failure.into(), now.into()])).await
}

/// Takes a host out of service whose proof has been missing since then; whether it was one.
pub async fn lose(tx: &TenantTx, host: &str, since: OffsetDateTime) -> Result<bool, DbErr> {
    yes(tx, statement(LOSE, [host.into(), since.into()])).await
}

/// Makes a host the one letters lead to, or none.
pub async fn prime(tx: &TenantTx, host: Option<&str>) -> Result<(), DbErr> {
    tx.query_one_raw(statement(PRIME, [host.into()])).await.map(drop)
}

/// Whether there was one.
pub async fn delete(tx: &TenantTx, host: &str) -> Result<bool, DbErr> {
    yes(tx, statement(REMOVE, [host.into()])).await
}

/// Organisations with a proven host nobody has looked at since.
pub async fn due(tx: &PlatformTx, since: OffsetDateTime) -> Result<Vec<TenantKey>, DbErr> {
    let key = |row: &QueryResult| -> Result<TenantKey, DbErr> {
        let key: String = row.try_get("", "key")?;
        key.parse().map_err(|_| DbErr::Type("platform.tenants.key".into()))
    };
    tx.query_all_raw(statement(DUE, [since.into()])).await?.iter().map(key).collect()
}

async fn done<T: std::str::FromStr>(tx: &TenantTx, asked: Statement) -> Result<T, DbErr> {
    let word: String = answer(tx, asked).await?.try_get("", "done")?;
    word.parse().map_err(|_| DbErr::Type(format!("{word} is no answer about a host")))
}

async fn yes(tx: &TenantTx, asked: Statement) -> Result<bool, DbErr> {
    answer(tx, asked).await?.try_get("", "done")
}

async fn answer(tx: &TenantTx, asked: Statement) -> Result<QueryResult, DbErr> {
    let row = tx.query_one_raw(asked).await?;
    row.ok_or_else(|| DbErr::RecordNotFound("an answer about a host".into()))
}

fn statement<const N: usize>(sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}

fn read(row: &QueryResult) -> Result<Domain, DbErr> {
    Ok(Domain {
        host: row.try_get("", "host")?,
        token: row.try_get("", "token")?,
        primary: row.try_get("", "is_primary")?,
        added_at: row.try_get("", "added_at")?,
        checked_at: row.try_get("", "checked_at")?,
        verified_at: row.try_get("", "verified_at")?,
        unproven_since: row.try_get("", "unproven_since")?,
        failure: row.try_get("", "failure")?,
    })
}
