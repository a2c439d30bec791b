//! Holding a change before its next step.

use super::{
    changing::{Slow, states},
    creating::CutOff,
    ground::{Done, Ground, fresh, new},
};
use kernel::{Service, TenantId};
use std::sync::{
    Arc, Mutex,
    atomic::{AtomicUsize, Ordering},
    mpsc::channel,
};
use tenancy::{
    Entry, TenantScope, TenantState,
    provision::{CreateError, Hooks, ProvisionError},
};
use time::Duration;

async fn hold(ground: &Ground) {
    let sql = "UPDATE platform.provisioning SET held_since = now(), held_by = gen_random_uuid() \
         WHERE finished_at IS NULL";
    ground.admin_run(Service::Identity, sql).await;
}

async fn release(ground: &Ground) {
    let sql = "UPDATE platform.provisioning SET held_since = NULL, held_by = NULL";
    ground.admin_run(Service::Identity, sql).await;
}

async fn runs(ground: &Ground, condition: &str) -> i64 {
    let count = format!("SELECT count(*) FROM platform.provisioning WHERE {condition}");
    ground.admin_count(Service::Identity, &count).await
}

/// Nobody takes it up, neither here nor after a restart.
async fn assert_left_alone(ground: &Ground) {
    let restarted = ground.other_process();
    for process in [ground, &restarted] {
        assert_eq!(process.provisioner.resume_unfinished().await.unwrap(), 0);
        assert_eq!(process.provisioner.resume_older_than(Duration::ZERO).await.unwrap(), 0);
        assert_eq!(process.provisioner.drop_due().await.unwrap(), 0);
    }
    assert_eq!(runs(ground, "finished_at IS NULL AND held_since IS NOT NULL").await, 1);
    assert_eq!(runs(ground, "attempts > 0 OR last_error IS NOT NULL").await, 0, "waiting is no failure");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn who_is_at_it_waits_before_the_next_step_and_nothing_is_half_done() {
    let ground = fresh().await;
    let id = ground.organisation("acme").await.tenant.id;
    // identity's registry is shut from the first moment
    for (step, shut) in [("others", 1), ("others/notifications", 2), ("finish", 3)] {
        let ((there, arrived), (go, go_on)) = (channel(), channel());
        let watch = Slow { step, there, go_on: Mutex::new(go_on) };
        let slow = ground.provisioner.clone().with_watch(Arc::new(watch));
        let driving = tokio::spawn(async move { slow.suspend(id, "x").await });
        tokio::task::block_in_place(|| arrived.recv()).unwrap();
        hold(&ground).await;
        go.send(()).unwrap();
        let answer = driving.await.unwrap();
        assert!(matches!(answer, Err(ProvisionError::Held)), "{step}: {answer:?}");
        assert_eq!(states(&ground, "suspended").await, shut, "{step}");
        assert_left_alone(&ground).await;
        // asked for again it waits just the same, and nothing else comes in between
        let again = ground.provisioner.suspend(id, "x").await;
        assert!(matches!(again, Err(ProvisionError::Held)), "{again:?}");
        let other = ground.provisioner.resume(id).await;
        assert!(matches!(other, Err(ProvisionError::Busy)), "{other:?}");
        release(&ground).await;
        assert_eq!(ground.provisioner.resume_unfinished().await.unwrap(), 1, "{step}");
        assert_eq!(states(&ground, "suspended").await, 3, "{step}");
        ground.provisioner.resume(id).await.unwrap();
        assert_eq!(states(&ground, "active").await, 3, "{step}");
    }
}

#[tokio::test]
async fn a_deletion_goes_on_where_it_was_held() {
    let ground = fresh().await;
    let entry = ground.organisation("acme").await;
    let cut = CutOff { step: "erase/notifications", done: false };
    let answer = ground.provisioner.clone().with_watch(Arc::new(cut)).drop_tenant(entry.tenant.id).await;
    assert!(matches!(answer, Err(ProvisionError::Interrupted)), "{answer:?}");
    hold(&ground).await;
    assert_left_alone(&ground).await;
    assert_eq!(runs(&ground, "step = 'erase' AND part = 'erase/notifications'").await, 1);
    let there = format!("SELECT count(*) FROM platform.tenants WHERE key = '{}'", entry.tenant.key);
    assert_eq!(ground.admin_count(Service::Records, &there).await, 0);
    assert_eq!(ground.admin_count(Service::Notifications, &there).await, 1);
    release(&ground).await;
    let restarted = ground.other_process();
    assert_eq!(restarted.provisioner.resume_unfinished().await.unwrap(), 1);
    for &service in Service::ALL {
        assert_eq!(ground.admin_count(service, &there).await, 0, "{service}");
    }
    assert!(restarted.deployment.directory().find(entry.tenant.id).await.unwrap().is_none());
}

#[tokio::test]
async fn an_organisation_that_is_made_waits_before_its_first_rows() {
    let ground = fresh().await;
    let id = TenantId::new();
    let cut = ground.provisioner.clone().with_watch(Arc::new(CutOff { step: "welcome", done: false }));
    assert!(cut.create_as(id, &new("acme")).await.is_err());
    hold(&ground).await;
    let again = ground.provisioner.create_as(id, &new("acme")).await;
    assert!(matches!(again, Err(CreateError::Provision(ProvisionError::Held))), "{again:?}");
    assert_left_alone(&ground).await;
    let found = ground.deployment.directory().find(id).await.unwrap().unwrap();
    assert_eq!(found.state, TenantState::Creating, "nobody can log in yet");
    release(&ground).await;
    let made = ground.provisioner.create_as(id, &new("acme")).await.unwrap();
    assert_eq!((made.tenant.id, made.state), (id, TenantState::Active));
}

/// Fails the first times it is called.
struct Reluctant(AtomicUsize);

impl Hooks for Reluctant {
    fn welcome<'a>(&'a self, _: &'a Entry, _: &'a TenantScope) -> Done<'a> {
        let fails = self.0.fetch_add(1, Ordering::SeqCst) < 2;
        Box::pin(async move { if fails { Err("not yet".into()) } else { Ok(()) } })
    }
}

#[tokio::test]
async fn what_comes_next_has_failures_of_its_own() {
    let ground = fresh().await;
    let reluctant = ground.provisioner.clone().with_hooks(Arc::new(Reluctant(AtomicUsize::new(0))));
    assert!(reluctant.create(&new("acme")).await.is_err());
    assert!(reluctant.resume_unfinished().await.is_err());
    let failed = "step = 'welcome' AND attempts = 2 AND step_attempts = 2 AND last_error LIKE '%not yet%'";
    assert_eq!(runs(&ground, failed).await, 1);
    let cut = reluctant.with_watch(Arc::new(CutOff { step: "finish", done: false }));
    assert!(cut.resume_unfinished().await.is_err());
    let passed = "step = 'finish' AND attempts = 2 AND step_attempts = 0 AND last_error IS NULL";
    assert_eq!(runs(&ground, passed).await, 1);
}
