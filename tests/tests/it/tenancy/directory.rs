//! From host to organisation.

use super::ground::{Ground, fresh};
use kernel::Service;
use sqlx::{AssertSqlSafe, Executor as _};
use std::{sync::Arc, time::Duration};
use tenancy::{Config, PoolSizes, TenantState};

#[tokio::test]
async fn hosts_lead_to_their_organisation() {
    let ground = fresh().await;
    let entry = ground.organisation("acme").await;
    let directory = ground.deployment.directory();
    for host in ["acme.localhost", "ACME.localhost:8443", "acme.localhost."] {
        let found = directory.resolve(host).await.unwrap().unwrap();
        assert_eq!(found.tenant, entry.tenant, "{host}");
    }
    for host in [
        "localhost",
        "nobody.localhost",
        "acme.example.org",
        "x.acme.localhost",
        "acme",
        "",
        "a\0b",
        "'; --.localhost",
    ] {
        assert!(directory.resolve(host).await.unwrap().is_none(), "{host:?}");
    }
    assert!(directory.is_platform("LOCALHOST:80") && !directory.is_platform("acme.localhost"));
    assert_eq!(directory.list().await.unwrap(), [entry]);
}

#[tokio::test]
async fn a_domain_of_ones_own_counts_once_it_is_verified() {
    let ground = fresh().await;
    let entry = ground.organisation("acme").await;
    let add = format!(
        "INSERT INTO platform.domains (host, tenant_id) VALUES ('dj.acme.cn', '{}')",
        entry.tenant.id
    );
    ground.admin_run(Service::Identity, &add).await;
    assert!(ground.deployment.directory().resolve("dj.acme.cn").await.unwrap().is_none());
    ground.admin_run(Service::Identity, "UPDATE platform.domains SET verified_at = now()").await;
    let found = ground.other_process().deployment.directory().resolve("DJ.acme.cn").await.unwrap();
    assert_eq!(found.map(|found| found.tenant.clone()), Some(entry.tenant));
}

#[tokio::test]
async fn other_processes_hear_of_a_change() {
    let ground = fresh().await;
    let entry = ground.organisation("acme").await;
    let other = ground.other_process();
    let listening = {
        let deployment = other.deployment.clone();
        tokio::spawn(async move { deployment.listen().await })
    };
    tokio::time::sleep(Duration::from_millis(300)).await;
    let directory = other.deployment.directory();
    assert_eq!(directory.resolve("acme.localhost").await.unwrap().unwrap().state, TenantState::Active);
    assert!(directory.resolve("later.localhost").await.unwrap().is_none());
    ground.provisioner.suspend(entry.tenant.id, "x").await.unwrap();
    ground.organisation("later").await;
    let mut state = TenantState::Active;
    for _ in 0..3000 {
        tokio::time::sleep(Duration::from_millis(20)).await;
        state = directory.resolve("acme.localhost").await.unwrap().unwrap().state;
        if state == TenantState::Suspended && directory.resolve("later.localhost").await.unwrap().is_some() {
            break;
        }
    }
    assert_eq!(state, TenantState::Suspended);
    assert!(
        directory.resolve("later.localhost").await.unwrap().is_some(),
        "that there was none is forgotten too"
    );
    listening.abort();
}

#[tokio::test]
async fn without_redis_everything_still_works() {
    let ground = fresh().await;
    let alone = super::ground::Ground::at(tenancy::Config {
        redis_url: Some("redis://127.0.0.1:1".into()),
        ..ground.config.clone()
    });
    let entry = alone.organisation("acme").await;
    alone.provisioner.suspend(entry.tenant.id, "x").await.unwrap();
    let found = alone.deployment.directory().resolve("acme.localhost").await.unwrap().unwrap();
    assert_eq!(found.state, TenantState::Suspended);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crowd_asks_the_database_once() {
    let ground = fresh().await;
    let entry = ground.organisation("acme").await;
    // one connection, and whoever has it stands at a closed door: a second question would not be in time
    let pools = PoolSizes { platform: 1, acquire: Duration::from_secs(2), ..PoolSizes::default() };
    let small = Arc::new(Ground::at(Config { pools, ..ground.config.clone() }));
    let closed = |table: &str| format!("BEGIN; LOCK TABLE platform.{table} IN ACCESS EXCLUSIVE MODE");
    let mut doors = [ground.admin(Service::Identity).await, ground.admin(Service::Records).await];
    for (door, table) in doors.iter_mut().zip(["organisations", "tenant_keys"]) {
        door.execute(AssertSqlSafe(closed(table))).await.unwrap();
    }
    let crowd: Vec<_> = (0..20)
        .map(|_| {
            let (small, entry) = (small.clone(), entry.clone());
            tokio::spawn(async move {
                let found = small.deployment.directory().resolve("acme.localhost").await;
                assert_eq!(found.unwrap().map(|found| found.tenant.clone()), Some(entry.tenant.clone()));
                small.begin(&entry).await.commit().await.unwrap();
            })
        })
        .collect();
    for mut door in doors {
        tokio::time::sleep(Duration::from_secs(3)).await;
        door.execute("COMMIT").await.unwrap();
    }
    for one in crowd {
        one.await.unwrap();
    }
}
