//! What was perhaps entered twice; nothing of it is written.

use kernel::{MemberId, UnitId, YearMonth, words};
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
        /// Minutes that read like those of another meeting.
        MinutesAlike = "minutes_alike",
    }
}

/// Several entries that may be one.
#[derive(Clone, Debug)]
pub struct Double {
    pub what: DoubleEntry,
    pub unit: UnitId,
    pub on: Date,
    pub times: i64,
    /// Who paid, of payments.
    pub member: Option<MemberId>,
    /// The first of the entries, each with the unit it is kept in.
    pub records: Vec<(Uuid, UnitId)>,
}

/// Nobody looks at more entries of one hint.
const SHOWN: i32 = 10;

/// Meetings that share two kinds are one hint: the first union leaves the second row out.
const TWICE: &str = "SELECT 'meeting' AS what, m.unit_id, m.day AS on_day, count(*) AS times, NULL::uuid AS member_id, \
         (array_agg(m.id ORDER BY m.id))[1:$3] AS ids, (array_agg(m.unit_id ORDER BY m.id))[1:$3] AS places \
       FROM meetings m, unnest(m.kinds) k WHERE m.state <> 'cancelled' AND m.day BETWEEN $1 AND $2 \
       GROUP BY m.unit_id, m.day, m.planned_start, k HAVING count(*) > 1 \
     UNION \
     SELECT 'payment', p.unit_id, p.paid_on, count(*), p.member_id, \
         (array_agg(p.id ORDER BY p.id))[1:$3], (array_agg(p.unit_id ORDER BY p.id))[1:$3] FROM dues_payments p \
       WHERE p.paid_on BETWEEN $1 AND $2 AND p.reverses IS NULL \
         AND NOT EXISTS (SELECT 1 FROM dues_payments r WHERE r.reverses = p.id) \
       GROUP BY p.unit_id, p.member_id, p.amount, p.paid_on HAVING count(*) > 1 \
     UNION ALL \
     SELECT 'applicant', f.unit_id, f.since, others.files, NULL, others.ids, others.places FROM development_files f \
       JOIN (SELECT o.id_no_blind, count(*) AS files, (array_agg(o.id ORDER BY o.id))[1:$3] AS ids, \
           (array_agg(o.unit_id ORDER BY o.id))[1:$3] AS places \
         FROM development_files o GROUP BY 1 HAVING count(*) > 1) others \
         ON others.id_no_blind = f.id_no_blind \
       WHERE f.closed_on IS NULL AND f.since BETWEEN $1 AND $2 \
     UNION ALL \
     SELECT 'minutes_alike', m.unit_id, m.day, 2, NULL, ARRAY[o.id, m.id], ARRAY[o.unit_id, m.unit_id] \
       FROM meetings m JOIN meetings o ON o.id = m.resembles_id \
       WHERE m.state = 'filed' AND m.day BETWEEN $1 AND $2 \
     ORDER BY 3, 1, 2";

/// Everything of a month that may be one entry too many.
pub async fn twice(tx: &TenantTx, month: YearMonth) -> Result<Vec<Double>, DbErr> {
    let values = [month.first_day().into(), month.last_day().into(), SHOWN.into()];
    let rows = tx.query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, TWICE, values)).await?;
    let double = |row: &QueryResult| {
        let (what, unit): (String, Uuid) = (row.try_get("", "what")?, row.try_get("", "unit_id")?);
        let what = what.parse().map_err(|_| DbErr::Type("what was entered twice".into()))?;
        let (ids, places): (Vec<Uuid>, Vec<Uuid>) = (row.try_get("", "ids")?, row.try_get("", "places")?);
        let member: Option<Uuid> = row.try_get("", "member_id")?;
        Ok(Double {
            what,
            unit: UnitId(unit),
            on: row.try_get("", "on_day")?,
            times: row.try_get("", "times")?,
            member: member.map(MemberId),
            records: ids.into_iter().zip(places.into_iter().map(UnitId)).collect(),
        })
    };
    rows.iter().map(double).collect()
}
