use crate::{
    cpu,
    ground::{Ground, Tenant},
    hammer::{self, Load},
    options::Options,
    pgbench,
    report::{Report, median, round},
};
use anyhow::Result;
use serde_json::json;
use std::sync::Arc;

/// Requests at the same time. pgbench gets as many.
pub const LANES: usize = 8;
/// Requests at the same time where the machine is not the limit.
const CALM: usize = 2;
/// Requests per second of the same read in django-tenants 4.0.1 with persistent connections, as it was measured on a
/// machine of this size. Not measured again here.
const DJANGO_TENANTS: f64 = 221.0;

/// One member by id, every organisation as likely as any other, against pgbench playing the same statements.
pub async fn run(ground: &Ground, tenants: usize, options: &Options, report: &mut Report) -> Result<()> {
    let path = |tenant: &Tenant| format!("/api/records/members/{}", tenant.member);
    let scripts = pgbench::capture(ground, "get", |tenant| ground.get(tenant, &path(tenant))).await?;
    let of =
        |tenants: &[Tenant]| Arc::new(tenants.iter().map(|t| ground.get(t, &path(t))).collect::<Vec<_>>());
    let everybody = of(&ground.tenants);
    let some = of(&ground.tenants[..ground.tenants.len().min(pgbench::MOST)]);
    ground.quiet().await?;
    // first touch of everybody, as calmly as latencies are measured: directory, keys, catalogue
    hammer::once(ground.address(), everybody.to_vec(), CALM).await?;
    let (mut product, mut bench, mut inside) = (Vec::new(), vec![Vec::new(); scripts.len()], Load::default());
    let (mut of_server, mut of_database) = (0.0, 0.0);
    for _ in 0..options.rounds {
        let before = (cpu::of(ground.server()), ground.database_cpu()?);
        let load = hammer::fire(ground.address(), &some, LANES, options.turn).await?;
        of_server += cpu::of(ground.server()) - before.0;
        of_database += ground.database_cpu()? - before.1;
        product.push(load.rate());
        for (script, rates) in scripts.iter().zip(&mut bench) {
            rates.push(pgbench::run(ground, script, LANES, options.turn).await?);
        }
        inside.add(load);
    }
    // latencies where the machine is not the limit, of as many organisations as there is time for
    let (mut apart, next) = (Load::default(), Arc::default());
    for _ in 0..options.rounds {
        apart.add(hammer::fire_on(ground.address(), &everybody, &next, CALM, options.turn).await?);
    }
    let (rate, rates) = (median(product), bench.into_iter().map(median).collect::<Vec<_>>());
    let first = options.tenants[0];
    let p99 = apart.quantile(0.99);
    let p99_at_first = report.number(&format!("/get/{first}/p99_ms")).unwrap_or(p99);
    let statements: usize = scripts.iter().map(|script| script.statements).sum();
    let each = |seconds: f64| round(seconds * 1e6 / inside.requests as f64);
    report.put_under(
        "get",
        tenants,
        json!({
            "of_pgbench": round(rate / pgbench::together(&rates)),
            "of_pgbench_member_alone": round(rate / rates.last().copied().unwrap_or(f64::NAN)),
            "statements": statements,
            "per_second": round(rate),
            "pgbench_per_second": round(pgbench::together(&rates)),
            "server_cpu_us": each(of_server),
            "database_cpu_us": each(of_database),
            "p50_ms": round(apart.quantile(0.5)),
            "p99_ms": round(p99),
            "p99_of_p99_at_first": round(p99 / p99_at_first),
            "times_django_tenants": round(rate / DJANGO_TENANTS),
        }),
    );
    Ok(())
}
