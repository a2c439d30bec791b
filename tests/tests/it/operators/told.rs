//! What an organisation's people hear by letter of what is done to it.

use super::{API, admin, until};
use crate::{
    signups::office::Office,
    tenancy::{
        creating::CutOff,
        ground::{NOW, new},
    },
};
use events::mail::Mail;
use kernel::{Service, TenantId, TenantKind};
use serde_json::json;
use std::sync::Arc;
use suites::TestApp;
use tenancy::provision::News;
use time::Duration;

/// Letters about the organisation to the contact it was made with.
async fn told(office: &Office) -> Vec<Mail> {
    let letters = office.letters("admin@example.cn").await;
    letters.into_iter().filter(|letter| letter.template.starts_with("tenant_")).collect()
}

fn templates(letters: &[Mail]) -> Vec<&str> {
    letters.iter().map(|letter| letter.template.as_str()).collect()
}

async fn made(office: &Office, slug: &str) -> TenantId {
    office.provisioner.create(&new(slug)).await.expect("it is made").tenant.id
}

#[tokio::test]
async fn a_change_that_was_cut_off_is_told_once() {
    let _alone = suites::TAKING_UP.lock().await;
    let office = Office::open(|_| {}).await;
    let id = made(&office, "acme").await;
    let whole = &office.provisioner;
    for (step, done) in ["others", "finish"].into_iter().flat_map(|step| [(step, false), (step, true)]) {
        let before = told(&office).await.len();
        let cut = whole.clone().with_watch(Arc::new(CutOff { step, done }));
        cut.suspend(id, "欠费").await.unwrap_err();
        whole.resume_unfinished().await.unwrap();
        cut.resume(id).await.unwrap_err();
        whole.resume_unfinished().await.unwrap();
        cut.close(id, "撤并", NOW + Duration::days(30)).await.unwrap_err();
        whole.resume_unfinished().await.unwrap();
        cut.reopen(id).await.unwrap_err();
        whole.resume_unfinished().await.unwrap();
        let letters = told(&office).await.split_off(before);
        let expected = ["tenant_suspended", "tenant_resumed", "tenant_closing", "tenant_reopened"];
        assert_eq!(templates(&letters), expected, "{step} {done}");
        assert_eq!(letters[0].params["reason"], "欠费");
        assert_eq!(letters[2].params["day"], "2026年3月31日 16:00");
        assert!(letters[3].params["standing"].contains("恢复正常使用"));
    }
}

#[tokio::test]
async fn what_is_said_again_under_the_same_word_is_one_letter() {
    let office = Office::open(|_| {}).await;
    let id = made(&office, "acme").await;
    let entry = office.ground.deployment.directory().find(id).await.unwrap().unwrap();
    let (hooks, scope) = (identity::hooks(office.app.clone()), office.ground.scope(&entry));
    for _ in 0..2 {
        hooks.told(&entry, &scope, "one", &News::Resumed).await.unwrap();
    }
    hooks.told(&entry, &scope, "other", &News::Resumed).await.unwrap();
    assert_eq!(told(&office).await.len(), 2);
}

#[tokio::test]
async fn only_what_changed_something_is_told() {
    let office = Office::open(|_| {}).await;
    let id = made(&office, "acme").await;
    office.provisioner.resume(id).await.unwrap();
    assert_eq!(told(&office).await.len(), 0, "it was in use");
    office.provisioner.suspend(id, "欠费").await.unwrap();
    office.provisioner.close(id, "撤并", NOW + Duration::days(30)).await.unwrap();
    office.provisioner.reopen(id).await.unwrap();
    let letters = told(&office).await;
    let last = letters.last().expect("a letter");
    assert!(last.params["standing"].contains("欠费"), "it is suspended still");
}

