//! The bodies of a part of the tree on a day, each with its secretary and its heads.

use super::people::{people, statement};
use crate::{statistics::frame::Counting, units::words::Situation};
use kernel::{MemberId, UnitId};
use rulepack::{Nature, UnitKind};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};
use tenancy::TenantTx;
use time::Date;

/// One of them.
#[derive(Clone, Debug, FromQueryResult)]
pub struct BodyRow {
    pub id: UnitId,
    pub name: String,
    pub kind: UnitKind,
    pub nature: Option<Nature>,
    pub situation: Option<Situation>,
    pub body_name: Option<String>,
    pub credit_code: Option<String>,
    pub joint_bodies: Option<i16>,
    pub founded_on: Option<Date>,
    pub term_started_on: Option<Date>,
    pub term_years: Option<i16>,
    pub secretary_id: Option<MemberId>,
    pub secretary_born: Option<Date>,
    pub full: i64,
}

/// A few thousand units, their secretaries (`posts` has one at a time, and few rows of each unit), and the heads of
/// every unit from one pass over the members. What is made of them is reckoned here: a few thousand rows are nothing.
pub async fn bodies(tx: &TenantTx, of: &Counting, kinds: Vec<String>) -> Result<Vec<BodyRow>, DbErr> {
    let sql = format!(
        "SELECT b.id, b.name, b.kind, b.nature, b.situation, b.body_name, b.credit_code, b.joint_bodies, \
         b.founded_on, b.term_started_on, \
         b.term_years, s.member_id AS secretary_id, coalesce(m.birth_date, m.id_birth_date) AS secretary_born, \
         coalesce(h.n, 0) AS \"full\" FROM units b \
         LEFT JOIN (SELECT DISTINCT ON (unit_id) unit_id, member_id FROM posts WHERE post = 'secretary' \
           AND started_on <= $3 AND (ended_on IS NULL OR ended_on > $3) ORDER BY unit_id, started_on DESC) s \
           ON s.unit_id = b.id \
         LEFT JOIN members m ON m.id = s.member_id \
         LEFT JOIN (SELECT p.unit_id, count(*) AS n FROM ({}) p WHERE p.kind = 'full' GROUP BY 1) h \
           ON h.unit_id = b.id \
         WHERE b.path LIKE $1 AND b.kind = ANY($11) AND (b.founded_on IS NULL OR b.founded_on <= $3) \
         AND (b.dissolved_on IS NULL OR b.dissolved_on > $3) ORDER BY b.path",
        people(of)
    );
    let rows = tx.query_all_raw(statement(of, sql, [kinds.into()])).await?;
    rows.iter().map(|row| BodyRow::from_query_result(row, "")).collect()
}
