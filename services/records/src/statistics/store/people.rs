//! Who is counted on a day, with the class of each in every theme.

use crate::statistics::frame::Counting;
use kernel::{MemberId, UnitId};
use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, FromQueryResult, JsonValue as Json, QueryResult, Statement, Value,
};
use std::collections::HashSet;
use tenancy::{FOR_ITS_VALUES, TenantTx};

/// The columns, and what is the same in either form; parameters are `$1` to `$10`, see [`values`].
const COLUMNS_OF: &str = "SELECT m.id, m.name, m.initials, u.id AS unit_id, u.name AS unit_name, m.joined_on, \
     m.dues_paid_to, \
     CASE WHEN m.member_kind = 'full' AND coalesce(m.full_on, m.joined_on) <= $3 THEN 'full' ELSE 'probationary' END AS kind, \
     m.gender::text AS gender, \
     CASE WHEN m.ethnic IS NULL OR m.ethnic = ANY($7) THEN 'unknown' WHEN m.ethnic = $6 THEN 'majority' \
       ELSE 'minority' END AS ethnic, \
     CASE WHEN m.education IS NULL THEN 'unknown' WHEN left(m.education, 1) = ANY($8) THEN 'junior_college' \
       ELSE 'below' END AS education, \
     coalesce(width_bucket(coalesce(m.birth_date, m.id_birth_date), $9::date[])::text, 'unknown') AS age, \
     width_bucket(m.joined_on, $10::date[])::text AS period, \
     coalesce(m.work_post, 'unknown')::text AS post \
     FROM members m JOIN units u ON ";

/// As the rows stand: the planner reads a branch by `members_unit_idx`, and the whole roster in one scan.
const AS_IT_IS: &str = "u.id = m.unit_id AND $4::jsonb IS NOT NULL \
     WHERE m.membership_state = 'normal' AND u.path LIKE $1 AND u.kind = ANY($2) AND m.joined_on <= $3 \
     AND ($5::uuid IS NULL OR m.group_id = $5)";

/// As they stood before later changes. What a member was before is looked up in one object by key, a binary search for
/// each row. A join with an array of them is no alternative: a plan that is kept for any parameters takes an array for
/// ten entries, loops, and needs most of a minute where three thousand members have moved since.
const AS_IT_WAS: &str = "u.id = coalesce(($4::jsonb ->> ('u' || m.id::text))::uuid, m.unit_id) \
     WHERE coalesce($4::jsonb ->> ('s' || m.id::text), m.membership_state) = 'normal' \
     AND u.path LIKE $1 AND u.kind = ANY($2) AND m.joined_on <= $3 AND ($5::uuid IS NULL OR m.group_id = $5)";

/// How many parameters [`people`] takes.
pub const PARAMETERS: usize = 10;

/// Who is counted, with the class of each in every theme.
pub fn people(of: &Counting) -> String {
    format!("{COLUMNS_OF}{}", if of.before.0.is_empty() { AS_IT_IS } else { AS_IT_WAS })
}

/// What the parameters stand for.
pub fn values(of: &Counting) -> Vec<Value> {
    let classes = &of.classes;
    vec![
        format!("{}%", of.scope.path).into(),
        of.scope.kinds.clone().into(),
        of.day.into(),
        Json::Object(of.before.0.clone()).into(),
        of.scope.group.map(|group| group.0).into(),
        classes.majority.clone().into(),
        classes.not_counted.clone().into(),
        classes.junior_college.clone().into(),
        classes.age_limits.clone().into(),
        classes.period_starts.clone().into(),
    ]
}

/// Planned for the part of the tree it asks about: a branch is read by indexes, the whole organisation in one scan.
pub fn statement(of: &Counting, sql: String, more: impl IntoIterator<Item = Value>) -> Statement {
    let mut all = values(of);
    all.extend(more);
    Statement::from_sql_and_values(DbBackend::Postgres, sql + FOR_ITS_VALUES, all)
}

/// How many there are in one class of one theme; the theme is the name of its column, none for all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub column: Option<&'static str>,
    pub class: String,
    pub count: i64,
}

/// The columns in the order of the bits of `grouping`, the highest first.
const COLUMNS: [&str; 7] = ["kind", "gender", "ethnic", "education", "age", "period", "post"];

/// Every class of every theme in one pass: people are counted by all columns at once, which leaves a few thousand
/// combinations, and grouping sets add these up by one column each. Grouping sets over the people themselves would sort
/// them and look up seven classes for each.
pub async fn counted(tx: &TenantTx, of: &Counting) -> Result<Vec<Counted>, DbErr> {
    let (columns, sets) = (COLUMNS.join(", "), COLUMNS.map(|column| format!("({column})")).join(", "));
    let sql = format!(
        "SELECT grouping({columns}) AS bits, coalesce({columns}, '') AS class, coalesce(sum(p.n), 0)::bigint AS n \
         FROM (SELECT {columns}, count(*) AS n FROM ({}) a GROUP BY {columns}) p GROUP BY GROUPING SETS ((), {sets})",
        people(of)
    );
    tx.query_all_raw(statement(of, sql, [])).await?.iter().map(row).collect()
}

fn row(row: &QueryResult) -> Result<Counted, DbErr> {
    let bits: i32 = row.try_get("", "bits")?;
    // a column that is grouped by has its bit clear; of none, all are set
    let at = (0..COLUMNS.len()).find(|at| bits & (1 << (COLUMNS.len() - 1 - at)) == 0);
    Ok(Counted {
        column: at.map(|at| COLUMNS[at]),
        class: row.try_get("", "class")?,
        count: row.try_get("", "n")?,
    })
}

pub async fn count(tx: &TenantTx, of: &Counting) -> Result<i64, DbErr> {
    let found =
        tx.query_one_raw(statement(of, format!("SELECT count(*) AS n FROM ({}) p", people(of)), [])).await?;
    found.map_or(Ok(0), |row| row.try_get("", "n"))
}

/// Everybody, by id.
pub async fn ids(tx: &TenantTx, of: &Counting) -> Result<Vec<MemberId>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        id: MemberId,
    }
    let sql = format!("SELECT p.id FROM ({}) p ORDER BY p.id", people(of));
    let rows = tx.query_all_raw(statement(of, sql, [])).await?;
    rows.iter().map(|row| Row::from_query_result(row, "").map(|row| row.id)).collect()
}

/// The units whose members are counted, whatever has become of the units.
pub async fn units_within(tx: &TenantTx, path: &str, kinds: &[String]) -> Result<HashSet<UnitId>, DbErr> {
    let sql = "SELECT id FROM units WHERE path LIKE $1 AND kind = ANY($2)";
    let values = [format!("{path}%").into(), kinds.to_vec().into()];
    let rows = tx.query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?;
    rows.iter().map(|row| row.try_get("", "id")).collect()
}
