//! Nothing is exchanged by halves.

use super::{
    Furnished, assert_nothing_left, follow_up,
    restoring::{beside, snapshot},
    superuser,
};
use kernel::Service;
use sqlx::{AssertSqlSafe, Executor as _};
use suites::TestApp;
use tenancy::portability::{PortError, PortingState};

async fn behind_the_back(app: &TestApp, service: Service, sql: String) {
    superuser(app, service).await.execute(AssertSqlSafe(sql)).await.unwrap();
}

#[tokio::test]
async fn a_side_that_is_missing_in_one_service_keeps_all_of_them_as_they_are() {
    let here = Furnished::new().await;
    let app = here.app();
    follow_up(app, &here.org.entry.tenant.key).await;
    snapshot(&here).await;
    let provisioner = app.app().provisioner().unwrap();
    let porting = beside(&here, &provisioner).await.unwrap();
    let side = porting.key.schema();
    let late = super::member(&here.admin, "李四", &here.branch, &suites::resident_id()).await;

    let away = |from: &str, to: &str| format!("ALTER SCHEMA \"{from}\" RENAME TO \"{to}\"");
    let lost = format!("lost_{side}");
    behind_the_back(app, Service::Notifications, away(&side, &lost)).await;
    let refused = provisioner.swap(porting.id).await.unwrap_err();
    assert!(matches!(refused, PortError::NotWhole { service: Service::Notifications, .. }), "{refused}");
    assert_eq!(provisioner.porting(porting.id).await.unwrap().state, PortingState::Ready);
    here.admin.get(&format!("/api/records/members/{late}")).await.expect(200);
    behind_the_back(app, Service::Notifications, away(&lost, &side)).await;
    provisioner.swap(porting.id).await.unwrap();

    let rename = |from: &str, to: &str| format!("ALTER TABLE \"{side}\".{from} RENAME TO {to}");
    behind_the_back(app, Service::Records, rename("members", "members_lost")).await;
    let refused = provisioner.undo_swap(porting.id).await.unwrap_err();
    assert!(matches!(refused, PortError::NotWhole { service: Service::Records, .. }), "{refused}");
    assert_eq!(provisioner.porting(porting.id).await.unwrap().state, PortingState::Swapped);
    behind_the_back(app, Service::Records, rename("members_lost", "members")).await;
    provisioner.undo_swap(porting.id).await.unwrap();
    here.admin.get(&format!("/api/records/members/{late}")).await.expect(200);
    assert_nothing_left(app, &porting.key, None).await;
}
