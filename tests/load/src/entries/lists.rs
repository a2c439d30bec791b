use super::get::LANES;
use crate::{
    ground::{Ground, Tenant},
    hammer,
    options::Options,
    pgbench,
    report::{Report, median, round},
};
use anyhow::Result;
use serde_json::json;
use std::sync::Arc;

/// A page of twenty members against pgbench.
pub async fn run(ground: &Ground, options: &Options, report: &mut Report) -> Result<()> {
    let path = |_: &Tenant| "/api/records/members?limit=20".to_owned();
    let scripts = pgbench::capture(ground, "list", |tenant| ground.get(tenant, &path(tenant))).await?;
    let shots: Vec<_> = ground.tenants.iter().take(10).map(|t| ground.get(t, &path(t))).collect();
    let shots = Arc::new(shots);
    let (mut product, mut bench) = (Vec::new(), vec![Vec::new(); scripts.len()]);
    for _ in 0..options.rounds {
        product.push(hammer::fire(ground.address(), &shots, LANES, options.turn).await?.rate());
        for (script, rates) in scripts.iter().zip(&mut bench) {
            rates.push(pgbench::run(ground, script, LANES, options.turn).await?);
        }
    }
    let rates: Vec<_> = bench.into_iter().map(median).collect();
    let (rate, whole) = (median(product), pgbench::together(&rates));
    report.put(
        "list_of_20",
        json!({ "of_pgbench": round(rate / whole), "per_second": round(rate), "pgbench_per_second": round(whole) }),
    );
    Ok(())
}
