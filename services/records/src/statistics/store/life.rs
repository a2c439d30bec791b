//! Attendance of meetings.

use super::drill::{Place, limit_of};
use crate::statistics::rules::life::Span;
use kernel::UnitId;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement, Value};
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

/// Everything that is counted stands in `meeting_participants_marks_idx`, so no row of a list is read.
const LISTS: &str = "FROM units u JOIN meetings m ON m.unit_id = u.id JOIN meeting_participants p ON p.meeting_id = m.id \
     WHERE u.path LIKE $1 AND m.day > $2 AND m.day <= $3 AND m.state IN ('held', 'filed') AND p.standing <> 'guest'";

/// One pass over the lists of the meetings of the span.
const ATTENDANCE: &str = "SELECT count(*) AS should, \
     count(*) FILTER (WHERE p.mark = 'present') AS present, count(*) FILTER (WHERE p.mark = 'leave') AS leave, \
     count(*) FILTER (WHERE p.mark = 'unexcused') AS unexcused, \
     count(*) FILTER (WHERE p.mark = 'exempt') AS exempt, count(*) FILTER (WHERE p.mark IS NULL) AS unmarked";

/// Guests are on no roll.
pub async fn attendance(tx: &TenantTx, path: &str, span: Span) -> Result<Attendance, DbErr> {
    let values = [format!("{path}%").into(), span.after.into(), span.through.into()];
    let sql = format!("{ATTENDANCE} {LISTS}{FOR_ITS_VALUES}");
    let row = tx.query_one_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?;
    row.map_or(Ok(Attendance::default()), |row| Attendance::from_query_result(&row, ""))
}

/// How much of a sum a unit has, and of how much.
#[derive(Clone, Debug, FromQueryResult)]
pub struct UnitShare {
    pub id: UnitId,
    pub name: String,
    pub n: i64,
    pub of: i64,
}

/// The units whose meetings have entries with one mark, or any where it is empty, by name.
pub async fn attendance_behind(
    tx: &TenantTx,
    path: &str,
    span: Span,
    mark: &str,
    after: &Place,
    limit: u64,
) -> Result<Vec<UnitShare>, DbErr> {
    let marked = "count(*) FILTER (WHERE $4 = '' OR coalesce(p.mark, 'unmarked') = $4)";
    let sql = format!(
        "SELECT u.id, u.name, {marked} AS n, count(*) AS of {LISTS} AND (u.name, u.id) > ($5, $6) \
         GROUP BY u.id, u.name HAVING {marked} > 0 ORDER BY u.name, u.id LIMIT $7{FOR_ITS_VALUES}"
    );
    let values: [Value; 7] = [
        format!("{path}%").into(),
        span.after.into(),
        span.through.into(),
        mark.into(),
        after.initials.clone().into(),
        after.id.into(),
        limit_of(limit),
    ];
    let rows = tx.query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?;
    rows.iter().map(|row| UnitShare::from_query_result(row, "")).collect()
}
