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

/// Every class of the bulletin, with what the file of somebody in it says; parameters are `$2` to `$6`, see [`values`].
const CLASSES: [(&str, &str); 5] = [
    ("women", "f.gender = 'female'"),
    ("minority", "f.ethnic IS NOT NULL AND f.ethnic <> $2 AND NOT f.ethnic = ANY($3)"),
    ("young", "f.birth_date >= $4"),
    ("junior_college", "left(f.education, 1) = ANY($5)"),
    ("front_line", "f.work_post = ANY($6)"),
];

/// The open files of the units (`development_files_unit_idx`); files are a few hundredths of the roster.
const OPEN: &str = "FROM development_files f JOIN units u ON u.id = f.unit_id \
     WHERE u.path LIKE $1 AND f.closed_on IS NULL";

const FILE: &str = "SELECT f.id, f.name, f.unit_id, u.name AS unit_name, f.since";

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

/// In one pass.
pub async fn pool(tx: &TenantTx, scope: &Scope, kinds: Kinds) -> Result<Vec<Pooled>, DbErr> {
    let counts = CLASSES.map(|(class, such)| format!(", count(*) FILTER (WHERE {such}) AS {class}")).concat();
    let sql = format!(
        "SELECT f.standing::text AS standing, count(*) AS n{counts} {OPEN} \
         AND f.standing IN ('applicant', 'activist', 'candidate') GROUP BY f.standing"
    );
    read(tx, sql, values(scope, kinds)).await
}

async fn read<T: FromQueryResult>(tx: &TenantTx, sql: String, values: Vec<Value>) -> Result<Vec<T>, DbErr> {
    let rows = tx.query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?;
    rows.iter().map(|row| T::from_query_result(row, "")).collect()
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
    let sql = format!(
        "{FILE} {OPEN} AND f.standing = $2 AND (f.name, f.id) > ($3, $4) ORDER BY f.name, f.id LIMIT $5"
    );
    let values = vec![
        format!("{}%", scope.path).into(),
        standing.into(),
        after.initials.clone().into(),
        after.id.into(),
        super::drill::limit_of(limit),
    ];
    read(tx, sql, values).await
}

/// Activists and candidates in one class, all of them where it is empty, by name.
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
    let cases = CLASSES.map(|(class, such)| format!(" WHEN '{class}' THEN {such}")).concat();
    let sql = format!(
        "{FILE} {OPEN} AND f.standing IN ('activist', 'candidate') AND CASE $7{cases} ELSE $7 = '' END \
         AND (f.name, f.id) > ($8, $9) ORDER BY f.name, f.id LIMIT $10"
    );
    read(tx, sql, values).await
}
