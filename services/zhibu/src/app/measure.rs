//! What no request tells by itself: how much waits, how old it is, what is away. Read off every few seconds where
//! metrics are wanted.

use super::{kit::Kit, services};
use crate::health::Health;
use events::{
    consumer,
    jobs::{Waiting, waiting},
};
use kernel::Service;
use metrics::gauge;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use std::{collections::BTreeSet, time::Duration};
use tenancy::migrate::Migrator;

const PACE: Duration = Duration::from_secs(10);
const STATES: &str = "SELECT state, count(*) AS n FROM platform.tenants GROUP BY state";
const ALL_STATES: [&str; 6] = ["making", "warm", "claimed", "active", "suspended", "closing"];

/// Reads everything off again and again. What cannot be read keeps its number and is away in `dependency_up`.
pub async fn watch(kit: Kit, here: Vec<Service>, queues: Vec<(Service, &'static str)>, health: Health) {
    let mut known: BTreeSet<_> =
        queues.into_iter().map(|(service, queue)| (service.as_str(), queue.to_owned())).collect();
    if here.contains(&Service::Records) {
        records::documents::check::begin_counting();
    }
    loop {
        for dependency in health.report().await.dependencies {
            gauge!("zhibu_dependency_up", "name" => dependency.name).set(if dependency.ok {
                1.0
            } else {
                0.0
            });
        }
        for &service in &here {
            let read = async {
                jobs(&kit, service, &mut known).await?;
                schemas(&kit, service).await;
                lags(&kit, service).await?;
                match service {
                    Service::Identity => tenants(&kit).await,
                    _ => Ok(()),
                }
            };
            if let Err(error) = read.await {
                tracing::debug!(%service, %error, "what waits cannot be read for now");
            }
        }
        tokio::time::sleep(PACE).await;
    }
}

/// A queue that is empty has no row, but had a number.
async fn jobs(
    kit: &Kit,
    service: Service,
    known: &mut BTreeSet<(&'static str, String)>,
) -> Result<(), DbErr> {
    let found = waiting(&kit.deployment.platform_db(service), kit.clock.now()).await?;
    known.extend(found.iter().map(|waiting| (service.as_str(), waiting.queue.clone())));
    for (_, queue) in known.iter().filter(|(of, _)| *of == service.as_str()) {
        let empty = Waiting { queue: queue.clone(), queued: 0, dead: 0, oldest: Duration::ZERO };
        let now = found.iter().find(|waiting| waiting.queue == *queue).unwrap_or(&empty);
        let labels = [("service", service.as_str().to_owned()), ("queue", queue.clone())];
        gauge!("zhibu_jobs_queued", &labels).set(number(now.queued));
        gauge!("zhibu_jobs_dead", &labels).set(number(now.dead));
        gauge!("zhibu_jobs_oldest_seconds", &labels).set(now.oldest);
    }
    Ok(())
}

async fn lags(kit: &Kit, service: Service) -> Result<(), DbErr> {
    for (_, follower) in services::consumers().into_iter().filter(|(of, _)| *of == service) {
        let (own, source) =
            (kit.deployment.platform_db(service), kit.deployment.platform_db(follower.source()));
        let lag = consumer::lag(&*follower, &own, &source, kit.clock.now()).await?;
        let labels = [("consumer", follower.name()), ("source", follower.source().as_str())];
        gauge!("zhibu_consumer_lag_seconds", &labels).set(lag.age);
        gauge!("zhibu_consumer_lag_events", &labels).set(number(lag.events));
    }
    Ok(())
}

/// Versions are told as numbers: the last common file times ten thousand plus the service's own.
async fn schemas(kit: &Kit, service: Service) {
    let Ok(status) = Migrator::new(kit.deployment.clone()).status(service).await else { return };
    let name = service.as_str();
    let versions = [("found", status.platform.0), ("wanted", status.platform.1), ("tenants", status.target)];
    for (which, version) in versions {
        gauge!("zhibu_schema_version", "service" => name, "which" => which).set(f64::from(version.number()));
    }
    let behind: u64 = status.others.iter().map(|(_, count)| count).sum();
    gauge!("zhibu_schema_behind_tenants", "service" => name).set(u32::try_from(behind).unwrap_or(u32::MAX));
}

async fn tenants(kit: &Kit) -> Result<(), DbErr> {
    let tx = kit.deployment.platform_db(Service::Identity).begin().await?;
    let rows = tx.query_all_raw(Statement::from_string(DbBackend::Postgres, STATES)).await?;
    tx.rollback().await?;
    let mut counts = ALL_STATES.map(|state| (state, 0));
    for row in rows {
        let (state, n): (String, i64) = (row.try_get("", "state")?, row.try_get("", "n")?);
        counts.iter_mut().filter(|(known, _)| *known == state).for_each(|(_, count)| *count = n);
    }
    for (state, count) in counts {
        gauge!("zhibu_tenants", "state" => state).set(number(count));
        if state == "warm" {
            gauge!("zhibu_warm_pool_slots").set(number(count));
        }
    }
    gauge!("zhibu_warm_pool_wanted").set(kit.settings.warm_pool.size);
    Ok(())
}

fn number(count: i64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
