//! Who was honoured in a span.

use super::{
    drill::{Place, limit_of},
    people::{people, statement},
};
use crate::statistics::{frame::Counting, rules::life::Span};
use kernel::UnitId;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement, Value};
use tenancy::TenantTx;

/// Those of [`people`] who were honoured after the day `$11`, with the column `level`: once for each level, or in one class
/// together. The entries of a span are few, and are gathered by `honours_awarded_idx`.
pub fn honoured(of: &Counting, span: Span, by_level: bool) -> (String, Vec<Value>) {
    let level = if by_level { "level" } else { "'all'" };
    let sql = format!(
        "SELECT p.*, h.level FROM ({}) p JOIN (SELECT DISTINCT member_id, {level} AS level FROM honours \
         WHERE member_id IS NOT NULL AND withdrawn_at IS NULL AND awarded_on > $11 AND awarded_on <= $3) h \
         ON h.member_id = p.id",
        people(of)
    );
    (sql, vec![span.after.into()])
}

/// How many members were honoured, each once.
pub async fn count_honoured(tx: &TenantTx, of: &Counting, span: Span) -> Result<i64, DbErr> {
    let (from, more) = honoured(of, span, false);
    let found =
        tx.query_one_raw(statement(of, format!("SELECT count(*) AS n FROM ({from}) p"), more)).await?;
    found.map_or(Ok(0), |row| row.try_get("", "n"))
}

const UNITS: &str = "FROM honours h JOIN units u ON u.id = h.unit_id WHERE u.path LIKE $1 AND h.member_id IS NULL \
     AND h.withdrawn_at IS NULL AND h.awarded_on > $2 AND h.awarded_on <= $3";

/// How many units were honoured at each level; at any of them where the class is empty.
pub async fn honoured_units(tx: &TenantTx, path: &str, span: Span) -> Result<Vec<(String, i64)>, DbErr> {
    let sql = format!(
        "SELECT coalesce(h.level, '') AS class, count(DISTINCT u.id) AS n {UNITS} GROUP BY GROUPING SETS ((), (h.level))"
    );
    let values: [Value; 3] = [format!("{path}%").into(), span.after.into(), span.through.into()];
    let rows = tx.query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?;
    rows.iter().map(|row| Ok((row.try_get("", "class")?, row.try_get("", "n")?))).collect()
}

/// A unit that was honoured.
#[derive(Clone, Debug, FromQueryResult)]
pub struct HonouredUnit {
    pub id: UnitId,
    pub name: String,
}

/// Those of one level, or all of them, by name.
pub async fn honoured_units_behind(
    tx: &TenantTx,
    path: &str,
    span: Span,
    level: &str,
    after: &Place,
    limit: u64,
) -> Result<Vec<HonouredUnit>, DbErr> {
    let sql = format!(
        "SELECT DISTINCT u.id, u.name {UNITS} AND ($4 = '' OR h.level = $4) AND (u.name, u.id) > ($5, $6) \
         ORDER BY u.name, u.id LIMIT $7"
    );
    let values: [Value; 7] = [
        format!("{path}%").into(),
        span.after.into(),
        span.through.into(),
        level.into(),
        after.initials.clone().into(),
        after.id.into(),
        limit_of(limit),
    ];
    let rows = tx.query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?;
    rows.iter().map(|row| HonouredUnit::from_query_result(row, "")).collect()
}
