//! Floating members and those out of contact.

use super::people::people;
use crate::statistics::frame::{Counting, Scope};
use kernel::words;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use tenancy::TenantTx;
use time::Date;

words! {
    /// A register of the roster; the word is the class in its column.
    pub enum Register {
        Floating = "out",
        Lost = "lost",
    }
}

/// Those of [`people`] who are in the register on the day, with the column `register`. The entries are few: their members
/// are gathered first and looked up by their ids, where a join may be planned as a loop over the roster.
pub fn registered(of: &Counting, register: Register) -> String {
    let table = match register {
        Register::Floating => "floating_spells",
        Register::Lost => "lost_contacts",
    };
    format!(
        "SELECT p.*, '{register}' AS register FROM ({}) p WHERE p.id = ANY(ARRAY(\
         SELECT r.member_id FROM {table} r WHERE r.since <= $3 AND (r.until IS NULL OR r.until > $3)))",
        people(of)
    )
}

/// Members of other units who float into this part of the tree.
pub async fn away_here(tx: &TenantTx, scope: &Scope, day: Date) -> Result<i64, DbErr> {
    let sql = "SELECT count(DISTINCT f.member_id) AS n FROM floating_spells f \
         JOIN units u ON u.id = f.inflow_unit_id JOIN members m ON m.id = f.member_id \
         JOIN units h ON h.id = m.unit_id \
         WHERE u.path LIKE $1 AND h.path NOT LIKE $1 AND f.since <= $2 AND (f.until IS NULL OR f.until > $2)";
    let values = [format!("{}%", scope.path).into(), day.into()];
    let row = tx.query_one_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?;
    row.map_or(Ok(0), |row| row.try_get("", "n"))
}
