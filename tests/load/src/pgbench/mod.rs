//! The same statements without the product: what the program sent for one request is read from the server's log and
//! played by pgbench, the transaction opened the same way, statements prepared, for the same organisations.

mod log;
mod play;
mod script;

pub use play::{play, run, together};

use crate::{
    ground::{Ground, NAME, Tenant},
    hammer::{self, Shot},
    sql,
};
use anyhow::{Result, bail};
use kernel::Service;
use script::Known;
use serde_json::Value;
use std::{fs, path::PathBuf, time::Duration};

/// Statements of one request in one database.
pub struct Script {
    pub service: Service,
    pub file: PathBuf,
    pub statements: usize,
}

/// Organisations pgbench chooses from.
pub const MOST: usize = 100;

/// Plays one request with logging on and writes a script per database it touched.
pub async fn capture(ground: &Ground, name: &str, shot: impl Fn(&Tenant) -> Shot) -> Result<Vec<Script>> {
    let tenant = &ground.tenants[0];
    hammer::once(ground.address(), vec![shot(tenant)], 1).await?;
    let mut conn = ground.admin("postgres").await?;
    logging(&mut conn, true).await?;
    tokio::time::sleep(Duration::from_millis(300)).await;
    let before = fs::read(ground.postgres_log())?.len();
    let answers = hammer::once(ground.address(), vec![shot(tenant)], 1).await?;
    tokio::time::sleep(Duration::from_millis(300)).await;
    let log = fs::read(ground.postgres_log())?;
    logging(&mut conn, false).await?;
    let log = String::from_utf8_lossy(&log[before..]).into_owned();
    let many = ground.tenants.len().min(MOST);
    tables(ground, &ground.tenants[..many]).await?;
    let mut scripts = Vec::new();
    for &service in Service::ALL {
        let statements = log::statements(&log, service, tenant);
        if statements.is_empty() {
            continue;
        }
        let file = ground.folder.join(format!("{name}-{service}.sql"));
        let known = Known { tenant, service, made: made(&answers, tenant) };
        fs::write(&file, known.script(&statements, many))?;
        scripts.push(Script { service, file, statements: statements.len() });
    }
    if scripts.is_empty() {
        bail!("nothing of the request was found in the log of Postgres");
    }
    Ok(scripts)
}

/// The id of what the request made.
fn made(answers: &[String], tenant: &Tenant) -> Option<String> {
    let answer: Value = serde_json::from_str(answers.first()?).ok()?;
    answer["id"].as_str().filter(|id| *id != tenant.member).map(str::to_owned)
}

async fn logging(conn: &mut sqlx::PgConnection, on: bool) -> Result<()> {
    for (name, value) in
        [("log_min_duration_statement", if on { "0" } else { "-1" }), ("log_line_prefix", "%d|%p|")]
    {
        sql::run(conn, format!("ALTER SYSTEM SET {name} = '{value}'")).await?;
    }
    sql::run(conn, "SELECT pg_reload_conf()".into()).await
}

/// Where pgbench looks up what the gateway knows from its cache: which schema, which ids.
pub async fn tables(ground: &Ground, tenants: &[Tenant]) -> Result<()> {
    for &service in Service::ALL {
        let mut conn = ground.admin(&format!("{NAME}_{service}")).await?;
        let rows: Vec<String> = tenants
            .iter()
            .enumerate()
            .map(|(n, t)| {
                let (schema, role) = (t.key.schema(), t.key.role(service));
                format!("({n}, '{schema}', '{role}', '{}', '{}', '{}')", t.member, t.unit, t.cookie)
            })
            .collect();
        sql::run(
            &mut conn,
            format!(
                "DROP SCHEMA IF EXISTS bench CASCADE; CREATE SCHEMA bench; GRANT USAGE ON SCHEMA bench TO PUBLIC;
                 CREATE TABLE bench.t (n int PRIMARY KEY, schema text, role text, member uuid, unit uuid, cookie text);
                 GRANT SELECT ON bench.t TO PUBLIC; INSERT INTO bench.t VALUES {}; ANALYZE bench.t",
                rows.join(", ")
            ),
        )
        .await?;
    }
    Ok(())
}
