use super::{
    Size, cadres, collections, development, elections, files, honours, log, roster, secretaries, years,
};
use crate::{
    ground::{Ground, NAME, Tenant},
    sql, stamp,
};
use anyhow::{Context, Result};
use kernel::Service;
use sqlx::PgConnection;
use std::time::{Duration, Instant};
use tenancy::Vault;
use uuid::Uuid;

/// The organisation, and what is measured with.
pub struct Large {
    pub tenant: Tenant,
    pub root: Uuid,
    pub committees: Vec<Uuid>,
    /// Branches that are looked at.
    pub branches: Vec<Uuid>,
    /// Their secretaries: each with a session, the branch and the own member record.
    pub secretaries: Vec<Tenant>,
    /// The collection that is open.
    pub collection: Uuid,
    pub took: Duration,
}

/// Branches whose members travel together.
const AT_ONCE: usize = 250;
/// Places a page is asked for in turn.
pub const PLACES: usize = 20;

/// Rows that were made to fit are not held against each other one by one.
const FAST: &str = "SET session_replication_role = replica; SET synchronous_commit = off; SET work_mem = '256MB'; \
     SET TIME ZONE 'Asia/Shanghai'";

/// In this order: the first makes the tables of numbers that all others read.
const PARTS: [&[(&str, &str)]; 7] = [
    years::STATEMENTS,
    development::STATEMENTS,
    elections::STATEMENTS,
    collections::STATEMENTS,
    cadres::STATEMENTS,
    honours::STATEMENTS,
    log::STATEMENTS,
];

/// Makes it, in a slot of its own.
pub async fn load(ground: &Ground, size: Size) -> Result<Large> {
    let (started, tenant) = (Instant::now(), stamp::one_apart(ground).await?);
    let system = ground.deployment.system_scope(Service::Records);
    let scope = system.enter(&tenant.key).await?.context("the organisation is there")?;
    let vault = ground.deployment.tenant_db(Service::Records).begin(&scope).await?.keys();
    let mut conn = ground.admin(&format!("{NAME}_records")).await?;
    sql::run(&mut conn, format!("SET search_path = {}; {FAST}", tenant.key.schema())).await?;
    let tree = roster::tree(size);
    sql::copy(&mut conn, roster::UNITS, tree.rows).await?;
    people(&mut conn, &vault, size, &tree.branches).await?;
    eprintln!("  {} members after {:?}", size.all_members(), started.elapsed());
    let branches = spread(&tree.branches);
    sql::run(&mut conn, shown(&branches)).await?;
    live(&mut conn).await?;
    let secretaries = secretaries::admit(ground, &mut conn, &tenant, &branches).await?;
    let open = "SELECT id::text FROM collections WHERE closed_on IS NULL";
    let collection = sql::text(&mut conn, open).await?.parse()?;
    eprintln!("  everything after {:?}", started.elapsed());
    Ok(Large {
        tenant,
        root: tree.root,
        committees: tree.committees,
        branches,
        secretaries,
        collection,
        took: started.elapsed(),
    })
}

/// Members, and those who are on their way, sealed with the organisation's keys.
async fn people(conn: &mut PgConnection, vault: &Vault, size: Size, branches: &[Uuid]) -> Result<()> {
    for (n, branches) in branches.chunks(AT_ONCE).enumerate() {
        let rows = roster::members(vault, branches, n * AT_ONCE * size.members, size.members)?;
        sql::copy(conn, roster::MEMBERS, rows).await?;
    }
    sql::run(conn, files::TABLE.to_owned()).await?;
    sql::copy(conn, files::ROWS, files::rows(vault, size)?).await
}

/// Some of them, each as far from the next as from the one before.
pub fn spread(all: &[Uuid]) -> Vec<Uuid> {
    let step = (all.len() / PLACES).max(1);
    all.iter().step_by(step).take(PLACES).copied().collect()
}

fn shown(branches: &[Uuid]) -> String {
    let ids: Vec<String> = branches.iter().map(|id| format!("('{id}'::uuid)")).collect();
    format!("CREATE TEMP TABLE shown (id) AS VALUES {}", ids.join(", "))
}

/// Lets years pass, and says how long each statement took.
async fn live(conn: &mut PgConnection) -> Result<()> {
    for (what, statement) in PARTS.into_iter().flatten() {
        let started = Instant::now();
        sql::run(conn, (*statement).to_owned()).await?;
        eprintln!("  {what} after {:?}", started.elapsed());
    }
    // nobody tidies up by himself here, and a plan without figures is no plan
    for table in TABLES {
        sql::run(conn, format!("VACUUM (ANALYZE) {table}")).await?;
    }
    Ok(())
}

const TABLES: [&str; 26] = [
    "units",
    "members",
    "posts",
    "meetings",
    "meeting_participants",
    "meeting_versions",
    "dues_assessments",
    "dues_payments",
    "dues_months",
    "dues_entries",
    "transfers",
    "transfer_steps",
    "floating_spells",
    "lost_contacts",
    "development_files",
    "development_steps",
    "development_plans",
    "elections",
    "collections",
    "collection_answers",
    "cadres",
    "cadre_appointments",
    "talks",
    "honours",
    "courses",
    "audit_log",
];
