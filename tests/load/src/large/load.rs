use super::{Size, roster, years};
use crate::{
    ground::{Ground, NAME, Tenant},
    sql, stamp,
};
use anyhow::{Context, Result};
use kernel::Service;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// The organisation, and what is measured with.
pub struct Large {
    pub tenant: Tenant,
    pub root: Uuid,
    pub committees: Vec<Uuid>,
    pub branches: Vec<Uuid>,
    pub took: Duration,
}

/// Branches whose members travel together.
const AT_ONCE: usize = 250;

/// Makes it, in a slot of its own.
pub async fn load(ground: &Ground, size: Size) -> Result<Large> {
    let (started, tenant) = (Instant::now(), stamp::one_apart(ground).await?);
    let system = ground.deployment.system_scope(Service::Records);
    let scope = system.enter(&tenant.key).await?.context("the organisation is there")?;
    let vault = ground.deployment.tenant_db(Service::Records).begin(&scope).await?.keys();
    let mut conn = ground.admin(&format!("{NAME}_records")).await?;
    // rows that were made to fit are not held against each other one by one
    let fast = "SET session_replication_role = replica; SET synchronous_commit = off; SET work_mem = '256MB'";
    sql::run(
        &mut conn,
        format!("SET search_path = {}; {fast}; SET TIME ZONE 'Asia/Shanghai'", tenant.key.schema()),
    )
    .await?;
    let tree = roster::tree(size);
    sql::copy(&mut conn, roster::UNITS, tree.rows).await?;
    for (n, branches) in tree.branches.chunks(AT_ONCE).enumerate() {
        let rows = roster::members(&vault, branches, n * AT_ONCE * size.members, size.members)?;
        sql::copy(&mut conn, roster::MEMBERS, rows).await?;
    }
    eprintln!("  {} members after {:?}", size.all_members(), started.elapsed());
    years::live(&mut conn).await?;
    // nobody tidies up by himself here, and a plan without figures is no plan
    for table in TABLES {
        sql::run(&mut conn, format!("VACUUM (ANALYZE) {table}")).await?;
    }
    Ok(Large {
        tenant,
        root: tree.root,
        committees: tree.committees,
        branches: tree.branches,
        took: started.elapsed(),
    })
}

const TABLES: [&str; 13] = [
    "units",
    "members",
    "posts",
    "meetings",
    "meeting_participants",
    "dues_assessments",
    "dues_payments",
    "dues_months",
    "dues_entries",
    "transfers",
    "transfer_steps",
    "floating_spells",
    "lost_contacts",
];
