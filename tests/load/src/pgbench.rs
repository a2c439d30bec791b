//! The same statements without the product: what the program sent for one request is read from the server's log and
//! played by pgbench, the transaction opened the same way, statements prepared, for the same organisations.

use crate::{
    ground::{Ground, NAME, Tenant},
    hammer, sql,
};
use anyhow::{Context, Result, bail};
use kernel::Service;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

/// Statements of one request in one database.
pub struct Script {
    pub service: Service,
    pub file: PathBuf,
    pub statements: usize,
}

/// Organisations pgbench chooses from.
pub const MOST: usize = 100;

/// Plays one request with logging on and writes a script per database it touched.
pub async fn capture(ground: &Ground, name: &str, path: impl Fn(&Tenant) -> String) -> Result<Vec<Script>> {
    let tenant = &ground.tenants[0];
    let shot = || vec![ground.get(tenant, &path(tenant))];
    hammer::once(ground.address(), shot(), 1).await?;
    let mut conn = ground.admin("postgres").await?;
    logging(&mut conn, true).await?;
    tokio::time::sleep(Duration::from_millis(300)).await;
    let before = fs::read(ground.postgres_log())?.len();
    hammer::once(ground.address(), shot(), 1).await?;
    tokio::time::sleep(Duration::from_millis(300)).await;
    let log = fs::read(ground.postgres_log())?;
    logging(&mut conn, false).await?;
    let log = String::from_utf8_lossy(&log[before..]).into_owned();
    tables(ground, &ground.tenants[..ground.tenants.len().min(MOST)]).await?;
    let mut scripts = Vec::new();
    for &service in Service::ALL {
        let statements = statements(&log, service, tenant);
        if statements.is_empty() {
            continue;
        }
        let file = ground.folder.join(format!("{name}-{service}.sql"));
        let many = ground.tenants.len().min(MOST);
        fs::write(&file, script(tenant, &statements, many))?;
        scripts.push(Script { service, file, statements: statements.len() });
    }
    if scripts.is_empty() {
        bail!("nothing of the request was found in the log of Postgres");
    }
    Ok(scripts)
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

/// A statement as it was sent, with its parameters.
#[derive(Clone, Debug)]
struct Sent {
    process: String,
    text: String,
    values: BTreeMap<usize, String>,
}

/// Statements of the tenant's own transaction in a service's database, in order.
fn statements(log: &str, service: Service, tenant: &Tenant) -> Vec<Sent> {
    let database = format!("{NAME}_{service}|");
    let mut sent: Vec<Sent> = Vec::new();
    // whether the line before was about a statement's end: parsing and binding have lines, and values, too
    let (mut open, mut ended) = (false, false);
    for line in log.lines() {
        if let Some(rest) = line.strip_prefix('\t') {
            if let (true, Some(last)) = (open, sent.last_mut()) {
                last.text.push('\n');
                last.text.push_str(rest);
            }
            continue;
        }
        open = false;
        let Some(rest) = line.strip_prefix(&database) else { continue };
        let Some((process, rest)) = rest.split_once('|') else { continue };
        if let Some(values) = rest.strip_prefix("DETAIL:  parameters: ") {
            let last = sent.iter_mut().rev().find(|sent| sent.process == process);
            if let Some(last) = last.filter(|_| ended) {
                last.values = parameters(values);
            }
            continue;
        }
        let done = rest.strip_prefix("LOG:  duration: ").and_then(|rest| rest.split_once(" ms  "));
        let text = done.and_then(|(_, what)| {
            let execute = || what.strip_prefix("execute ")?.split_once(": ").map(|(_, text)| text);
            what.strip_prefix("statement: ").or_else(execute)
        });
        ended = text.is_some();
        if let Some(text) = text {
            sent.push(Sent { process: process.to_owned(), text: text.to_owned(), values: BTreeMap::new() });
            open = true;
        }
    }
    let schema = tenant.key.schema();
    let Some(begin) = sent.iter().position(|s| s.text.starts_with("BEGIN") && s.text.contains(&schema))
    else {
        return Vec::new();
    };
    let process = sent[begin].process.clone();
    let mut mine = Vec::new();
    for statement in sent.into_iter().skip(begin).filter(|statement| statement.process == process) {
        let end = statement.text.starts_with("ROLLBACK") || statement.text.starts_with("COMMIT");
        mine.push(statement);
        if end {
            break;
        }
    }
    mine
}

/// `$1 = 'a', $2 = NULL`, quotes doubled.
fn parameters(text: &str) -> BTreeMap<usize, String> {
    let mut found = BTreeMap::new();
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        rest = &rest[at + 1..];
        let Some((number, value)) = rest.split_once(" = ") else { break };
        let Ok(number) = number.parse() else { continue };
        if let Some(quoted) = value.strip_prefix('\'') {
            let mut end = 0;
            let bytes = quoted.as_bytes();
            while end < bytes.len() && (bytes[end] != b'\'' || bytes.get(end + 1) == Some(&b'\'')) {
                end += if bytes[end] == b'\'' { 2 } else { 1 };
            }
            found.insert(number, format!("'{}'", &quoted[..end]));
            rest = &quoted[end..];
        } else {
            found.insert(number, "NULL".to_owned());
            rest = value;
        }
    }
    found
}

