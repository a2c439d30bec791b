//! Suspending and resuming.

use super::{
    creating::CutOff,
    ground::{fresh, leave},
};
use kernel::{Service, TenantId};
use std::{
    ops::ControlFlow,
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, Sender, channel},
    },
};
use tenancy::{
    TenantState,
    provision::{ProvisionError, Watch},
};

/// Stands still before a step until it is told to go on.
pub struct Slow {
    pub step: &'static str,
    pub there: Sender<()>,
    pub go_on: Mutex<Receiver<()>>,
}

impl Watch for Slow {
    fn step(&self, step: &str, done: bool) -> ControlFlow<()> {
        if step == self.step && !done {
            self.there.send(()).unwrap();
            tokio::task::block_in_place(|| self.go_on.lock().unwrap().recv()).unwrap();
        }
        ControlFlow::Continue(())
    }
}

pub async fn states(ground: &super::ground::Ground, word: &str) -> i64 {
    let mut sum = 0;
    for &service in Service::ALL {
        let count = format!("SELECT count(*) FROM platform.tenants WHERE state = '{word}'");
        sum += ground.admin_count(service, &count).await;
    }
    sum
}

#[tokio::test]
async fn a_suspended_organisation_keeps_its_data_and_says_why() {
    let ground = fresh().await;
    let entry = ground.organisation("acme").await;
    let tx = ground.begin(&entry).await;
    leave(&tx, "kept").await.unwrap();
    tx.commit().await.unwrap();
    ground.provisioner.suspend(entry.tenant.id, "欠费").await.unwrap();
    let found = ground.deployment.directory().resolve("acme.localhost").await.unwrap().unwrap();
    assert_eq!((found.state, found.suspended_reason.as_deref()), (TenantState::Suspended, Some("欠费")));
    assert_eq!(states(&ground, "suspended").await, 3);
    // jobs and exports still get in
    let system = ground.deployment.system_scope(Service::Records);
    assert!(system.enter(&entry.tenant.key).await.unwrap().is_some());
    ground.provisioner.resume(entry.tenant.id).await.unwrap();
    let found = ground.deployment.directory().resolve("acme.localhost").await.unwrap().unwrap();
    assert_eq!((found.state, found.suspended_reason.as_deref()), (TenantState::Active, None));
    assert_eq!(states(&ground, "active").await, 3);
    let tx = ground.begin(&entry).await;
    assert_eq!(super::ground::marks(&tx).await, ["kept"]);
}

#[tokio::test]
async fn both_can_be_cut_off_and_taken_up() {
    let ground = fresh().await;
    let entry = ground.organisation("acme").await;
    for step in ["others", "others/records", "others/notifications", "finish"] {
        for done in [false, true] {
            let cut = ground.provisioner.clone().with_watch(Arc::new(CutOff { step, done }));
            let answer = cut.suspend(entry.tenant.id, "x").await;
            assert!(matches!(answer, Err(ProvisionError::Interrupted)), "{answer:?}");
            let found = ground
                .other_process()
                .deployment
                .directory()
                .resolve("acme.localhost")
                .await
                .unwrap()
                .unwrap();
            assert_eq!(found.state, TenantState::Suspended, "shut from the first moment");
            if !(step == "finish" && done) {
                let other = ground.provisioner.resume(entry.tenant.id).await;
                assert!(matches!(other, Err(ProvisionError::Busy)), "{other:?}");
            }
            // asking again goes on with what was begun
            ground.provisioner.suspend(entry.tenant.id, "x").await.unwrap();
            assert_eq!(states(&ground, "suspended").await, 3, "{step} {done}");
            assert!(cut.resume(entry.tenant.id).await.is_err());
            ground.provisioner.resume_unfinished().await.unwrap();
            assert_eq!(states(&ground, "active").await, 3, "{step} {done}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn whoever_is_slower_does_not_undo_what_came_after() {
    let ground = fresh().await;
    let entry = ground.organisation("acme").await;
    let id = entry.tenant.id;
    for step in ["others", "finish"] {
        let ((there, arrived), (release, go_on)) = (channel(), channel());
        let watch = Slow { step, there, go_on: Mutex::new(go_on) };
        let slow = ground.provisioner.clone().with_watch(Arc::new(watch));
        let driving = tokio::spawn(async move { slow.resume(id).await });
        tokio::task::block_in_place(|| arrived.recv()).unwrap();
        // another process takes it up, and the organisation is suspended after that
        assert_eq!(ground.provisioner.resume_unfinished().await.unwrap(), 1);
        assert_eq!(states(&ground, "active").await, 3);
        ground.provisioner.suspend(id, "x").await.unwrap();
        release.send(()).unwrap();
        driving.await.unwrap().unwrap();
        assert_eq!(states(&ground, "suspended").await, 3, "{step}");
        let found = ground.deployment.directory().find(id).await.unwrap().unwrap();
        assert_eq!((found.state, found.suspended_reason.as_deref()), (TenantState::Suspended, Some("x")));
        ground.provisioner.resume(id).await.unwrap();
    }
}

#[tokio::test]
async fn who_is_not_there_cannot_be_changed() {
    let ground = fresh().await;
    let nobody = TenantId::new();
    assert!(matches!(ground.provisioner.suspend(nobody, "x").await, Err(ProvisionError::Unknown)));
    assert!(matches!(ground.provisioner.resume(nobody).await, Err(ProvisionError::Unknown)));
    assert!(matches!(ground.provisioner.drop_tenant(nobody).await, Err(ProvisionError::Unknown)));
}
