use super::{Furnished, assert_nothing_left};
use crate::tenancy::creating::CutOff;
use serde_json::Value;
use std::sync::Arc;
use tenancy::portability::{Farewell, PortError, Seal, verify_certificate};

#[tokio::test]
async fn what_is_deleted_is_certified_whenever_it_was_cut_off() {
    let _alone = suites::TAKING_UP.lock().await;
    for step in ["others", "count", "erase", "farewell", "finish"] {
        for done in [false, true] {
            let here = Furnished::new().await;
            let app = here.app();
            let provisioner = app.app().provisioner().unwrap();
            let farewell = Farewell { export: Some("ab12"), ..Farewell::default() };
            provisioner.prepare_certificate(&here.org.entry, &farewell).await.unwrap();
            let cut = provisioner.clone().with_watch(Arc::new(CutOff { step, done }));
            cut.drop_tenant(here.tenant()).await.unwrap_err();
            provisioner.resume_unfinished().await.unwrap();
            assert_nothing_left(app, &here.org.entry.tenant.key, Some(here.tenant())).await;
            let all = provisioner.certificates(None, 1000).await.unwrap();
            let own: Vec<_> = all.iter().filter(|row| row.tenant == here.tenant()).collect();
            assert_eq!(own.len(), 1, "{step} {done}");
            assert!(own[0].issued_at.is_some());
            certifies(&own[0].body, app);
        }
    }
}

fn certifies(body: &str, app: &suites::TestApp) {
    let read = verify_certificate(body.as_bytes()).unwrap();
    assert_eq!(read.signature.public_key, Seal::of(app.deployment()).unwrap().public_key());
    let said = |pointer: &str| read.certificate.pointer(pointer).cloned().unwrap_or(Value::Null);
    assert_eq!(said("/final_export"), "ab12");
    assert_eq!(said("/objects/count"), 1);
    assert_eq!(said("/services/1/service"), "records");
    assert_eq!(said("/services/1/tables/members"), 1);
    assert_eq!(said("/keys_shredded").as_object().map(serde_json::Map::len), Some(3));
    assert!(said("/deleted_at").is_string());
    let at = body.find("\"members\": 1").unwrap() + "\"members\": ".len();
    let mut bent = body.as_bytes().to_vec();
    bent[at] = b'0';
    assert!(matches!(verify_certificate(&bent), Err(PortError::Damaged { .. })));
}

#[tokio::test]
async fn who_drops_without_a_word_gets_a_certificate_that_says_so() {
    let here = Furnished::new().await;
    let provisioner = here.app().app().provisioner().unwrap();
    provisioner.drop_tenant(here.tenant()).await.unwrap();
    let all = provisioner.certificates(None, 1000).await.unwrap();
    let own = all.iter().find(|row| row.tenant == here.tenant()).unwrap();
    let read = verify_certificate(own.body.as_bytes()).unwrap();
    assert_eq!(read.certificate["final_export"], Value::Null);
    assert_eq!(read.certificate["organisation"]["slug"], here.org.slug());
}

#[tokio::test]
async fn an_export_is_the_latest_until_something_is_written() {
    let here = Furnished::new().await;
    super::at_rest(here.app(), &here.org.entry.tenant.key).await;
    let provisioner = here.app().app().provisioner().unwrap();
    let mut packed = here.packed().await;
    for _ in 0..20 {
        if provisioner.is_latest(&here.org.entry, &packed.written.manifest).await.unwrap() {
            break;
        }
        // services still hear of what was made
        packed = here.packed().await;
    }
    let manifest = &packed.written.manifest;
    assert!(provisioner.is_latest(&here.org.entry, manifest).await.unwrap());
    super::member(&here.admin, "李四", &here.branch, &suites::resident_id()).await;
    assert!(!provisioner.is_latest(&here.org.entry, manifest).await.unwrap());
}
