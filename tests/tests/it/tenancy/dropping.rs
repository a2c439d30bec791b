//! Dropping an organisation, cut off at every place.

use super::{
    creating::CutOff,
    ground::{Done, Ground, fresh, leave, marks, one},
};
use kernel::Service;
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use tenancy::{
    Config, Entry,
    provision::{Hooks, ProvisionError},
};

#[derive(Default)]
struct Objects(AtomicUsize);

impl Hooks for Objects {
    fn farewell<'a>(&'a self, _: &'a Entry) -> Done<'a> {
        self.0.fetch_add(1, Ordering::SeqCst);
        Box::pin(async { Ok(()) })
    }
}

async fn assert_gone(ground: &Ground, entry: &Entry) {
    let key = &entry.tenant.key;
    for &service in Service::ALL {
        for count in [
            format!("SELECT count(*) FROM pg_namespace WHERE nspname = '{}'", key.schema()),
            format!("SELECT count(*) FROM pg_roles WHERE rolname = '{}'", key.role(service)),
            format!("SELECT count(*) FROM platform.tenants WHERE key = '{key}'"),
            format!("SELECT count(*) FROM platform.tenant_keys WHERE key = '{key}'"),
            format!("SELECT count(*) FROM platform.outbox WHERE tenant_key = '{key}'"),
            format!("SELECT count(*) FROM platform.jobs WHERE tenant_key = '{key}'"),
        ] {
            assert_eq!(ground.admin_count(service, &count).await, 0, "{service}: {count}");
        }
    }
    let directory = ground.deployment.directory();
    assert!(directory.find(entry.tenant.id).await.unwrap().is_none());
    assert!(directory.resolve(&format!("{}.localhost", entry.slug)).await.unwrap().is_none());
    let open = "SELECT count(*) FROM platform.provisioning WHERE finished_at IS NULL";
    assert_eq!(ground.admin_count(Service::Identity, open).await, 0);
    let begun = ground.deployment.tenant_db(Service::Records).begin(&ground.scope(entry)).await;
    assert!(begun.is_err(), "not even with an old permission");
}

#[tokio::test]
async fn cut_off_anywhere_and_run_again_leaves_nothing() {
    let ground = fresh().await;
    let neighbour = ground.organisation("neighbour").await;
    let tx = ground.begin(&neighbour).await;
    leave(&tx, "kept").await.unwrap();
    tx.commit().await.unwrap();
    for step in ["others", "erase", "erase/notifications", "farewell", "finish"] {
        for done in [false, true] {
            let entry = ground.organisation("acme").await;
            let tx = ground.begin(&entry).await;
            let _: uuid::Uuid = one(&tx, "SELECT platform.emit('x.v1', '{}')").await;
            let _: uuid::Uuid = one(&tx, "SELECT platform.enqueue('q', 'p', now(), NULL)").await;
            tx.commit().await.unwrap();
            let objects = Arc::new(Objects::default());
            let provisioner = ground.provisioner.clone().with_hooks(objects.clone());
            let cut = provisioner.clone().with_watch(Arc::new(CutOff { step, done }));
            let answer = cut.drop_tenant(entry.tenant.id).await;
            assert!(matches!(answer, Err(ProvisionError::Interrupted)), "{answer:?}");
            let system = ground.deployment.system_scope(Service::Records);
            let entered = system.enter(&entry.tenant.key).await.unwrap().is_some();
            assert_eq!(entered, step == "others" && !done, "jobs stop with the first step");
            provisioner.resume_unfinished().await.unwrap();
            assert_gone(&ground, &entry).await;
            assert!(objects.0.load(Ordering::SeqCst) >= 1);
        }
    }
    let tx = ground.begin(&neighbour).await;
    assert_eq!(marks(&tx).await, ["kept"]);
}

#[tokio::test]
async fn a_running_transaction_is_waited_for() {
    let ground = Arc::new(fresh().await);
    let entry = ground.organisation("acme").await;
    let tx = ground.begin(&entry).await;
    leave(&tx, "last").await.unwrap();
    let dropping = {
        let (ground, id) = (ground.clone(), entry.tenant.id);
        tokio::spawn(async move { ground.provisioner.drop_tenant(id).await })
    };
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    tx.commit().await.unwrap();
    dropping.await.unwrap().unwrap();
    assert_gone(&ground, &entry).await;
}

#[tokio::test]
async fn without_the_provisioners_log_in_nothing_begins() {
    let ground = fresh().await;
    let entry = ground.organisation("acme").await;
    let service_only = Ground::at(Config { admin_url: None, ..ground.config.clone() });
    let answer = service_only.provisioner.drop_tenant(entry.tenant.id).await;
    assert!(matches!(answer, Err(ProvisionError::NoAdmin)), "{answer:?}");
    let found = ground.deployment.directory().find(entry.tenant.id).await.unwrap().unwrap();
    assert_eq!(found.state, tenancy::TenantState::Active);
    // suspending needs no more than the platform's role
    service_only.provisioner.suspend(entry.tenant.id, "x").await.unwrap();
}
