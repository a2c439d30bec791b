use crate::{
    ground::{Ground, NAME, Tenant},
    report::{Report, round},
    sql,
};
use anyhow::{Context, Result, ensure};
use events::kinds::UnitChanged;
use kernel::{Service, UnitId};
use serde_json::json;
use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

const PER_SECOND: usize = 500;
/// Events of one transaction.
const TOGETHER: usize = 5;
const SECONDS: usize = 8;
const LOOK: Duration = Duration::from_millis(15);

/// From the commit of an event in records to its row in identity's projection, five hundred events a second, spread over
/// ten organisations. What wakes the consumer is the call over Redis that another process would make.
pub async fn run(ground: &Ground, report: &mut Report) -> Result<()> {
    let tenants: Vec<_> = ground.tenants.iter().take(10).cloned().collect();
    let before = counts(ground, &tenants).await?;
    let written: Arc<Mutex<Vec<Vec<Instant>>>> = Arc::new(Mutex::new(vec![Vec::new(); tenants.len()]));
    let wanted = PER_SECOND * SECONDS;
    let (writing, watching) =
        (write(ground, &tenants, &written), watch(ground, &tenants, &before, &written, wanted));
    let (rate, mut latencies) = tokio::try_join!(writing, watching)?;
    ensure!(rate >= PER_SECOND as f64 * 0.98, "only {rate:.0} events a second could be written");
    latencies.sort_by(f64::total_cmp);
    let at = |q: f64| round(latencies[((latencies.len() as f64 * q) as usize).min(latencies.len() - 1)]);
    report.put(
        "events",
        json!({ "per_second": round(rate), "events": latencies.len(), "p50_ms": at(0.5), "p99_ms": at(0.99),
            "resolution_ms": u64::try_from(LOOK.as_millis()).unwrap_or_default() }),
    );
    Ok(())
}

/// Writes at an even pace; the rate that was reached.
async fn write(ground: &Ground, tenants: &[Tenant], written: &Mutex<Vec<Vec<Instant>>>) -> Result<f64> {
    let db = ground.deployment.tenant_db(Service::Records);
    let system = ground.deployment.system_scope(Service::Records);
    let mut scopes = Vec::new();
    for tenant in tenants {
        scopes.push(system.enter(&tenant.key).await?.context("the organisation is there")?);
    }
    let mut redis =
        redis::Client::open(ground.redis_url.as_str())?.get_multiplexed_async_connection().await?;
    let started = Instant::now();
    let mut pace =
        tokio::time::interval(Duration::from_secs(1) * u32::try_from(TOGETHER)? / u32::try_from(PER_SECOND)?);
    let rounds = PER_SECOND * SECONDS / TOGETHER;
    for n in 0..rounds {
        pace.tick().await;
        let at = n % scopes.len();
        let tx = db.begin(&scopes[at]).await?;
        let news: Vec<_> = (0..TOGETHER).map(|_| news()).collect();
        events::emit_all(&tx, &news).await?;
        tx.commit().await?;
        let now = Instant::now();
        written.lock().unwrap()[at].extend([now; TOGETHER]);
        redis::cmd("PUBLISH").arg("wake:records").arg("").query_async::<()>(&mut redis).await?;
    }
    Ok((rounds * TOGETHER) as f64 / started.elapsed().as_secs_f64())
}

fn news() -> UnitChanged {
    let id = UnitId::new();
    UnitChanged {
        id,
        parent_id: None,
        path: format!("/{id}/"),
        kind: "group".into(),
        name: "党小组".into(),
        short_name: None,
        state: "active".into(),
    }
}

/// Looks at how many rows there are until all have come; milliseconds of each.
async fn watch(
    ground: &Ground,
    tenants: &[Tenant],
    before: &[i64],
    written: &Mutex<Vec<Vec<Instant>>>,
    wanted: usize,
) -> Result<Vec<f64>> {
    let mut conn = ground.admin(&format!("{NAME}_identity")).await?;
    let mut seen = before.to_vec();
    let (mut latencies, end) = (Vec::new(), Instant::now() + Duration::from_secs(60));
    while latencies.len() < wanted && Instant::now() < end {
        tokio::time::sleep(LOOK).await;
        let found = count(&mut conn, tenants).await?;
        let now = Instant::now();
        let written = written.lock().unwrap();
        for (at, found) in found.into_iter().enumerate() {
            for n in seen[at]..found {
                let order = usize::try_from(n - before[at])?;
                // seen before its writer has noted it: at once
                let since = written[at].get(order).map_or(0.0, |w| (now - *w).as_secs_f64() * 1000.0);
                latencies.push(since);
            }
            seen[at] = found;
        }
    }
    anyhow::ensure!(latencies.len() == wanted, "{} of {wanted} events had an effect", latencies.len());
    Ok(latencies)
}

async fn counts(ground: &Ground, tenants: &[Tenant]) -> Result<Vec<i64>> {
    count(&mut ground.admin(&format!("{NAME}_identity")).await?, tenants).await
}

async fn count(conn: &mut sqlx::PgConnection, tenants: &[Tenant]) -> Result<Vec<i64>> {
    let each: Vec<_> =
        tenants.iter().map(|t| format!("(SELECT count(*) FROM {}.units)", t.key.schema())).collect();
    let text = sql::text(conn, &format!("SELECT concat_ws(',', {})", each.join(", "))).await?;
    text.split(',').map(|n| Ok(n.parse()?)).collect()
}
