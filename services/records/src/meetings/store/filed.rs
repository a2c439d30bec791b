use kernel::UnitId;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use tenancy::TenantTx;
use time::Date;
use uuid::Uuid;

/// A look for each unit along `meetings_unit_idx`, which ends at the first, where the records of a year are many.
const FILED: &str = "SELECT u.id FROM units u WHERE EXISTS (SELECT 1 FROM meetings m \
     WHERE m.unit_id = u.id AND m.day BETWEEN $1 AND $2 AND m.state = 'filed')";

/// Units that filed a record between two days.
///
/// # Errors
/// When the database is away.
pub async fn units_filed(tx: &TenantTx, first: Date, last: Date) -> Result<Vec<UnitId>, DbErr> {
    let query = Statement::from_sql_and_values(DbBackend::Postgres, FILED, [first.into(), last.into()]);
    let unit = |row: &sea_orm::QueryResult| Ok(UnitId(row.try_get::<Uuid>("", "id")?));
    tx.query_all_raw(query).await?.iter().map(unit).collect()
}
