//! Who asked for a change is known from its beginning, and told once by whoever ends it.

use super::{
    creating::CutOff,
    ground::{Done, Ground, fresh, sql_with},
};
use futures_util::future::BoxFuture;
use kernel::{OperatorId, RequestId, Service};
use sea_orm::{ConnectionTrait as _, DbErr};
use std::sync::Arc;
use tenancy::{
    Deployment, Entry, PlatformTx, TenantScope, Who, audit,
    provision::{Hooks, ProvisionError, Witness},
};
use time::OffsetDateTime;
use uuid::Uuid;

/// An operator who asks, and what is kept of that in both logs.
#[derive(Clone)]
struct Asking {
    deployment: Deployment,
    request: RequestId,
}

impl Witness for Asking {
    fn asked<'a>(&'a self, tx: &'a PlatformTx, run: Uuid) -> BoxFuture<'a, Result<(), DbErr>> {
        Box::pin(async move {
            let line = "INSERT INTO operator_log (id, at, action, request_id, run_id) \
                 VALUES ($1, now(), 'tenant.suspended', $2, $3)";
            let values = [Uuid::now_v7().into(), self.request.0.into(), run.into()];
            tx.execute_raw(sql_with(line, values)).await.map(drop)
        })
    }
}

impl Hooks for Asking {
    fn ending<'a>(&'a self, entry: &'a Entry, scope: &'a TenantScope, _: Uuid) -> Done<'a> {
        Box::pin(async move {
            let tx = self.deployment.tenant_db(Service::Identity).begin(scope).await?;
            let who = Who::operator(OperatorId::new(), self.request);
            let subject_id = Some(entry.tenant.id.0);
            let action = "tenant.suspended";
            let told = audit::Entry { action, subject: "tenant", subject_id, ..audit::Entry::default() };
            audit::append_once(&tx, &who, told, OffsetDateTime::now_utc()).await?;
            Ok(tx.commit().await?)
        })
    }
}

/// Lines in the operators' log and in the organisation's own.
async fn lines(ground: &Ground, entry: &Entry, request: RequestId) -> (i64, i64) {
    let count = async |table: &str| {
        let count = format!("SELECT count(*) FROM {table} WHERE request_id = '{request}'");
        ground.admin_count(Service::Identity, &count).await
    };
    let own = format!("{}.audit_log", entry.tenant.key.schema());
    (count("platform.operator_log").await, count(&own).await)
}

#[tokio::test]
async fn cut_off_anywhere_it_stands_in_both_logs_once() {
    let ground = fresh().await;
    let entry = ground.organisation("acme").await;
    for step in ["others", "others/records", "others/notifications", "finish"] {
        for done in [false, true] {
            let asking = Asking { deployment: ground.deployment.clone(), request: RequestId::new() };
            let told = Arc::new(asking.clone());
            let asked = ground.provisioner.clone().with_witness(told.clone()).with_hooks(told.clone());
            let cut = asked.with_watch(Arc::new(CutOff { step, done }));
            let answer = cut.suspend(entry.tenant.id, "x").await;
            assert!(matches!(answer, Err(ProvisionError::Interrupted)), "{answer:?}");
            let over = step == "finish" && done;
            let begun = lines(&ground, &entry, asking.request).await;
            assert_eq!(begun, (1, i64::from(over)), "{step} {done}: known from the beginning");
            // another process, which knows nothing of who asked
            let other = ground.other_process().provisioner.with_hooks(told);
            assert_eq!(other.resume_unfinished().await.unwrap(), usize::from(!over));
            assert_eq!(lines(&ground, &entry, asking.request).await, (1, 1), "{step} {done}");
            ground.provisioner.resume(entry.tenant.id).await.unwrap();
        }
    }
}

#[tokio::test]
async fn who_is_told_twice_knows_it() {
    let ground = fresh().await;
    let entry = ground.organisation("acme").await;
    let asking = Asking { deployment: ground.deployment.clone(), request: RequestId::new() };
    let (scope, run) = (ground.scope(&entry), Uuid::now_v7());
    let told = (0..4).map(|_| asking.ending(&entry, &scope, run));
    for told in futures_util::future::join_all(told).await {
        told.unwrap();
    }
    assert_eq!(lines(&ground, &entry, asking.request).await, (0, 1));
}

#[tokio::test]
async fn what_does_not_begin_was_not_asked_for() {
    let ground = fresh().await;
    let entry = ground.organisation("acme").await;
    let asking = Asking { deployment: ground.deployment.clone(), request: RequestId::new() };
    let asked = ground.provisioner.clone().with_witness(Arc::new(asking.clone()));
    assert!(matches!(asked.reopen(entry.tenant.id).await, Err(ProvisionError::State(_))));
    assert_eq!(lines(&ground, &entry, asking.request).await, (0, 0));
}
