//! The figures of all organisations of one service, for the control plane.

use super::{Bounds, Defaults, Quota, Standing};
use crate::PlatformTx;
use kernel::{TenantKey, TenantKind};
use sea_orm::{ConnectionTrait as _, DbBackend, DbErr, QueryResult, Statement, Value};
use time::{Date, OffsetDateTime, macros::date};

/// The day running totals lie under.
pub const STANDING: Date = date!(1970 - 01 - 01);

/// How much an organisation uses of something, on a day or (under [`STANDING`]) altogether.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub what: String,
    pub day: Date,
    pub amount: u64,
    pub updated_at: OffsetDateTime,
}

const OF_ONE: &str = "SELECT what, day, amount, updated_at FROM platform.usage \
     WHERE tenant_key = $1 AND (day >= $2 OR day = '1970-01-01') ORDER BY what, day";
const ADD: &str = "INSERT INTO platform.usage AS u (tenant_key, what, day, amount) \
     SELECT t.key, $2, $3, $4 FROM platform.tenants t WHERE t.key = $1 AND t.tenant_id IS NOT NULL \
     ON CONFLICT (tenant_key, what, day) DO UPDATE SET amount = CASE WHEN $5 \
         THEN greatest(u.amount, excluded.amount) ELSE u.amount + excluded.amount END, updated_at = now()";
const STANDING_OF: &str = "SELECT t.kind, t.quotas, coalesce(u.amount, 0) AS amount FROM platform.tenants t \
     LEFT JOIN platform.usage u ON u.tenant_key = t.key AND u.what = $2 AND u.day = $3 \
     WHERE t.key = $1 AND t.kind IS NOT NULL";
const OF_SOME: &str = "SELECT tenant_key, what, day, amount, updated_at FROM platform.usage \
     WHERE tenant_key = ANY($1) AND what = ANY($2) AND day = ANY($3)";
const TOTALS_OF: &str = "SELECT tenant_key, what, max(day) AS day, sum(amount)::bigint AS amount, \
     max(updated_at) AS updated_at FROM platform.usage WHERE tenant_key = ANY($1) AND what = ANY($2) \
     AND (day >= $3 OR day = '1970-01-01') GROUP BY tenant_key, what";
const FORGET: &str = "DELETE FROM platform.usage WHERE day < $1 AND day <> '1970-01-01'";

/// The running totals of an organisation in this service, and what was counted since a day.
///
/// # Errors
/// When the database is away.
pub async fn figures(tx: &PlatformTx, key: &TenantKey, since: Date) -> Result<Vec<Figure>, DbErr> {
    let rows = tx.query_all_raw(statement(OF_ONE, [key.as_str().into(), since.into()])).await?;
    rows.iter().map(figure).collect()
}

/// Adds to a figure of an organisation; with `latest` the larger of both stays, as for a point in time. One that
/// is not there (any more) is passed over.
///
/// # Errors
/// When the database is away.
pub async fn note(
    tx: &PlatformTx,
    key: &TenantKey,
    (what, day): (&str, Date),
    amount: u64,
    latest: bool,
) -> Result<(), DbErr> {
    let amount = i64::try_from(amount).unwrap_or(i64::MAX);
    let values = [key.as_str().into(), what.into(), day.into(), amount.into(), latest.into()];
    tx.execute_raw(statement(ADD, values)).await.map(drop)
}

/// The figures of several organisations on some days (running totals lie under [`STANDING`]).
///
/// # Errors
/// When the database is away.
pub async fn figures_of(
    tx: &PlatformTx,
    keys: &[TenantKey],
    what: &[&str],
    days: [Date; 2],
) -> Result<Vec<(TenantKey, Figure)>, DbErr> {
    let values = [texts(keys), texts(what), days.to_vec().into()];
    tx.query_all_raw(statement(OF_SOME, values)).await?.iter().map(of_tenant).collect()
}

/// One figure of a kind for each of several organisations: the running total, or the sum of what was counted by the
/// day since a day. No kind is counted both ways.
///
/// # Errors
/// When the database is away.
pub async fn totals_of(
    tx: &PlatformTx,
    keys: &[TenantKey],
    what: &[&str],
    since: Date,
) -> Result<Vec<(TenantKey, Figure)>, DbErr> {
    let values = [texts(keys), texts(what), since.into()];
    tx.query_all_raw(statement(TOTALS_OF, values)).await?.iter().map(of_tenant).collect()
}

/// How much an organisation uses of a quota in this service, of how much; `None` when it is not here.
///
/// # Errors
/// When the database is away.
pub async fn standing(
    tx: &PlatformTx,
    defaults: &Defaults,
    key: &TenantKey,
    quota: Quota,
    day: Date,
) -> Result<Option<Standing>, DbErr> {
    let values = [key.as_str().into(), quota.as_str().into(), day.into()];
    let Some(row) = tx.query_one_raw(statement(STANDING_OF, values)).await? else { return Ok(None) };
    let kind: TenantKind = row.try_get("", "kind")?;
    let kept: Option<String> = row.try_get("", "quotas")?;
    let used: i64 = row.try_get("", "amount")?;
    let bound = defaults.bound(kind, &Bounds::read(kept.as_deref()), quota);
    Ok(Some(Standing { used: u64::try_from(used).unwrap_or_default(), bound }))
}

/// Forgets what was counted by the day before that day.
///
/// # Errors
/// When the database is away.
pub async fn forget_before(tx: &PlatformTx, day: Date) -> Result<(), DbErr> {
    tx.execute_raw(statement(FORGET, [day.into()])).await.map(drop)
}

fn texts<T: ToString>(all: &[T]) -> Value {
    all.iter().map(ToString::to_string).collect::<Vec<String>>().into()
}

fn of_tenant(row: &QueryResult) -> Result<(TenantKey, Figure), DbErr> {
    let key: String = row.try_get("", "tenant_key")?;
    let key = key.parse().map_err(|_| DbErr::Type("platform.usage.tenant_key".into()))?;
    Ok((key, figure(row)?))
}

fn figure(row: &QueryResult) -> Result<Figure, DbErr> {
    let amount: i64 = row.try_get("", "amount")?;
    Ok(Figure {
        what: row.try_get("", "what")?,
        day: row.try_get("", "day")?,
        amount: u64::try_from(amount).unwrap_or_default(),
        updated_at: row.try_get("", "updated_at")?,
    })
}

fn statement<const N: usize>(sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}
