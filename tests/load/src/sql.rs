use anyhow::Result;
use sqlx::{AssertSqlSafe, ConnectOptions, Executor, PgConnection, Row, postgres::PgConnectOptions};
use std::str::FromStr;

/// The server's superuser in a database.
pub async fn connect(admin_url: &str, database: &str) -> Result<PgConnection> {
    Ok(PgConnectOptions::from_str(admin_url)?
        .database(database)
        .disable_statement_logging()
        .connect()
        .await?)
}

pub async fn run(conn: &mut PgConnection, sql: String) -> Result<()> {
    conn.execute(AssertSqlSafe(sql)).await?;
    Ok(())
}

pub async fn text(conn: &mut PgConnection, sql: &str) -> Result<String> {
    Ok(sqlx::query(AssertSqlSafe(sql.to_owned())).fetch_one(conn).await?.try_get(0)?)
}
