use crate::collections::words::AnswerState;
use kernel::UnitId;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement};
use tenancy::TenantTx;
use time::Date;
use uuid::Uuid;

const LATE: &str = "SELECT a.unit_id, count(*) AS collections, min(c.due_on) AS first \
     FROM collections c JOIN collection_answers a ON a.collection_id = c.id \
     WHERE c.state = 'sent' AND c.due_on < $1 AND a.state = ANY($2) \
     GROUP BY a.unit_id";

/// Collections not answered on the day they were due: how many every unit owes, and the first of those days.
pub async fn late_answers(tx: &TenantTx, today: Date) -> Result<Vec<(UnitId, u32, Date)>, DbErr> {
    let missing = AnswerState::MISSING.map(|state| state.as_str().to_owned()).to_vec();
    let query = Statement::from_sql_and_values(DbBackend::Postgres, LATE, [today.into(), missing.into()]);
    let one = |row: &QueryResult| {
        let (unit, count): (Uuid, i64) = (row.try_get("", "unit_id")?, row.try_get("", "collections")?);
        Ok((UnitId(unit), u32::try_from(count).unwrap_or(u32::MAX), row.try_get("", "first")?))
    };
    tx.query_all_raw(query).await?.iter().map(one).collect()
}
