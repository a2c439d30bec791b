//! Forms of statements whose text does not depend on how many values there are: each is prepared once per
//! connection, and no number of values is too large.

use kernel::MemberId;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, ExprTrait, IdenStatic, Iterable,
    QueryResult, Statement, Value,
    sea_query::{Expr, extension::postgres::PgFunc},
};
use serde::Serialize;
use std::collections::HashMap;
use tenancy::{FOR_ITS_VALUES, TenantTx};
use time::Date;
use uuid::Uuid;

/// `column = ANY(values)`
pub fn any_of<C: ColumnTrait, T>(column: C, values: Vec<T>) -> Expr
where
    Value: From<Vec<T>>,
{
    Expr::col(column.as_column_ref()).eq(PgFunc::any(Expr::val(values)))
}

/// Inserts rows that travel as one JSON text.
///
/// # Errors
/// When a row does not serialise or the database refuses one.
pub async fn insert_all<E>(tx: &TenantTx, rows: &[E::Model]) -> Result<(), DbErr>
where
    E: EntityTrait,
    E::Model: Serialize,
{
    let columns: Vec<String> = E::Column::iter().map(|column| format!("\"{}\"", column.as_str())).collect();
    let (table, columns) = (E::default().table_name().to_owned(), columns.join(", "));
    let sql = format!(
        "INSERT INTO \"{table}\" ({columns}) SELECT {columns} FROM json_populate_recordset(NULL::\"{table}\", $1::json)"
    );
    let json = serde_json::to_string(rows).map_err(|error| DbErr::Json(error.to_string()))?;
    tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, [json.into()])).await.map(drop)
}

/// The last day of each of these members by a statement that asks for members and a day, and gives `member_id` and
/// `day`.
///
/// # Errors
/// When the database is away.
pub async fn last_days(
    tx: &TenantTx,
    sql: &str,
    members: Vec<MemberId>,
    late: Date,
) -> Result<HashMap<MemberId, Date>, DbErr> {
    let sql = format!("{sql}{FOR_ITS_VALUES}");
    let query = Statement::from_sql_and_values(DbBackend::Postgres, sql, [members.into(), late.into()]);
    let one =
        |row: &QueryResult| Ok((MemberId(row.try_get::<Uuid>("", "member_id")?), row.try_get("", "day")?));
    tx.query_all_raw(query).await?.iter().map(one).collect()
}

/// Bytes as Postgres reads them in a text.
pub mod hex {
    use serde::Serializer;

    pub fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&format!("\\x{}", data_encoding::HEXLOWER.encode(bytes)))
    }

    pub mod option {
        use serde::Serializer;

        pub fn serialize<S: Serializer>(bytes: &Option<Vec<u8>>, serializer: S) -> Result<S::Ok, S::Error> {
            match bytes {
                Some(bytes) => super::serialize(bytes, serializer),
                None => serializer.serialize_none(),
            }
        }
    }
}