/// The same for any organisation: what was of this one is looked up by number.
fn script(tenant: &Tenant, statements: &[Sent], many: usize) -> String {
    let mut text = format!("\\set n random(0, {})\n", many - 1);
    for sent in statements {
        if sent.text.starts_with("BEGIN") {
            // one flight, as the product does it
            text += "\\startpipeline\nBEGIN;\nSELECT set_config('search_path', schema, true), \
                     set_config('role', role, true) FROM bench.t WHERE n = :n;\n\\endpipeline\n";
            continue;
        }
        let mut sql = sent.text.replace('\n', " ");
        for (number, value) in sent.values.iter().rev() {
            sql = sql.replace(&format!("${number}"), &stands_for(value, tenant));
        }
        text += &sql;
        text += ";\n";
    }
    text
}

/// A value of the captured organisation as it is found for another. The column decides the type of a bare literal.
fn stands_for(value: &str, tenant: &Tenant) -> String {
    let of = |column: &str| format!("(SELECT {column} FROM bench.t WHERE n = :n)");
    let plain = value.trim_matches('\'');
    if plain.strip_prefix('{').is_some_and(|list| list.trim_matches(['}', '"']) == tenant.member) {
        return format!("ARRAY[{}]", of("member"));
    }
    match plain {
        id if id == tenant.member => of("member"),
        id if id == tenant.unit => of("unit"),
        hash if hash.starts_with("\\x") && hash.len() == 66 => of("sha256(convert_to(cookie, 'UTF8'))"),
        _ => value.to_owned(),
    }
}

fn program() -> Result<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("bin/pgbench"))
        .filter(|path| path.exists())
        .collect();
    found.sort();
    found.pop().context("pgbench is missing: deploy/bootstrap/install.sh bench")
}

/// So many transactions over one connection, for whoever measures what they cost the server.
///
/// A pipeline is parsed as a whole before any of it runs, so names are found in the first schema.
pub fn play(ground: &Ground, service: Service, file: &Path, times: usize) -> Result<()> {
    let first = ground.tenants.first().context("an organisation")?;
    let done = bench(ground, service, file)?
        .env("PGOPTIONS", format!("-c search_path={}", first.key.schema()))
        .args(["-c", "1", "-t", &times.to_string()])
        .output()?;
    if !done.status.success() {
        bail!("pgbench: {}", String::from_utf8_lossy(&done.stderr));
    }
    Ok(())
}

fn bench(ground: &Ground, service: Service, file: &Path) -> Result<Command> {
    let url = ground.admin_url();
    let (server, _) = url.rsplit_once('/').context("an address with a database")?;
    let mut command = Command::new(program()?);
    command.args(["-n", "-M", "prepared", "-f"]).arg(file);
    // the address comes last
    command.env("PGDATABASE", format!("{server}/{NAME}_{service}"));
    Ok(command)
}

/// Transactions per second.
pub fn run(ground: &Ground, script: &Script, lanes: usize, length: Duration) -> Result<f64> {
    let done = bench(ground, script.service, &script.file)?
        .args(["-j", "2", "-c", &lanes.to_string(), "-T", &length.as_secs().max(1).to_string()])
        .output()?;
    let out = String::from_utf8_lossy(&done.stdout);
    let rate = out.lines().find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok());
    rate.with_context(|| format!("pgbench: {out}{}", String::from_utf8_lossy(&done.stderr)))
}

/// The rate of doing all of them one after the other, on a machine that is busy with nothing else.
pub fn together(rates: &[f64]) -> f64 {
    1.0 / rates.iter().map(|rate| 1.0 / rate).sum::<f64>()
}
