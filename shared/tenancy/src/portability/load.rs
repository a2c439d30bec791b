//! Rows into schemas nobody sees yet, a file at a time.
//!
//! Every file is a transaction of its own, so that readers of the event log are not held up. References between
//! rows are looked at when all are there, in one question per reference.

use super::{
    PortError, copy_text,
    export::LEFT_BEHIND,
    line,
    manifest::{ColumnPart, Manifest, Rows, ServicePart},
    rows::{columns, event_columns, list},
    source::Source,
};
use crate::admin::Admin;
use kernel::{Service, TenantKey};
use migrations::{
    Scope,
    template::{self, Table},
};
use sqlx::{AssertSqlSafe, Executor as _, PgConnection, Row as _};

/// Whoever loads is not bothered by references: they are looked at afterwards.
const PREPARE: &str = "SET session_replication_role = replica; SET statement_timeout = 0;
     SET datestyle = 'ISO, YMD'; SET timezone = 'UTC'; SET intervalstyle = 'iso_8601';";

/// All tables of a service. The rows have to fit the schema of the version they say they have.
pub(super) async fn tables(
    admin: &Admin,
    key: &TenantKey,
    part: &ServicePart,
    source: &mut dyn Source,
) -> Result<(), PortError> {
    let set = migrations::set(part.service.as_str(), Scope::Tenant);
    let known = template::tables(&set, part.version());
    let mut conn = admin.service(part.service).await?;
    conn.execute(PREPARE).await?;
    fits(&known, part)?;
    for table in &part.tables {
        let to = format!("\"{}\".\"{}\"", key.schema(), table.name);
        let names = list(table.columns.iter().map(|column| column.name.as_str()));
        fill(
            &mut conn,
            &format!("COPY {to} ({names}) FROM STDIN"),
            &table.columns,
            &table.content,
            source,
            &mut |_| Ok(()),
        )
        .await?;
    }
    for table in &known {
        sequences(&mut conn, key, table).await?;
        references(&mut conn, key, part.service, table).await?;
    }
    Ok(())
}

/// Tables and columns are those of the files of migrations at that version.
fn fits(known: &[Table], part: &ServicePart) -> Result<(), PortError> {
    let here = known.iter().filter(|table| !LEFT_BEHIND.contains(&table.name.as_str()));
    let here: Vec<_> = here.map(|table| (table.name.as_str(), columns(table))).collect();
    let there: Vec<_> =
        part.tables.iter().map(|table| (table.name.as_str(), table.columns.clone())).collect();
    match here
        .iter()
        .find(|table| !there.contains(table))
        .or_else(|| there.iter().find(|t| !here.contains(t)))
    {
        None => Ok(()),
        Some((name, _)) => {
            let version = part.version();
            Err(PortError::Format(format!("{}.{name} is not that of version {version}", part.service)))
        }
    }
}

/// Is shown every row.
type Seen<'a> = dyn FnMut(&[Option<String>]) -> Result<(), PortError> + Send + 'a;

/// One COPY per file; `seen` gets every row.
async fn fill(
    conn: &mut PgConnection,
    sql: &str,
    columns: &[ColumnPart],
    content: &Rows,
    source: &mut dyn Source,
    seen: &mut Seen<'_>,
) -> Result<(), PortError> {
    for part in &content.parts {
        let bytes = source.part(part).await?;
        let mut out = Vec::with_capacity(bytes.len());
        for text in bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            let cells = line::cells(columns, text)?;
            seen(&cells)?;
            for (at, cell) in cells.iter().enumerate() {
                if at > 0 {
                    out.push(b'\t');
                }
                copy_text::write(&mut out, cell.as_deref());
            }
            out.push(b'\n');
        }
        let mut copy = conn.copy_in_raw(sql).await?;
        copy.send(&out[..]).await?;
        let rows = copy.finish().await?;
        if rows != part.rows {
            return Err(PortError::Format(format!("{rows} of {} rows of {}", part.rows, part.path)));
        }
    }
    Ok(())
}

/// A place in a log of events.
type Cursor = (i64, i64);

/// A consumer's place in the old log, and how many of the organisation's events lie at or before it.
struct Follower {
    service: Service,
    consumer: String,
    place: Cursor,
    behind: i64,
}

