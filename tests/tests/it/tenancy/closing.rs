//! Closing with a time to think, and quotas that reach every service.

use super::{
    creating::CutOff,
    ground::{Ground, NOW, fresh, leave, marks},
};
use futures_util::future::BoxFuture;
use kernel::{FixedClock, Service};
use std::{error::Error, sync::Arc};
use tenancy::{
    Entry, TenantState,
    portability::{LastExport, verify_certificate},
    provision::{Hooks, ProvisionError, Provisioner},
    quota::{Bound, Bounds, Quota, QuotaError, STANDING},
};
use time::Duration;

async fn in_services(ground: &Ground, condition: &str) -> i64 {
    let mut sum = 0;
    for &service in Service::ALL {
        let count = format!("SELECT count(*) FROM platform.tenants WHERE {condition}");
        sum += ground.admin_count(service, &count).await;
    }
    sum
}

fn later(ground: &Ground, days: i64) -> Provisioner {
    Provisioner::new(ground.deployment.clone(), FixedClock::at(NOW + Duration::days(days)))
}

#[tokio::test]
async fn one_that_is_closed_waits_and_goes_when_its_time_has_passed() {
    let ground = fresh().await;
    let (entry, other) = (ground.organisation("acme").await, ground.organisation("other").await);
    let id = entry.tenant.id;
    ground.provisioner.close(id, "撤并", NOW + Duration::days(30)).await.unwrap();
    let found = ground.deployment.directory().find(id).await.unwrap().unwrap();
    assert_eq!((found.state, found.closes_at), (TenantState::Closing, Some(NOW + Duration::days(30))));
    assert_eq!(found.closing_reason.as_deref(), Some("撤并"));
    // what takes its data out still gets in
    assert_eq!(in_services(&ground, "state = 'suspended'").await, 3);
    let system = ground.deployment.system_scope(Service::Records);
    assert!(system.enter(&entry.tenant.key).await.unwrap().is_some());
    assert!(matches!(ground.provisioner.resume(id).await, Err(ProvisionError::State(TenantState::Closing))));
    assert_eq!(later(&ground, 29).drop_due().await.unwrap(), 0);
    assert_eq!(later(&ground, 31).drop_due().await.unwrap(), 1);
    assert!(ground.deployment.directory().find(id).await.unwrap().is_none());
    assert_eq!(in_services(&ground, &format!("key = '{}'", entry.tenant.key)).await, 0);
    assert!(ground.deployment.directory().find(other.tenant.id).await.unwrap().is_some());
    assert_eq!(later(&ground, 31).drop_due().await.unwrap(), 0);
}

/// Says how its last export went.
struct LastWords(Result<&'static str, &'static str>);

impl Hooks for LastWords {
    fn last_export<'a>(
        &'a self,
        _: &'a Entry,
    ) -> BoxFuture<'a, Result<Option<LastExport>, Box<dyn Error + Send + Sync>>> {
        let made = self.0.map(|sha256| Some(LastExport { sha256: sha256.to_owned(), kept_until: NOW }));
        Box::pin(async move { made.map_err(Box::<dyn Error + Send + Sync>::from) })
    }
}

#[tokio::test]
async fn nothing_is_erased_before_the_last_export_and_the_certificate_names_it() {
    let ground = fresh().await;
    let id = ground.organisation("acme").await.tenant.id;
    ground.provisioner.close(id, "撤并", NOW + Duration::days(30)).await.unwrap();
    let with = |words| later(&ground, 31).with_hooks(Arc::new(LastWords(words)));
    assert!(matches!(with(Err("no room")).drop_due().await, Err(ProvisionError::Hook(_))));
    assert_eq!(
        ground.deployment.directory().find(id).await.unwrap().map(|e| e.state),
        Some(TenantState::Closing)
    );
    assert_eq!(in_services(&ground, "state = 'suspended'").await, 3, "it can still be taken back");
    assert_eq!(with(Ok("ab12")).drop_due().await.unwrap(), 1);
    let all = ground.provisioner.certificates(None, 10).await.unwrap();
    let read = verify_certificate(all[0].body.as_bytes()).unwrap();
    assert_eq!((all.len(), all[0].tenant), (1, id));
    assert_eq!(read.certificate["final_export"], "ab12");
    assert!(read.certificate["final_export_kept_until"].is_string());
}

