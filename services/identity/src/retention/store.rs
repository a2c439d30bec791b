//! The tables `retention` and `purges` and every query on them.

use rulepack::DataClass;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement};
use std::collections::{BTreeMap, BTreeSet};
use tenancy::TenantTx;
use time::OffsetDateTime;
use uuid::Uuid;

fn statement<const N: usize>(sql: &str, values: [sea_orm::Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}

/// What the organisation chose, in days; the rest is as usual.
pub async fn chosen(tx: &TenantTx) -> Result<BTreeMap<DataClass, i32>, DbErr> {
    let rows = tx.query_all_raw(statement("SELECT data_class, days FROM retention", [])).await?;
    rows.iter().map(|row| Ok((row.try_get("", "data_class")?, row.try_get("", "days")?))).collect()
}

const CHOSEN_SINCE: &str = "SELECT data_class FROM retention WHERE updated_at > $1";

/// The kinds whose period was chosen after a moment.
pub async fn chosen_since(tx: &TenantTx, moment: OffsetDateTime) -> Result<BTreeSet<DataClass>, DbErr> {
    let rows = tx.query_all_raw(statement(CHOSEN_SINCE, [moment.into()])).await?;
    rows.iter().map(|row| row.try_get("", "data_class")).collect()
}

const CHOOSE: &str = "INSERT INTO retention (data_class, days, updated_at) VALUES ($1, $2, $3) \
     ON CONFLICT (data_class) DO UPDATE SET days = excluded.days, updated_at = excluded.updated_at";

pub async fn choose(tx: &TenantTx, class: DataClass, days: u16, now: OffsetDateTime) -> Result<(), DbErr> {
    let values = [class.into(), i32::from(days).into(), now.into()];
    tx.execute_raw(statement(CHOOSE, values)).await.map(drop)
}

/// What was erased of one kind in one round.
#[derive(Clone, Debug)]
pub struct Purge {
    pub run: Uuid,
    pub class: DataClass,
    pub before: OffsetDateTime,
    pub erased: i64,
    pub at: OffsetDateTime,
}

const NOTE: &str = "INSERT INTO purges (run, data_class, before, erased, at) VALUES ($1, $2, $3, $4, $5) \
     ON CONFLICT (run, data_class) DO NOTHING";

/// Writes a purge down; one that is written down already stays as it is.
pub async fn note(tx: &TenantTx, purge: Purge) -> Result<(), DbErr> {
    let Purge { run, class, before, erased, at } = purge;
    let values = [run.into(), class.into(), before.into(), erased.into(), at.into()];
    tx.execute_raw(statement(NOTE, values)).await.map(drop)
}

const PAGE: &str = "SELECT run, data_class, before, erased, at FROM purges \
     WHERE $1::timestamptz IS NULL OR (at, run, data_class) < ($1, $2, $3) \
     ORDER BY at DESC, run DESC, data_class DESC LIMIT $4";

/// A place in the list.
pub type Place = (OffsetDateTime, Uuid, DataClass);

/// A page, newest first.
pub async fn page(tx: &TenantTx, before: Option<Place>, limit: u64) -> Result<Vec<Purge>, DbErr> {
    let (at, run, class) =
        before.map_or((None, None, None), |(at, run, class)| (Some(at), Some(run), Some(class.as_str())));
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let values = [at.into(), run.into(), class.into(), limit.into()];
    tx.query_all_raw(statement(PAGE, values)).await?.iter().map(read).collect()
}

fn read(row: &QueryResult) -> Result<Purge, DbErr> {
    Ok(Purge {
        run: row.try_get("", "run")?,
        class: row.try_get("", "data_class")?,
        before: row.try_get("", "before")?,
        erased: row.try_get("", "erased")?,
        at: row.try_get("", "at")?,
    })
}

/// Forgets what was heard of these kinds, before it is heard again.
pub async fn forget(tx: &TenantTx, classes: &[DataClass]) -> Result<(), DbErr> {
    let words: Vec<String> = classes.iter().map(ToString::to_string).collect();
    tx.execute_raw(statement("DELETE FROM purges WHERE data_class = ANY($1)", [words.into()])).await.map(drop)
}
