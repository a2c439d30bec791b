use anyhow::Result;
use sqlx::{AssertSqlSafe, ConnectOptions, Executor, PgConnection, Row, postgres::PgConnectOptions};
use std::str::FromStr;

/// The server's superuser in a database.
pub async fn connect(admin_url: &str, database: &str) -> Result<PgConnection> {
    Ok(PgConnectOptions::from_str(admin_url)?
        .database(database)
        // a statement nobody waits for any more does not go on
        .options([("client_connection_check_interval", "1s")])
        .disable_statement_logging()
        .connect()
        .await?)
}

pub async fn run(conn: &mut PgConnection, sql: String) -> Result<()> {
    conn.execute(AssertSqlSafe(sql)).await?;
    Ok(())
}

/// Rows as COPY writes them.
pub async fn copy(conn: &mut PgConnection, statement: &str, rows: String) -> Result<()> {
    let mut copy = conn.copy_in_raw(statement).await?;
    copy.send(rows.into_bytes()).await?;
    copy.finish().await?;
    Ok(())
}

pub async fn text(conn: &mut PgConnection, sql: &str) -> Result<String> {
    Ok(sqlx::query(AssertSqlSafe(sql.to_owned())).fetch_one(conn).await?.try_get(0)?)
}