#[tokio::test]
async fn the_day_of_deletion_is_called_to_mind_once() {
    let office = Office::open(|_| {}).await;
    let id = made(&office, "acme").await;
    let week = Duration::days(7);
    let endings = async || {
        let letters = told(&office).await;
        letters.into_iter().filter(|letter| letter.template == "tenant_ending").collect::<Vec<_>>()
    };
    office.provisioner.close(id, "撤并", NOW + Duration::days(30)).await.unwrap();
    assert_eq!(office.provisioner.remind_due(week).await.unwrap(), 0, "there is time");
    office.clock.advance(Duration::days(24));
    assert_eq!(office.provisioner.remind_due(week).await.unwrap(), 1);
    assert_eq!(office.provisioner.remind_due(week).await.unwrap(), 0);
    // cut off between the letter and the note of it
    let forget = "UPDATE platform.organisations SET reminded_for = NULL";
    office.ground.admin_run(Service::Identity, forget).await;
    assert_eq!(office.provisioner.remind_due(week).await.unwrap(), 1);
    let letters = endings().await;
    assert_eq!((letters.len(), &*letters[0].params["day"]), (1, "2026年3月31日 16:00"));
    // put off: it is another day then
    office.provisioner.close(id, "撤并", NOW + Duration::days(40)).await.unwrap();
    assert_eq!(office.provisioner.remind_due(week).await.unwrap(), 0);
    office.clock.advance(Duration::days(10));
    assert_eq!(office.provisioner.remind_due(week).await.unwrap(), 1);
    assert_eq!(endings().await.len(), 2);
    // taken back: there is no day any more
    office.provisioner.reopen(id).await.unwrap();
    assert_eq!(office.provisioner.remind_due(week).await.unwrap(), 0);
}

#[tokio::test]
async fn who_administered_a_deleted_organisation_reads_the_number_of_the_certificate() {
    let _alone = suites::TAKING_UP.lock().await;
    let office = Office::open(|_| {}).await;
    for (count, (step, done)) in
        [("count", false), ("count", true), ("erase", true), ("finish", false)].into_iter().enumerate()
    {
        let id = made(&office, "acme").await;
        let cut = office.provisioner.clone().with_watch(Arc::new(CutOff { step, done }));
        cut.drop_tenant(id).await.unwrap_err();
        let sent = told(&office).await.iter().filter(|letter| letter.template == "tenant_deleted").count();
        assert_eq!(sent, count, "not before it is gone: {step} {done}");
        office.provisioner.resume_unfinished().await.unwrap();
        let letters = told(&office).await;
        assert_eq!(templates(&letters), vec!["tenant_deleted"; count + 1], "{step} {done}");
        let certificates = office.provisioner.certificates(None, 1).await.unwrap();
        assert!(certificates[0].tenant == id && certificates[0].issued_at.is_some());
        let newest = letters.last().expect("a letter");
        assert_eq!(newest.params["certificate"], certificates[0].id.to_string());
        assert_eq!(newest.params["at"], "2026年3月1日 16:00");
        assert!(newest.params["export"].contains("没有保留"), "{:?}", newest.params);
        let kept = "SELECT count(*) FROM platform.deletion_certificates WHERE letters IS NOT NULL";
        assert_eq!(office.ground.admin_count(Service::Identity, kept).await, 0, "no address is left behind");
    }
}

#[tokio::test]
async fn every_administrator_reads_why_whatever_the_quota_of_letters_says() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Association).await;
    org.admin().await;
    org.person("deputy", "tenant_admin", None, None).await;
    let chief = admin(app).await;
    let path = format!("{API}/tenants/{}", org.entry.tenant.id);
    // those about invitations and second factors have gone out today
    chief.put(&format!("{path}/quotas"), json!({ "mails": { "hard": 1 } })).await.expect(200);
    chief.post(&format!("{path}/suspend"), json!({ "reason": "合同到期未续" })).await.expect(200);
    for address in [org.admin_email.clone(), format!("deputy@{}.example", org.slug())] {
        let about = async || {
            let letters = app.letters(&address, 1).await;
            letters.iter().filter(|letter| letter.text().contains("合同到期未续")).count()
        };
        until("the letter about a suspension", async || about().await > 0).await;
        assert_eq!(about().await, 1, "{address}: who is administrator and contact reads it once");
    }
    chief.post(&format!("{path}/resume"), json!({})).await.expect(200);
    chief.put(&format!("{path}/quotas"), json!({})).await.expect(200);
}
