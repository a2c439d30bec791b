//! Where people work whose branch is none of their employer's, and which employers have a body.

use super::people::{people, statement};
use crate::statistics::frame::Counting;
use kernel::UnitId;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, QueryResult, Statement};
use std::collections::HashMap;
use tenancy::TenantTx;
use time::Date;
use uuid::Uuid;

/// Full members of one employer in one unit.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Workplace {
    pub employer: String,
    pub unit_id: UnitId,
    pub unit_name: String,
    pub joint: bool,
    pub full: i64,
}

/// By what their records say of their employer: members of joint branches, and of branches of these natures. `without`
/// are the occupations of those who work for nobody.
pub async fn workplaces(
    tx: &TenantTx,
    of: &Counting,
    without: Vec<String>,
    natures: Vec<String>,
) -> Result<Vec<Workplace>, DbErr> {
    let sql = format!(
        "SELECT m.work_unit AS employer, u.id AS unit_id, u.name AS unit_name, \
         (u.kind = 'joint_branch' OR coalesce(u.situation = 'joint', false)) AS joint, \
         count(*) FILTER (WHERE p.kind = 'full') AS \"full\" \
         FROM ({}) p JOIN members m ON m.id = p.id JOIN units u ON u.id = p.unit_id \
         WHERE m.work_unit IS NOT NULL AND (m.work_post IS NULL OR m.work_post <> ALL($11)) \
         AND (u.kind = 'joint_branch' OR u.situation = 'joint' OR u.nature = ANY($12)) \
         GROUP BY m.work_unit, u.id, u.name, u.kind, u.situation",
        people(of)
    );
    let rows = tx.query_all_raw(statement(of, sql, [without.into(), natures.into()])).await?;
    rows.iter().map(|row| Workplace::from_query_result(row, "")).collect()
}

/// How many full members these groups have.
pub async fn in_groups(
    tx: &TenantTx,
    of: &Counting,
    groups: Vec<Uuid>,
) -> Result<HashMap<UnitId, i64>, DbErr> {
    let sql = format!(
        "SELECT m.group_id, count(*) AS n FROM ({}) p JOIN members m ON m.id = p.id \
         WHERE m.group_id = ANY($11) AND p.kind = 'full' GROUP BY m.group_id",
        people(of)
    );
    let rows = tx.query_all_raw(statement(of, sql, [groups.into()])).await?;
    let head = |row: &QueryResult| -> Result<(UnitId, i64), DbErr> {
        Ok((row.try_get("", "group_id")?, row.try_get("", "n")?))
    };
    rows.iter().map(head).collect()
}

/// An employer that has a body of these kinds somewhere in the organisation, within reach or not.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Covered {
    pub body_name: Option<String>,
    pub credit_code: Option<String>,
}

pub async fn covered(tx: &TenantTx, kinds: Vec<String>, day: Date) -> Result<Vec<Covered>, DbErr> {
    let sql = "SELECT DISTINCT b.body_name, b.credit_code FROM units b \
         WHERE b.kind = ANY($1) AND b.kind <> 'joint_branch' AND b.situation IS DISTINCT FROM 'joint' \
         AND (b.founded_on IS NULL OR b.founded_on <= $2) AND (b.dissolved_on IS NULL OR b.dissolved_on > $2)";
    let values = [kinds.into(), day.into()];
    let rows = tx.query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?;
    rows.iter().map(|row| Covered::from_query_result(row, "")).collect()
}
