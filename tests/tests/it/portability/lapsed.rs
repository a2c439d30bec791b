//! A restoration nobody decides about does not lie there for ever.

use super::{Furnished, assert_audit_whole, assert_nothing_left, count, follow_up, restoring::snapshot};
use kernel::{FixedClock, Service};
use tenancy::{
    portability::{Back, PortingState},
    provision::Provisioner,
};
use time::{Duration, OffsetDateTime};

#[tokio::test]
async fn what_nobody_puts_in_use_is_deleted_after_its_time_and_the_logs_say_so() {
    let here = Furnished::new().await;
    let (app, key) = (here.app(), here.org.entry.tenant.key.clone());
    follow_up(app, &key).await;
    snapshot(&here).await;
    let now = OffsetDateTime::now_utc();
    let back = Back { at: now, reason: "误删", operator: None, keep_days: 7, wait_days: 1 };
    let provisioner = app.app().provisioner().unwrap();
    let porting = provisioner.restore(app.app().depot(), &here.org.entry, &back, &|_| {}).await.unwrap();
    // others of this deployment wait for a week and longer
    let after = |time: Duration| Provisioner::new(app.deployment().clone(), FixedClock::at(now + time));
    after(Duration::hours(23)).let_go_old().await.unwrap();
    assert_eq!(provisioner.porting(porting.id).await.unwrap().state, PortingState::Ready);

    assert!(after(Duration::hours(25)).let_go_old().await.unwrap() >= 1);
    assert_eq!(provisioner.porting(porting.id).await.unwrap().state, PortingState::Undone);
    assert_nothing_left(app, &porting.key, None).await;
    let told = |table: &str, whose: &str, id: &str| {
        format!(
            "SELECT count(*) FROM {table} WHERE action = 'tenant.restoration_lapsed' AND {whose} = '{id}'"
        )
    };
    let by_operators = told("platform.operator_log", "tenant_id", &here.tenant().to_string());
    assert_eq!(count(app, Service::Identity, &by_operators).await, 1);
    let own = format!("\"{}\".audit_log", key.schema());
    let by_itself = told(&own, "subject_id", &porting.id.to_string());
    assert_eq!(count(app, Service::Records, &by_itself).await, 1);
    assert_audit_whole(app, &here.org.entry).await;
}
