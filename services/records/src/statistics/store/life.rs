//! Attendance of meetings.

use crate::statistics::rules::life::Span;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement};
use tenancy::{FOR_ITS_VALUES, TenantTx};

/// Entries on the lists of meetings, by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Attendance {
    pub should: i64,
    pub present: i64,
    pub leave: i64,
    pub unexcused: i64,
    pub exempt: i64,
    pub unmarked: i64,
}

/// One pass over the lists of the meetings of the span: everything that is counted stands in
/// `meeting_participants_marks_idx`, so no row of a list is read.
const ATTENDANCE: &str = "SELECT count(*) AS should, \
     count(*) FILTER (WHERE p.mark = 'present') AS present, count(*) FILTER (WHERE p.mark = 'leave') AS leave, \
     count(*) FILTER (WHERE p.mark = 'unexcused') AS unexcused, \
     count(*) FILTER (WHERE p.mark = 'exempt') AS exempt, count(*) FILTER (WHERE p.mark IS NULL) AS unmarked \
     FROM units u JOIN meetings m ON m.unit_id = u.id JOIN meeting_participants p ON p.meeting_id = m.id \
     WHERE u.path LIKE $1 AND m.day > $2 AND m.day <= $3 AND m.state IN ('held', 'filed') AND p.standing <> 'guest'";

/// Guests are on no roll.
pub async fn attendance(tx: &TenantTx, path: &str, span: Span) -> Result<Attendance, DbErr> {
    let values = [format!("{path}%").into(), span.after.into(), span.through.into()];
    let sql = format!("{ATTENDANCE}{FOR_ITS_VALUES}");
    let row = tx.query_one_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?;
    row.map_or(Ok(Attendance::default()), |row| Attendance::from_query_result(&row, ""))
}
