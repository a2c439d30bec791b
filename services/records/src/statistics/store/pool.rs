//! People on the way to membership.

use crate::statistics::{frame::Scope, store::Place};
use kernel::{DevelopmentFileId, UnitId};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement, Value};
use tenancy::TenantTx;
use time::Date;

/// How many there are in one standing, and of them in the classes of the bulletin.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Pooled {
    pub standing: String,
    pub n: i64,
    pub women: i64,
    pub minority: i64,
    pub young: i64,
    pub junior_college: i64,
    pub front_line: i64,
}

/// What the classes are, in the form a database compares.
pub struct Kinds {
    pub majority: String,
    pub not_counted: Vec<String>,
    pub young_from: Date,
    pub junior_college: Vec<String>,
    pub front_line: Vec<String>,
}

/// One pass over the open files of the units (`development_files_unit_idx`); files are a few hundredths of the roster.
const POOL: &str = "SELECT f.standing::text AS standing, count(*) AS n, \
     count(*) FILTER (WHERE f.gender = 'female') AS women, \
     count(*) FILTER (WHERE f.ethnic IS NOT NULL AND f.ethnic <> $2 AND NOT f.ethnic = ANY($3)) AS minority, \
     count(*) FILTER (WHERE f.birth_date >= $4) AS young, \
     count(*) FILTER (WHERE left(f.education, 1) = ANY($5)) AS junior_college, \
     count(*) FILTER (WHERE f.work_post = ANY($6)) AS front_line \
     FROM development_files f JOIN units u ON u.id = f.unit_id \
     WHERE u.path LIKE $1 AND f.closed_on IS NULL AND f.standing IN ('applicant', 'activist', 'candidate') \
     GROUP BY f.standing";

fn values(scope: &Scope, kinds: Kinds) -> Vec<Value> {
    vec![
        format!("{}%", scope.path).into(),
        kinds.majority.into(),
        kinds.not_counted.into(),
        kinds.young_from.into(),
        kinds.junior_college.into(),
        kinds.front_line.into(),
    ]
}

pub async fn pool(tx: &TenantTx, scope: &Scope, kinds: Kinds) -> Result<Vec<Pooled>, DbErr> {
    let values = values(scope, kinds);
    let rows = tx.query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, POOL, values)).await?;
    rows.iter().map(|row| Pooled::from_query_result(row, "")).collect()
}

/// A person in the pool.
#[derive(Clone, Debug, FromQueryResult)]
pub struct FileBehind {
    pub id: DevelopmentFileId,
    pub name: String,
    pub unit_id: UnitId,
    pub unit_name: String,
    pub since: Date,
}

/// Those in one standing, by name.
pub async fn pool_behind(
    tx: &TenantTx,
    scope: &Scope,
    standing: &str,
    after: &Place,
    limit: u64,
) -> Result<Vec<FileBehind>, DbErr> {
    let sql = "SELECT f.id, f.name, f.unit_id, u.name AS unit_name, f.since FROM development_files f \
         JOIN units u ON u.id = f.unit_id WHERE u.path LIKE $1 AND f.closed_on IS NULL AND f.standing = $2 \
         AND (f.name, f.id) > ($3, $4) ORDER BY f.name, f.id LIMIT $5";
    let values = [
        format!("{}%", scope.path).into(),
        standing.into(),
        after.initials.clone().into(),
        after.id.into(),
        super::drill::limit_of(limit),
    ];
    let rows = tx.query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?;
    rows.iter().map(|row| FileBehind::from_query_result(row, "")).collect()
}

/// Activists and candidates in one class of [`POOL`], all of them where it is empty; its conditions are the same.
const MAKEUP: &str = "SELECT f.id, f.name, f.unit_id, u.name AS unit_name, f.since FROM development_files f \
     JOIN units u ON u.id = f.unit_id \
     WHERE u.path LIKE $1 AND f.closed_on IS NULL AND f.standing IN ('activist', 'candidate') \
     AND CASE $7 WHEN 'women' THEN f.gender = 'female' \
       WHEN 'minority' THEN f.ethnic IS NOT NULL AND f.ethnic <> $2 AND NOT f.ethnic = ANY($3) \
       WHEN 'young' THEN f.birth_date >= $4 \
       WHEN 'junior_college' THEN left(f.education, 1) = ANY($5) \
       WHEN 'front_line' THEN f.work_post = ANY($6) ELSE $7 = '' END \
     AND (f.name, f.id) > ($8, $9) ORDER BY f.name, f.id LIMIT $10";

/// By name.
pub async fn makeup_behind(
    tx: &TenantTx,
    scope: &Scope,
    kinds: Kinds,
    class: &str,
    after: &Place,
    limit: u64,
) -> Result<Vec<FileBehind>, DbErr> {
    let mut values = values(scope, kinds);
    values.extend([
        class.into(),
        after.initials.clone().into(),
        after.id.into(),
        super::drill::limit_of(limit),
    ]);
    let rows = tx.query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, MAKEUP, values)).await?;
    rows.iter().map(|row| FileBehind::from_query_result(row, "")).collect()
}
