use super::get::LANES;
use crate::{
    ground::{Ground, Tenant},
    hammer,
    options::Options,
    pgbench::{self, Script},
    report::{Report, median, round},
    stamp,
};
use anyhow::Result;
use serde_json::json;
use std::time::Instant;

/// Members entered in one turn.
const WRITES: usize = 600;

/// A member is entered, with audit entry and event, against pgbench playing the same statements with another member each
/// time. Whatever follows from the events is waited for after every turn; it is work of the product's turns alone.
pub async fn run(ground: &Ground, options: &Options, report: &mut Report) -> Result<()> {
    let shot = |tenant: &Tenant| ground.post(tenant, "/api/records/members", &stamp::member(&tenant.unit));
    let scripts = pgbench::capture(ground, "write", shot).await?;
    let many = ground.tenants.len().min(pgbench::MOST);
    let (mut product, mut bench, mut database, mut refused) = (Vec::new(), Vec::new(), 0.0, None);
    for _ in 0..options.rounds {
        let shots = (0..WRITES).map(|n| shot(&ground.tenants[n % many])).collect();
        let (before, started) = (ground.database_cpu()?, Instant::now());
        hammer::once(ground.address(), shots, LANES).await?;
        product.push(WRITES as f64 / started.elapsed().as_secs_f64());
        database += ground.database_cpu()? - before;
        ground.quiet().await?;
        match played(ground, &scripts, options).await {
            Ok(rate) => bench.push(rate),
            Err(error) => refused = Some(error),
        }
        ground.quiet().await?;
    }
    let rate = median(product);
    let mut measured = json!({
        "per_second": round(rate),
        "database_cpu_us": round(database * 1e6 / (WRITES * options.rounds) as f64),
        "statements": scripts.iter().map(|script| script.statements).sum::<usize>(),
    });
    if let Some(error) = refused {
        // a rate without its measure is no ratio
        report.put("write", measured);
        return Err(error);
    }
    let whole = median(bench);
    measured["of_pgbench"] = json!(round(rate / whole));
    measured["pgbench_per_second"] = json!(round(whole));
    report.put("write", measured);
    Ok(())
}

async fn played(ground: &Ground, scripts: &[Script], options: &Options) -> Result<f64> {
    let mut rates = Vec::new();
    for script in scripts {
        rates.push(pgbench::run(ground, script, LANES, options.turn).await?);
    }
    Ok(pgbench::together(&rates))
}
