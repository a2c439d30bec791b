//! What was perhaps entered twice; nothing of it is written.

use kernel::{UnitId, YearMonth, words};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement};
use tenancy::TenantTx;
use time::Date;
use uuid::Uuid;

words! {
    /// What looks as if it had been entered twice.
    pub enum DoubleEntry {
        /// Meetings of one unit and kind that begin at the same time.
        Meeting = "meeting",
        /// Payments of one member, sum and day.
        Payment = "payment",
        /// Open and closed files of one person.
        Applicant = "applicant",
    }
}

/// Several entries that may be one.
#[derive(Clone, Copy, Debug)]
pub struct Double {
    pub what: DoubleEntry,
    pub unit: UnitId,
    pub on: Date,
    pub times: i64,
}

const TWICE: &str = "SELECT 'meeting' AS what, m.unit_id, m.day AS on_day, count(*) AS times \
       FROM meetings m, unnest(m.kinds) k WHERE m.state <> 'cancelled' AND m.day BETWEEN $1 AND $2 \
       GROUP BY m.unit_id, m.day, m.planned_start, k HAVING count(*) > 1 \
     UNION ALL \
     SELECT 'payment', p.unit_id, p.paid_on, count(*) FROM dues_payments p \
       WHERE p.paid_on BETWEEN $1 AND $2 AND p.reverses IS NULL \
         AND NOT EXISTS (SELECT 1 FROM dues_payments r WHERE r.reverses = p.id) \
       GROUP BY p.unit_id, p.member_id, p.amount, p.paid_on HAVING count(*) > 1 \
     UNION ALL \
     SELECT 'applicant', f.unit_id, f.since, others.files FROM development_files f \
       JOIN (SELECT id_no_blind, count(*) AS files FROM development_files GROUP BY 1 HAVING count(*) > 1) others \
         ON others.id_no_blind = f.id_no_blind \
       WHERE f.closed_on IS NULL AND f.since BETWEEN $1 AND $2 \
     ORDER BY 3, 1, 2";

/// Everything of a month that may be one entry too many.
pub async fn twice(tx: &TenantTx, month: YearMonth) -> Result<Vec<Double>, DbErr> {
    let values = [month.first_day().into(), month.last_day().into()];
    let rows = tx.query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, TWICE, values)).await?;
    let double = |row: &QueryResult| {
        let (what, unit): (String, Uuid) = (row.try_get("", "what")?, row.try_get("", "unit_id")?);
        let what = what.parse().map_err(|_| DbErr::Type("what was entered twice".into()))?;
        Ok(Double {
            what,
            unit: UnitId(unit),
            on: row.try_get("", "on_day")?,
            times: row.try_get("", "times")?,
        })
    };
    rows.iter().map(double).collect()
}
