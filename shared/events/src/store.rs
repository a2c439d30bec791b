use sea_orm::{DbBackend, DbErr, QueryResult, Statement, Value};
use std::time::Duration;
use time::OffsetDateTime;

/// The tables of this crate are few and fixed, so its queries are plain SQL.
pub(crate) fn statement<const N: usize>(sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}

pub(crate) fn column<T: sea_orm::TryGetable>(row: &QueryResult, name: &str) -> Result<T, DbErr> {
    row.try_get("", name)
}

pub(crate) fn after(now: OffsetDateTime, span: Duration) -> OffsetDateTime {
    now.checked_add(span.try_into().unwrap_or(time::Duration::DAY)).unwrap_or(now)
}

/// Keeps a text column short and free of the one byte Postgres refuses.
pub(crate) fn shorten(text: &str, most: usize) -> String {
    text.chars().filter(|c| *c != '\0').take(most).collect()
}
