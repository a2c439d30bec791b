//! Few connections for many tenants.

use super::ground::{Ground, fresh, fresh_with, one, whereabouts};
use kernel::Service;
use sea_orm::{ConnAcquireErr, DbErr};
use std::{collections::HashSet, sync::Arc, time::Duration};
use tenancy::{Config, PoolSizes, TenantTx};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn shards_share_one_bound() {
    // every tenant has a shard of its own here
    let pools = PoolSizes { per_shard: 2, total: 2, open: 2, tenants_per_shard: 1, ..PoolSizes::default() };
    let ground = Arc::new(fresh_with(pools).await);
    let mut entries = Vec::new();
    for slug in ["aaa", "bbb", "ccc", "ddd"] {
        entries.push(ground.organisation(slug).await);
    }
    let shards: HashSet<_> = entries.iter().map(|entry| entry.tenant.key.shard()).collect();
    assert_eq!(shards.len(), 4);
    let tasks: Vec<_> = (0..40)
        .map(|n| {
            let (ground, entry) = (ground.clone(), entries[n % entries.len()].clone());
            tokio::spawn(async move {
                let tx = ground.begin(&entry).await;
                assert_eq!(whereabouts(&tx).await.0, entry.tenant.key.role(Service::Records));
                if n % 3 == 0 {
                    tx.commit().await.unwrap();
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let open =
        format!("SELECT count(*) FROM pg_stat_activity WHERE usename ~ '^{}_rec_s[0-9]'", ground.config.name);
    // a connection on its way out may still be counted for a moment
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(ground.admin_count(Service::Records, &open).await <= 2);
}

#[tokio::test]
async fn a_connection_is_closed_after_enough_tenants() {
    let pools =
        PoolSizes { per_shard: 1, total: 1, platform: 1, tenants_per_connection: 2, ..PoolSizes::default() };
    let ground = fresh_with(pools).await;
    let mut backends = HashSet::new();
    for n in 0..6 {
        let entry = ground.organisation(&format!("org-{n}")).await;
        for _ in 0..3 {
            let tx = ground.begin(&entry).await;
            backends.insert(one::<i32>(&tx, "SELECT pg_backend_pid()").await);
            tx.commit().await.unwrap();
        }
    }
    assert!(backends.len() >= 3, "{} backends for six tenants", backends.len());
}

#[tokio::test]
async fn an_organisation_stays_on_the_connection_that_knows_it() {
    let pools = PoolSizes { per_shard: 4, total: 4, platform: 1, ..PoolSizes::default() };
    let ground = fresh_with(pools).await;
    let mut entries = Vec::new();
    for n in 0..4 {
        entries.push(ground.organisation(&format!("org-{n}")).await);
    }
    let backend = async |tx: &TenantTx| one::<i32>(tx, "SELECT pg_backend_pid()").await;
    // two at a time, so that there are two connections
    let mut homes = Vec::new();
    for pair in entries.chunks(2) {
        let (first, second) = (ground.begin(&pair[0]).await, ground.begin(&pair[1]).await);
        homes.extend([backend(&first).await, backend(&second).await]);
        first.commit().await.unwrap();
        second.commit().await.unwrap();
    }
    assert_eq!(homes.iter().collect::<HashSet<_>>().len(), 2, "new ones spread over those that are there");
    for n in [3, 0, 2, 2, 1, 3, 0, 1] {
        let tx = ground.begin(&entries[n]).await;
        assert_eq!(backend(&tx).await, homes[n]);
        tx.commit().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_connections_do_can_be_seen() {
    let inside = zhibu::Inside::open("127.0.0.1:0".parse().unwrap(), 5).await.unwrap();
    let address = inside.address().unwrap();
    inside.tell(axum::Router::new());
    let pools =
        PoolSizes { per_shard: 1, total: 1, platform: 1, tenants_per_connection: 1, ..PoolSizes::default() };
    let ground = fresh_with(pools).await;
    for slug in ["one", "two"] {
        let entry = ground.organisation(slug).await;
        ground.begin(&entry).await.commit().await.unwrap();
    }
    zhibu::crypto();
    let told = reqwest::get(format!("http://{address}/metrics")).await.unwrap().text().await.unwrap();
    for name in ["connections", "connections_opened_total", "connections_retired_total", "connection_tenants"]
    {
        assert!(told.contains(&format!("zhibu_db_{name}")), "{name}: {told}");
    }
}

#[tokio::test]
async fn who_waits_too_long_is_told() {
    let ground = fresh().await;
    let entry = ground.organisation("only").await;
    let pools = PoolSizes { per_shard: 1, total: 1, acquire: Duration::from_secs(1), ..PoolSizes::default() };
    let small = Ground::at(Config { pools, ..ground.config.clone() });
    let held = small.begin(&entry).await;
    let second = small.deployment.tenant_db(Service::Records).begin(&small.scope(&entry)).await;
    assert!(matches!(second, Err(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))), "{second:?}");
    held.commit().await.unwrap();
    small.begin(&entry).await.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_over_more_shards_than_connections_is_served_to_the_last() {
    let pools = PoolSizes { per_shard: 3, total: 3, open: 3, tenants_per_shard: 1, ..PoolSizes::default() };
    let ground = Arc::new(fresh_with(pools).await);
    let mut entries = Vec::new();
    for n in 0..5 {
        entries.push(ground.organisation(&format!("org-{n}")).await);
    }
    let tasks: Vec<_> = (0..200)
        .map(|n| {
            let (ground, entry) = (ground.clone(), entries[n * 7 % entries.len()].clone());
            tokio::spawn(async move {
                let begun = ground.deployment.tenant_db(Service::Records).begin(&ground.scope(&entry)).await;
                let tx = begun.map_err(|error| format!("{n}: {error}"))?;
                assert_eq!(whereabouts(&tx).await.0, entry.tenant.key.role(Service::Records));
                tx.commit().await.map_err(|error| error.to_string())
            })
        })
        .collect();
    for task in tasks {
        assert_eq!(task.await.unwrap(), Ok(()));
    }
}

#[tokio::test]
async fn one_organisations_crowd_leaves_room_for_others_and_for_jobs() {
    let ground = fresh().await;
    let (crowd, other) = (ground.organisation("crowd").await, ground.organisation("other").await);
    let pools = PoolSizes { per_shard: 8, total: 8, acquire: Duration::from_secs(1), ..PoolSizes::default() };
    let eight = Ground::at(Config { pools, ..ground.config.clone() });
    let db = eight.deployment.tenant_db(Service::Records);
    let mut held = Vec::new();
    while let Ok(tx) = db.begin(&eight.scope(&crowd)).await {
        held.push(tx);
    }
    assert_eq!(held.len(), 5, "of eight, two are for jobs, and of six, one is for the others");
    eight.begin(&other).await.commit().await.unwrap();
    // what those requests wait for may be what a job or an event is about to write
    let system = eight.deployment.system_scope(Service::Records);
    let scope = system.enter(&crowd.tenant.key).await.unwrap().unwrap();
    db.begin(&scope).await.unwrap().commit().await.unwrap();
    held.pop().unwrap().commit().await.unwrap();
    eight.begin(&crowd).await.commit().await.unwrap();
}

#[test]
fn a_connection_does_not_end_with_whoever_asked_for_it_first() {
    let runtime =
        || tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let (lasting, passing) = (runtime(), runtime());
    let pools = PoolSizes { per_shard: 1, total: 1, platform: 1, ..PoolSizes::default() };
    let (ground, entry) = lasting.block_on(async {
        let ground = fresh_with(pools).await;
        let entry = ground.organisation("acme").await;
        (ground, entry)
    });
    let backend = async || {
        let tx = ground.begin(&entry).await;
        let backend = one::<i32>(&tx, "SELECT pg_backend_pid()").await;
        tx.commit().await.unwrap();
        backend
    };
    let first = passing.block_on(backend());
    drop(passing);
    assert_eq!(lasting.block_on(backend()), first, "the same connection, and it works");
}