/// The events of all services, in their order, and the places of those who follow them.
///
/// The log here numbers them anew. Whoever had followed the first so many of them has followed just those here.
pub(super) async fn events(
    admin: &Admin,
    key: &TenantKey,
    manifest: &Manifest,
    source: &mut dyn Source,
) -> Result<(), PortError> {
    for part in &manifest.services {
        let mut followers = followers(admin, key, part.service).await?;
        let mut conn = admin.service(part.service).await?;
        conn.execute(PREPARE).await?;
        // a table of our own shape first: the log's columns are not all ours to give
        conn.execute("CREATE TEMPORARY TABLE arriving (txid bigint, seq bigint, id uuid, kind text, payload text, at timestamptz)")
            .await?;
        for file in &part.events.parts {
            let one = Rows { parts: vec![file.clone()], ..Rows::default() };
            let mut count = |cells: &[Option<String>]| count(&mut followers, cells);
            fill(&mut conn, "COPY arriving FROM STDIN", &event_columns(), &one, source, &mut count).await?;
            let sql = format!(
                "WITH moved AS (DELETE FROM arriving RETURNING *)
                 INSERT INTO platform.outbox (tenant_key, id, kind, payload, at)
                 SELECT '{key}', id, kind, payload, at FROM moved ORDER BY txid, seq"
            );
            conn.execute(AssertSqlSafe(sql)).await?;
        }
        for follower in &followers {
            place(admin, &mut conn, key, part.service, follower).await?;
        }
    }
    Ok(())
}

async fn followers(admin: &Admin, key: &TenantKey, source: Service) -> Result<Vec<Follower>, PortError> {
    let mut followers = Vec::new();
    for &service in Service::ALL {
        let mut conn = admin.service(service).await?;
        let sql =
            format!("SELECT consumer, txid, seq FROM \"{}\".event_positions WHERE source = $1", key.schema());
        for row in sqlx::query(AssertSqlSafe(sql)).bind(source.as_str()).fetch_all(&mut conn).await? {
            let place = (row.try_get("txid")?, row.try_get("seq")?);
            followers.push(Follower { service, consumer: row.try_get("consumer")?, place, behind: 0 });
        }
    }
    Ok(followers)
}

fn count(followers: &mut [Follower], cells: &[Option<String>]) -> Result<(), PortError> {
    let number = |at: usize| {
        let cell = cells.get(at).and_then(|cell| cell.as_deref()).and_then(|text| text.parse::<i64>().ok());
        cell.ok_or_else(|| PortError::Format("an event without a place".into()))
    };
    let at = (number(0)?, number(1)?);
    for follower in followers.iter_mut().filter(|follower| at <= follower.place) {
        follower.behind += 1;
    }
    Ok(())
}

async fn place(
    admin: &Admin,
    log: &mut PgConnection,
    key: &TenantKey,
    source: Service,
    follower: &Follower,
) -> Result<(), PortError> {
    let find = "SELECT txid::text::bigint AS txid, seq FROM platform.outbox WHERE tenant_key = $1 \
         ORDER BY outbox.txid, outbox.seq OFFSET $2 LIMIT 1";
    let here: Cursor = if follower.behind == 0 {
        (0, 0)
    } else {
        let row = sqlx::query(find).bind(key.as_str()).bind(follower.behind - 1).fetch_one(log).await?;
        (row.try_get("txid")?, row.try_get("seq")?)
    };
    let mut conn = admin.service(follower.service).await?;
    let sql = format!(
        "UPDATE \"{}\".event_positions SET txid = $1, seq = $2 WHERE consumer = $3 AND source = $4",
        key.schema()
    );
    let moved = sqlx::query(AssertSqlSafe(sql)).bind(here.0).bind(here.1);
    moved.bind(&follower.consumer).bind(source.as_str()).execute(&mut conn).await?;
    Ok(())
}

/// Sequences go on behind the rows that came.
async fn sequences(conn: &mut PgConnection, key: &TenantKey, table: &Table) -> Result<(), PortError> {
    for column in table.columns.iter().filter(|column| column.identity) {
        let (to, name) = (format!("\"{}\".\"{}\"", key.schema(), table.name), &column.name);
        let sql = format!(
            "SELECT setval(pg_get_serial_sequence('{to}', '{name}'), coalesce(max(\"{name}\"), 0) + 1, false) FROM {to}"
        );
        conn.execute(AssertSqlSafe(sql)).await?;
    }
    Ok(())
}

/// Every reference of a table leads to a row.
async fn references(
    conn: &mut PgConnection,
    key: &TenantKey,
    service: Service,
    table: &Table,
) -> Result<(), PortError> {
    let schema = key.schema();
    for reference in &table.foreign_keys {
        let pairs = reference.columns.iter().zip(&reference.target);
        let on: Vec<_> = pairs.map(|(own, there)| format!("p.\"{there}\" = c.\"{own}\"")).collect();
        let set: Vec<_> = reference.columns.iter().map(|own| format!("c.\"{own}\" IS NOT NULL")).collect();
        let sql = format!(
            "SELECT count(*) FROM \"{schema}\".\"{}\" c WHERE {} AND NOT EXISTS \
             (SELECT 1 FROM \"{schema}\".\"{}\" p WHERE {})",
            table.name,
            set.join(" AND "),
            reference.table,
            on.join(" AND "),
        );
        let rows: i64 = sqlx::query(AssertSqlSafe(sql)).fetch_one(&mut *conn).await?.try_get(0)?;
        if rows > 0 {
            return Err(PortError::Dangling { service, table: table.name.clone(), rows });
        }
    }
    Ok(())
}