#[tokio::test]
async fn it_can_be_taken_back_until_then_and_nothing_is_lost() {
    let ground = fresh().await;
    let entry = ground.organisation("acme").await;
    let id = entry.tenant.id;
    let tx = ground.begin(&entry).await;
    leave(&tx, "kept").await.unwrap();
    tx.commit().await.unwrap();
    assert!(matches!(ground.provisioner.reopen(id).await, Err(ProvisionError::State(TenantState::Active))));
    ground.provisioner.suspend(id, "欠费").await.unwrap();
    ground.provisioner.close(id, "撤并", NOW).await.unwrap();
    // put off: it is another day then
    ground.provisioner.close(id, "撤并", NOW + Duration::days(9)).await.unwrap();
    assert_eq!(later(&ground, 8).drop_due().await.unwrap(), 0);
    ground.provisioner.reopen(id).await.unwrap();
    let found = ground.deployment.directory().find(id).await.unwrap().unwrap();
    assert_eq!((found.state, found.closes_at, found.closing_reason), (TenantState::Suspended, None, None));
    ground.provisioner.resume(id).await.unwrap();
    assert_eq!(in_services(&ground, "state = 'active'").await, 3);
    assert_eq!(later(&ground, 99).drop_due().await.unwrap(), 0);
    assert_eq!(marks(&ground.begin(&entry).await).await, ["kept"]);
}

#[tokio::test]
async fn all_of_these_can_be_cut_off_and_taken_up() {
    let ground = fresh().await;
    let id = ground.organisation("acme").await.tenant.id;
    let bounds = Bounds::default().with(Quota::Members, Bound::hard(7));
    for step in ["others", "finish"] {
        for done in [false, true] {
            let cut = ground.provisioner.clone().with_watch(Arc::new(CutOff { step, done }));
            assert!(cut.close(id, "x", NOW + Duration::DAY).await.is_err());
            let found = ground.deployment.directory().find(id).await.unwrap().unwrap();
            assert_eq!(found.state, TenantState::Closing, "shut from the first moment");
            ground.provisioner.resume_unfinished().await.unwrap();
            assert!(cut.reopen(id).await.is_err());
            ground.provisioner.resume_unfinished().await.unwrap();
            assert_eq!(in_services(&ground, "state = 'active'").await, 3, "{step} {done}");
            assert!(cut.set_quotas(id, bounds.clone()).await.is_err());
            ground.provisioner.resume_unfinished().await.unwrap();
            assert_eq!(in_services(&ground, r#"quotas = '{"members":{"hard":7}}'"#).await, 3);
            ground.provisioner.set_quotas(id, Bounds::default()).await.unwrap();
            assert_eq!(in_services(&ground, "quotas IS NULL AND state = 'active'").await, 3);
        }
    }
}

#[tokio::test]
async fn quotas_change_nothing_but_themselves() {
    let ground = fresh().await;
    let entry = ground.organisation("acme").await;
    let id = entry.tenant.id;
    ground.provisioner.suspend(id, "欠费").await.unwrap();
    let bounds = Bounds::default().with(Quota::Storage, Bound::hard(10));
    ground.provisioner.set_quotas(id, bounds.clone()).await.unwrap();
    let found = ground.deployment.directory().find(id).await.unwrap().unwrap();
    assert_eq!((found.state, found.suspended_reason.as_deref()), (TenantState::Suspended, Some("欠费")));
    assert_eq!(found.quotas, bounds);
    assert_eq!(in_services(&ground, "state = 'suspended'").await, 3);
    let tx = ground.begin(&entry).await;
    let over = tenancy::quota::take(&tx, Quota::Storage, STANDING, 11).await;
    assert!(matches!(over, Err(QuotaError::Full(_))), "{over:?}");
    ground.provisioner.resume(id).await.unwrap();
    assert_eq!(ground.deployment.directory().find(id).await.unwrap().unwrap().quotas, bounds);
}

#[tokio::test]
async fn a_tenants_role_sees_and_counts_its_own_figures_alone() {
    let ground = fresh().await;
    let (one, other) = (ground.organisation("one").await, ground.organisation("other").await);
    let tx = ground.begin(&one).await;
    tenancy::quota::count(&tx, "storage", STANDING, 5).await.unwrap();
    tx.commit().await.unwrap();
    let tx = ground.begin(&other).await;
    assert_eq!(tenancy::quota::used(&tx, "storage", STANDING).await.unwrap(), 0);
    let peek = super::ground::sql("SELECT amount FROM platform.usage");
    assert!(sea_orm::ConnectionTrait::query_one_raw(&tx, peek).await.is_err(), "the table itself is closed");
    let tx = ground.begin(&other).await;
    let peek = super::ground::sql("SELECT quotas FROM platform.tenants");
    assert!(sea_orm::ConnectionTrait::query_one_raw(&tx, peek).await.is_err());
}
