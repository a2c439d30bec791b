//! Reading over the tables of all features at once; nothing here is written.

use kernel::{SHANGHAI, UnitId, YearMonth, words};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime, Time};
use uuid::Uuid;

/// What one unit took in a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    pub entries: i64,
    pub seconds: i64,
}

/// Somebody who pauses longer than this does something else; an entry after a pause takes about so long.
const PAUSE_SECONDS: i32 = 600;
const ALONE_SECONDS: i32 = 60;
/// Looking and taking out is no entry.
const NO_ENTRY: [&str; 3] = ["reveal", "export", "download_refused"];

/// Whose unit a subject is of is looked up by its id, in one table after the other until it is found: joins with all of
/// them read each as a whole. `audit_log_at_idx` finds the month.
const TAKEN: &str = "WITH entries AS ( \
       SELECT a.subject_id, CASE WHEN a.at - lag(a.at) OVER w <= make_interval(secs => $3) \
           THEN greatest(extract(epoch FROM a.at - lag(a.at) OVER w)::bigint, 1) ELSE $4 END AS seconds \
       FROM audit_log a WHERE a.at >= $1 AND a.at < $2 AND a.actor_kind = 'account' AND a.action <> ALL($5) \
       WINDOW w AS (PARTITION BY a.actor_id ORDER BY a.seq)), \
     subjects AS (SELECT subject_id, count(*) AS entries, sum(seconds) AS seconds FROM entries GROUP BY 1) \
     SELECT coalesce( \
         (SELECT u.id FROM units u WHERE u.id = e.subject_id), \
         (SELECT m.unit_id FROM members m WHERE m.id = e.subject_id), \
         (SELECT t.unit_id FROM meetings t WHERE t.id = e.subject_id), \
         (SELECT p.unit_id FROM posts p WHERE p.id = e.subject_id), \
         (SELECT f.unit_id FROM development_files f WHERE f.id = e.subject_id), \
         (SELECT coalesce(r.from_unit_id, r.to_unit_id) FROM transfers r WHERE r.id = e.subject_id), \
         (SELECT c.unit_id FROM dues_entries c WHERE c.id = e.subject_id), \
         (SELECT y.unit_id FROM dues_payments y WHERE y.id = e.subject_id), \
         (SELECT s.unit_id FROM dues_assessments s WHERE s.id = e.subject_id), \
         (SELECT coalesce(d.unit_id, o.unit_id) FROM documents d LEFT JOIN members o ON o.id = d.member_id \
           WHERE d.id = e.subject_id), \
         (SELECT k.unit_id FROM talks k WHERE k.id = e.subject_id) \
       ) AS unit_id, sum(e.entries)::bigint AS entries, sum(e.seconds)::bigint AS seconds \
     FROM subjects e GROUP BY 1";

/// By unit; none for what belongs to the organisation as a whole.
pub async fn taken(tx: &TenantTx, month: YearMonth) -> Result<Vec<(Option<UnitId>, Taken)>, DbErr> {
    let (from, until) = span(month);
    let no = NO_ENTRY.map(str::to_owned).to_vec();
    let values = [from.into(), until.into(), PAUSE_SECONDS.into(), ALONE_SECONDS.into(), no.into()];
    let rows = tx.query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, TAKEN, values)).await?;
    let unit = |row: &QueryResult| {
        let id: Option<Uuid> = row.try_get("", "unit_id")?;
        let taken = Taken { entries: row.try_get("", "entries")?, seconds: row.try_get("", "seconds")? };
        Ok((id.map(UnitId), taken))
    };
    rows.iter().map(unit).collect()
}

/// From its first moment to that of the next, where people live.
fn span(month: YearMonth) -> (OffsetDateTime, OffsetDateTime) {
    let start = |day: Date| day.with_time(Time::MIDNIGHT).assume_offset(SHANGHAI);
    (start(month.first_day()), start(month.next().first_day()))
}

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
