//! Few connections for many tenants.

use super::ground::{Ground, fresh, fresh_with, one, whereabouts};
use kernel::Service;
use sea_orm::{ConnAcquireErr, DbErr};
use std::{collections::HashSet, sync::Arc, time::Duration};
use tenancy::{Config, PoolSizes};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn shards_share_one_bound() {
    // every tenant has a shard of its own here
    let pools =
        PoolSizes { per_shard: 2, total: 2, platform: 1, tenants_per_shard: 1, ..PoolSizes::default() };
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
