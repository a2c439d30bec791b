//! Floating members and those out of contact.

use super::{
    drill::{Place, limit_of},
    people::people,
};
use crate::statistics::frame::{Counting, Scope};
use kernel::{UnitId, words};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement, Value};
use tenancy::TenantTx;
use time::Date;
use uuid::Uuid;

words! {
    /// A register of the roster; the word is the class in its column.
    pub enum Register {
        Floating = "out",
        Lost = "lost",
    }
}

/// Those of [`people`] who are in the register on the day, with the column `register`, and the parameters of the query: of
/// stays those that had begun by `away_by` and changed unit or residence, as far as is known. The entries are few: their
/// members are gathered first and looked up by their ids, where a join may be planned as a loop over the roster.
pub fn registered(of: &Counting, register: Register, away_by: Date) -> (String, Vec<Value>) {
    let (begun, more) = match register {
        Register::Floating => {
            ("floating_spells r WHERE r.since <= $11 AND r.changed IS NOT FALSE", vec![away_by.into()])
        }
        Register::Lost => ("lost_contacts r WHERE r.since <= $3", Vec::new()),
    };
    let sql = format!(
        "SELECT p.*, '{register}' AS register FROM ({}) p WHERE p.id = ANY(ARRAY(\
         SELECT r.member_id FROM {begun} AND (r.until IS NULL OR r.until > $3)))",
        people(of)
    );
    (sql, more)
}

const INFLOW: &str = "FROM floating_spells f JOIN units u ON u.id = f.inflow_unit_id \
     JOIN members m ON m.id = f.member_id JOIN units h ON h.id = m.unit_id \
     WHERE u.path LIKE $1 AND h.path NOT LIKE $1 AND f.since <= $3 AND f.changed IS NOT FALSE \
     AND (f.until IS NULL OR f.until > $2)";

/// Members of other units who float into this part of the tree on a day, away since `away_by` at the latest.
pub async fn inflow(tx: &TenantTx, scope: &Scope, (day, away_by): (Date, Date)) -> Result<i64, DbErr> {
    let sql = format!("SELECT count(DISTINCT f.member_id) AS n {INFLOW}");
    let values = [format!("{}%", scope.path).into(), day.into(), away_by.into()];
    let row = tx.query_one_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?;
    row.map_or(Ok(0), |row| row.try_get("", "n"))
}

/// Somebody who floats in, with the unit that takes them in: their own may be out of the reader's reach.
#[derive(Clone, Debug, FromQueryResult)]
pub struct InflowMember {
    pub id: Uuid,
    pub name: String,
    pub unit_id: UnitId,
    pub unit_name: String,
    pub since: Date,
}

/// Those [`inflow`] counts, by name.
pub async fn inflow_behind(
    tx: &TenantTx,
    scope: &Scope,
    (day, away_by): (Date, Date),
    after: &Place,
    limit: u64,
) -> Result<Vec<InflowMember>, DbErr> {
    let sql = format!(
        "SELECT DISTINCT ON (m.name, m.id) m.id, m.name, u.id AS unit_id, u.name AS unit_name, f.since {INFLOW} \
         AND (m.name, m.id) > ($4, $5) ORDER BY m.name, m.id, f.since DESC LIMIT $6"
    );
    let values: [Value; 6] = [
        format!("{}%", scope.path).into(),
        day.into(),
        away_by.into(),
        after.initials.clone().into(),
        after.id.into(),
        limit_of(limit),
    ];
    let rows = tx.query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?;
    rows.iter().map(|row| InflowMember::from_query_result(row, "")).collect()
}
