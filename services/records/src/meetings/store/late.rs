use kernel::UnitId;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement};
use tenancy::TenantTx;
use time::Date;
use uuid::Uuid;

const LATE: &str = "SELECT m.unit_id, count(*) AS remedies, min(f.due_on) AS first \
     FROM meeting_follow_ups f JOIN meetings m ON m.id = f.meeting_id \
     WHERE f.problem IS NOT NULL AND f.done_on IS NULL AND f.due_on < $1 AND m.state IN ('held', 'filed') \
     GROUP BY m.unit_id";

/// Remedies not done on the day they were due: how many of the meetings of every unit, and the first of those days.
pub async fn late_remedies(tx: &TenantTx, today: Date) -> Result<Vec<(UnitId, u32, Date)>, DbErr> {
    let query = Statement::from_sql_and_values(DbBackend::Postgres, LATE, [today.into()]);
    let one = |row: &QueryResult| {
        let (unit, count): (Uuid, i64) = (row.try_get("", "unit_id")?, row.try_get("", "remedies")?);
        Ok((UnitId(unit), u32::try_from(count).unwrap_or(u32::MAX), row.try_get("", "first")?))
    };
    tx.query_all_raw(query).await?.iter().map(one).collect()
}
