use super::get::LANES;
use crate::{
    ground::{Ground, Tenant},
    hammer,
    options::Options,
    pgbench,
    report::{Report, median, round},
    stamp,
};
use anyhow::Result;
use serde_json::json;
use std::{sync::Arc, time::Instant};

/// A page of twenty members against pgbench, and a write: a member is entered, with audit and event.
pub async fn run(ground: &Ground, options: &Options, report: &mut Report) -> Result<()> {
    if !options.wants("lists") {
        return Ok(());
    }
    let path = |_: &Tenant| "/api/records/members?limit=20".to_owned();
    let scripts = pgbench::capture(ground, "list", path).await?;
    let shots: Vec<_> = ground.tenants.iter().take(10).map(|t| ground.get(t, &path(t))).collect();
    let shots = Arc::new(shots);
    let (mut product, mut bench) = (Vec::new(), vec![Vec::new(); scripts.len()]);
    for _ in 0..options.rounds {
        product.push(hammer::fire(ground.address(), &shots, LANES, options.turn).await?.rate());
        for (script, rates) in scripts.iter().zip(&mut bench) {
            rates.push(pgbench::run(ground, script, LANES, options.turn)?);
        }
    }
    let rates: Vec<_> = bench.into_iter().map(median).collect();
    let (rate, whole) = (median(product), pgbench::together(&rates));
    report.put(
        "list_of_20",
        json!({ "of_pgbench": round(rate / whole), "per_second": round(rate), "pgbench_per_second": round(whole) }),
    );
    write(ground, report).await
}

/// Members entered at the most.
const WRITES: usize = 2000;

async fn write(ground: &Ground, report: &mut Report) -> Result<()> {
    let tenant = |n: usize| &ground.tenants[n % ground.tenants.len().min(pgbench::MOST)];
    let shots: Vec<_> = (0..WRITES)
        .map(|n| ground.post(tenant(n), "/api/records/members", &stamp::member(&tenant(n).unit)))
        .collect();
    let (before, started) = (ground.database_cpu()?, Instant::now());
    hammer::once(ground.address(), shots, LANES).await?;
    let seconds = started.elapsed().as_secs_f64();
    let database = (ground.database_cpu()? - before) * 1e6 / WRITES as f64;
    report.put(
        "write",
        json!({ "per_second": round(WRITES as f64 / seconds), "database_cpu_us": round(database) }),
    );
    Ok(())
}
