use super::{
    Furnished, assert_audit_whole, assert_nothing_left, at_rest, bring_in, content, log_in, superuser,
    taken_up,
};
use crate::tenancy::creating::CutOff;
use kernel::Service;
use sqlx::{AssertSqlSafe, Executor as _};
use std::sync::Arc;
use suites::TestApp;
use tenancy::portability::{PortError, PortingState};

#[tokio::test]
async fn an_import_cut_off_anywhere_is_taken_back_or_finished() {
    let here = Furnished::new().await;
    let there = TestApp::another().await;
    let packed = here.packed().await;
    let neighbour = there.org(kernel::TenantKind::Agency).await;
    at_rest(there, &neighbour.entry.tenant.key).await;
    let before = content(there, &neighbour.entry.tenant.key).await;
    let provisioner = there.app().provisioner().unwrap();
    let steps = ["slot", "tables", "documents", "migrate", "arrive", "adopt", "open"];
    for (step, done) in steps.into_iter().flat_map(|step| [(step, false), (step, true)]) {
        let cut = provisioner.clone().with_watch(Arc::new(CutOff { step, done }));
        let answer = bring_in(there, &cut, &packed, None).await;
        let interrupted =
            matches!(answer, Err(PortError::Provision(tenancy::provision::ProvisionError::Interrupted)));
        assert!(interrupted, "{step} {done}: {answer:?}");
        let porting = provisioner.portings(Some(here.tenant())).await.unwrap().remove(0);
        let after = taken_up(&provisioner, porting.id).await;
        let forward = step == "open" || (step == "adopt" && done);
        if forward {
            assert_eq!(after.state, PortingState::Done, "{step} {done}");
            let entry = there.deployment().directory().find(here.tenant()).await.unwrap().unwrap();
            assert_audit_whole(there, &entry).await;
            let person = there.stranger(Some(&entry.slug));
            log_in(&person, "admin", &here.org.admin_factor().await.0).await;
            provisioner.drop_tenant(here.tenant()).await.unwrap();
        } else {
            assert_eq!(after.state, PortingState::Undone, "{step} {done}");
        }
        assert_nothing_left(there, &porting.key, Some(here.tenant())).await;
    }
    assert_eq!(content(there, &neighbour.entry.tenant.key).await, before, "nobody else noticed");
}

#[tokio::test]
async fn an_import_killed_between_two_services_is_taken_back() {
    let _alone = suites::TAKING_UP.lock().await;
    let here = Furnished::new().await;
    let there = TestApp::another().await;
    let packed = here.packed().await;
    let provisioner = there.app().provisioner().unwrap();
    let cut = provisioner.clone().with_watch(Arc::new(CutOff { step: "slot", done: true }));
    bring_in(there, &cut, &packed, None).await.unwrap_err();
    let porting = provisioner.portings(Some(here.tenant())).await.unwrap().remove(0);
    // as if it had come no further than the first service: the others have the role, and nothing else
    for service in [Service::Records, Service::Notifications] {
        let sql = format!(
            "DROP SCHEMA IF EXISTS \"{}\" CASCADE; DELETE FROM platform.tenants WHERE key = '{}'",
            porting.key.schema(),
            porting.key
        );
        let mut conn = superuser(there, service).await;
        conn.execute(AssertSqlSafe(sql)).await.unwrap();
    }
    assert!(there.deployment().directory().find(here.tenant()).await.unwrap().is_none());
    let after = taken_up(&provisioner, porting.id).await;
    assert_eq!(after.state, PortingState::Undone);
    assert_nothing_left(there, &porting.key, Some(here.tenant())).await;
    let slug = bring_in(there, &provisioner, &packed, None).await.unwrap().slug;
    assert_eq!(slug, here.org.slug(), "nothing stands in its way");
    provisioner.drop_tenant(here.tenant()).await.unwrap();
}
