//! Reading over the tables of all features at once; nothing here is written.

use crate::audit::{ALONE_SECONDS, NO_ENTRY, PAUSE_SECONDS};
use kernel::{SHANGHAI, UnitId, YearMonth};
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

/// Whose unit a subject is of is looked up by its id in the tables of its kind, one after the other until it is found:
/// joins with all of them read each as a whole. Where many units answer to one subject, the entry says which one it
/// was. `audit_log_at_idx` finds the month.
const TAKEN: &str = "WITH entries AS ( \
       SELECT a.subject, a.subject_id, \
           CASE WHEN a.subject IN ('collection', 'dues') THEN (a.new::jsonb ->> 'unit_id')::uuid END AS said, \
           CASE WHEN a.at - lag(a.at) OVER w <= make_interval(secs => $3) \
           THEN greatest(extract(epoch FROM a.at - lag(a.at) OVER w)::bigint, 1) ELSE $4 END AS seconds \
       FROM audit_log a WHERE a.at >= $1 AND a.at < $2 AND a.actor_kind = 'account' AND a.action <> ALL($5) \
       WINDOW w AS (PARTITION BY a.actor_id ORDER BY a.seq)), \
     subjects AS (SELECT subject, subject_id, said, count(*) AS entries, sum(seconds) AS seconds \
       FROM entries GROUP BY 1, 2, 3) \
     SELECT coalesce(e.said, CASE e.subject \
         WHEN 'unit' THEN (SELECT u.id FROM units u WHERE u.id = e.subject_id) \
         WHEN 'unit_request' THEN (SELECT q.unit_id FROM unit_requests q WHERE q.id = e.subject_id) \
         WHEN 'post' THEN (SELECT p.unit_id FROM posts p WHERE p.id = e.subject_id) \
         WHEN 'member' THEN (SELECT m.unit_id FROM members m WHERE m.id = e.subject_id) \
         WHEN 'visiting_member' THEN (SELECT v.unit_id FROM visiting_members v WHERE v.id = e.subject_id) \
        WHEN 'correction' THEN (SELECT m.unit_id FROM corrections c JOIN members m ON m.id = c.member_id \
           WHERE c.id = e.subject_id) \
         WHEN 'document' THEN (SELECT coalesce(d.unit_id, m.unit_id) FROM documents d \
           LEFT JOIN members m ON m.id = d.member_id WHERE d.id = e.subject_id) \
         WHEN 'meeting' THEN (SELECT t.unit_id FROM meetings t WHERE t.id = e.subject_id) \
         WHEN 'talk' THEN (SELECT k.unit_id FROM talks k WHERE k.id = e.subject_id) \
         WHEN 'honour' THEN (SELECT h.unit_id FROM honours h WHERE h.id = e.subject_id) \
         WHEN 'development' THEN coalesce( \
           (SELECT f.unit_id FROM development_files f WHERE f.id = e.subject_id), \
           (SELECT u.id FROM units u WHERE u.id = e.subject_id)) \
         WHEN 'transfer' THEN (SELECT coalesce(r.from_unit_id, r.to_unit_id) FROM transfers r \
           WHERE r.id = e.subject_id) \
         WHEN 'election' THEN (SELECT l.unit_id FROM elections l WHERE l.id = e.subject_id) \
         WHEN 'collection' THEN (SELECT c.unit_id FROM collections c WHERE c.id = e.subject_id) \
         WHEN 'archive' THEN (SELECT v.unit_id FROM archive_volumes v WHERE v.id = e.subject_id) \
         WHEN 'statistics' THEN (SELECT n.unit_id FROM statistics_snapshots n WHERE n.id = e.subject_id) \
         WHEN 'cadre' THEN (SELECT d.unit_id FROM cadres d WHERE d.id = e.subject_id) \
         WHEN 'cadre_appointment' THEN (SELECT d.unit_id FROM cadre_appointments a JOIN cadres d ON d.id = a.cadre_id \
           WHERE a.id = e.subject_id) \
         WHEN 'dues' THEN coalesce( \
           (SELECT y.unit_id FROM dues_payments y WHERE y.id = e.subject_id), \
           (SELECT s.unit_id FROM dues_assessments s WHERE s.id = e.subject_id), \
           (SELECT c.unit_id FROM dues_entries c WHERE c.id = e.subject_id), \
           (SELECT x.unit_id FROM dues_extras x WHERE x.id = e.subject_id), \
           (SELECT r.unit_id FROM dues_receipts r WHERE r.id = e.subject_id), \
           (SELECT g.from_unit_id FROM dues_remittances g WHERE g.id = e.subject_id), \
           (SELECT o.unit_id FROM dues_spendings o WHERE o.id = e.subject_id), \
           (SELECT b.unit_id FROM dues_publications b WHERE b.id = e.subject_id), \
           (SELECT z.unit_id FROM dues_reconciliations z WHERE z.id = e.subject_id), \
           (SELECT m.unit_id FROM dues_excuses w JOIN members m ON m.id = w.member_id WHERE w.id = e.subject_id)) \
       END) AS unit_id, sum(e.entries)::bigint AS entries, sum(e.seconds)::bigint AS seconds \
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

#[cfg(test)]
mod tests {
    use super::TAKEN;
    use std::{fs, path::Path};

    /// Of the organisation as a whole, or of a person who looks after the own.
    const COMMON: [&str; 5] = ["calendar", "import", "rule", "samples", "transfer_intake"];

    fn sources(folder: &Path, all: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, all);
            } else if !path.ends_with("burden/store.rs") {
                all.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }

    #[test]
    fn every_subject_of_the_log_is_of_a_unit_or_of_the_whole() {
        let mut all = String::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
        let mut subjects: Vec<&str> =
            all.split("subject: \"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        subjects.sort_unstable();
        subjects.dedup();
        assert!(subjects.len() > 15, "{subjects:?}");
        for subject in subjects {
            let known = TAKEN.contains(&format!("WHEN '{subject}'"));
            assert!(known != COMMON.contains(&subject), "whose unit is a {subject} of?");
        }
    }
}
