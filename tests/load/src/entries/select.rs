use crate::{
    entries::wire,
    ground::{Ground, NAME},
    options::Options,
    report::{Report, round},
    sql,
};
use anyhow::{Context, Result};
use kernel::Service;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde_json::json;
use sqlx::{AssertSqlSafe, Row};
use std::time::Instant;
use tenancy::TenantScope;
use uuid::Uuid;

const SELECT: &str = "SELECT id, version, unit_id FROM members WHERE id = $1";
/// Beyond this many organisations a profile would measure how its own connections get to know them.
const PROFILED: usize = 1000;
/// Of one turn.
const TIMES: usize = 3000;

/// What a select costs the database server when it runs as a tenant, against the same one bare: prepared, no
/// transaction, one schema.
pub async fn run(ground: &Ground, tenants: usize, options: &Options, report: &mut Report) -> Result<()> {
    let system = ground.deployment.system_scope(Service::Records);
    let mut scopes = Vec::new();
    for tenant in &ground.tenants {
        let scope = system.enter(&tenant.key).await?.context("the organisation is there")?;
        scopes.push((scope, tenant.member.parse::<Uuid>()?));
    }
    if tenants == options.tenants[0] {
        one(ground, &scopes[..1], 1, options, report).await?;
    }
    one(ground, &scopes, tenants, options, report).await
}

async fn one(
    ground: &Ground,
    scopes: &[(TenantScope, Uuid)],
    tenants: usize,
    options: &Options,
    report: &mut Report,
) -> Result<()> {
    // everybody once before
    scoped(ground, scopes, TIMES.max(scopes.len())).await?;
    let (mut with, mut without) = ((0.0, 0.0), (0.0, 0.0));
    for _ in 0..options.rounds {
        let (cpu, wall) = scoped(ground, scopes, TIMES).await?;
        with = (with.0 + cpu, with.1 + wall);
        let (cpu, wall) = bare(ground).await?;
        without = (without.0 + cpu, without.1 + wall);
    }
    let each = 1e6 / (TIMES * options.rounds) as f64;
    let mut measured = json!({
            "cpu_of_bare": round(with.0 / without.0),
            "throughput_of_bare": round(without.1 / with.1),
            "cpu_us": round(with.0 * each),
            "bare_cpu_us": round(without.0 * each),
    });
    if scopes.len() <= PROFILED {
        measured["profile"] = wire::profile(ground, &ground.tenants[..scopes.len()]).await?;
    }
    report.put_under("select", tenants, measured);
    Ok(())
}

/// Processor seconds of the server and seconds on the clock.
async fn scoped(ground: &Ground, scopes: &[(TenantScope, Uuid)], times: usize) -> Result<(f64, f64)> {
    let db = ground.deployment.tenant_db(Service::Records);
    let (before, started) = (ground.database_cpu()?, Instant::now());
    for n in 0..times {
        let (scope, member) = &scopes[n.wrapping_mul(7919) % scopes.len()];
        let tx = db.begin(scope).await?;
        let select = Statement::from_sql_and_values(DbBackend::Postgres, SELECT, [(*member).into()]);
        tx.query_one_raw(select).await?.context("the member is there")?;
        tx.rollback().await?;
    }
    Ok((ground.database_cpu()? - before, started.elapsed().as_secs_f64()))
}

async fn bare(ground: &Ground) -> Result<(f64, f64)> {
    let tenant = &ground.tenants[0];
    let mut conn = ground.admin(&format!("{NAME}_records")).await?;
    sql::run(&mut conn, format!("SET search_path = {}", tenant.key.schema())).await?;
    let member: Uuid = tenant.member.parse()?;
    let (before, started) = (ground.database_cpu()?, Instant::now());
    for _ in 0..TIMES {
        let row = sqlx::query(AssertSqlSafe(SELECT)).bind(member).fetch_one(&mut conn).await?;
        let _: Uuid = row.try_get(0)?;
    }
    Ok((ground.database_cpu()? - before, started.elapsed().as_secs_f64()))
}
