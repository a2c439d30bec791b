//! Closing an organisation: its people are told, it can be taken back, and then it goes.

use super::{API, admin, behind, items, until};
use kernel::{Service, TenantKind};
use serde_json::json;
use suites::{Org, PASSWORD, Person, TestApp};
use tenancy::portability::{SnapshotKind, SnapshotState, count_backups, verify};

#[tokio::test]
async fn a_suspended_organisations_people_read_why() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let chief = admin(app).await;
    let path = format!("{API}/tenants/{}", org.entry.tenant.id);
    chief.post(&format!("{path}/suspend"), json!({ "reason": "合同<到期>" })).await.expect(200);
    let page = org.stranger().get("/").await;
    assert_eq!(page.status, 403);
    assert!(page.text().contains("合同&lt;到期&gt;"), "{}", page.text());
    chief.post(&format!("{path}/resume"), json!({})).await.expect(200);
    assert_eq!(org.stranger().get("/api/identity/tenant").await.expect(200).at("/state"), "active");
}

#[tokio::test]
async fn closing_shuts_the_door_says_until_when_and_can_be_taken_back() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let admin_there = org.admin().await;
    let chief = admin(app).await;
    let path = format!("{API}/tenants/{}", org.entry.tenant.id);
    chief.post(&format!("{path}/close"), json!({ "reason": " " })).await.expect(422);
    let early =
        chief.post(&format!("{path}/close"), json!({ "reason": "撤并", "days": 1 })).await.expect(422);
    assert_eq!(early.fields(), [("/days".into(), "closing_days".into())]);
    chief.post(&format!("{path}/reopen"), json!({})).await.refused(409, "tenant_state");
    let closing = chief.post(&format!("{path}/close"), json!({ "reason": "撤并" })).await.expect(200);
    assert_eq!(closing.at("/state"), "closing");
    assert!(!closing.json["closes_at"].is_null());
    admin_there.get("/api/identity/accounts").await.refused(403, "tenant_closing");
    let page = org.stranger().get("/").await;
    assert!(page.text().contains("撤并") && page.text().contains("数据删除日期"), "{}", page.text());
    chief.post(&format!("{path}/resume"), json!({})).await.refused(409, "tenant_state");
    let open = chief.post(&format!("{path}/reopen"), json!({})).await.expect(200);
    assert_eq!((open.at("/state"), &open.json["closes_at"]), ("active".into(), &json!(null)));
    admin_there.get("/api/identity/session").await.expect(200);
    let log = admin_there.get("/api/identity/audit?subject=tenant").await.expect(200);
    let actions: Vec<_> = items(&log).iter().map(|line| line["action"].clone()).collect();
    assert_eq!(actions, [json!("tenant.reopened"), json!("tenant.closing")]);
}

#[tokio::test]
async fn one_that_was_suspended_before_is_suspended_when_closing_is_taken_back() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let chief = admin(app).await;
    let path = format!("{API}/tenants/{}", org.entry.tenant.id);
    chief.post(&format!("{path}/suspend"), json!({ "reason": "欠费" })).await.expect(200);
    chief.post(&format!("{path}/close"), json!({ "reason": "撤并" })).await.expect(200);
    let back = chief.post(&format!("{path}/reopen"), json!({})).await.expect(200);
    assert_eq!((back.at("/state"), back.at("/suspended_reason")), ("suspended".into(), "欠费".into()));
}

#[tokio::test]
async fn when_the_time_has_passed_everything_goes() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    org.admin().await;
    let chief = admin(app).await;
    let id = org.entry.tenant.id;
    let path = format!("{API}/tenants/{id}");
    chief.post(&format!("{path}/close"), json!({ "reason": "撤并", "days": 40 })).await.expect(200);
    let past = format!(
        "UPDATE platform.organisations SET closes_at = now() - interval '1 minute' WHERE id = '{id}'"
    );
    behind(&org, Service::Identity, &past).await;
    until("the end of an organisation", async || chief.get(&path).await.status == 404).await;
    for &service in Service::ALL {
        let left = format!(
            "SELECT nspname::text FROM pg_namespace WHERE nspname = '{}'",
            org.entry.tenant.key.schema()
        );
        assert_eq!(behind(&org, service, &left).await, None, "{service}");
    }
    keeps_the_last_export(&org, &chief).await;
    let runs = chief.get(&format!("{API}/runs?tenant={id}&open=false")).await.expect(200);
    assert_eq!(items(&runs)[0]["kind"], "drop");
    let login = json!({ "login": "admin", "password": PASSWORD });
    org.stranger().post("/api/identity/sessions", login).await.refused(404, "unknown_host");
}

/// The certificate names the last export; it can be taken out and proved, and goes when its own time is over.
async fn keeps_the_last_export(org: &Org, chief: &Person) {
    let (app, id) = (org.app, org.entry.tenant.id);
    let list = chief.get(&format!("{API}/certificates")).await.expect(200);
    let own = items(&list).into_iter().find(|one| one["tenant_id"] == json!(id)).expect("it is certified");
    let own = own["id"].as_str().expect("an id").to_owned();
    let read = chief.get(&format!("{API}/certificates/{own}")).await.expect(200);
    let (provisioner, depot) = (app.app().provisioner().expect("the provisioner"), app.app().depot());
    let kept = provisioner.snapshots(id, SnapshotKind::ALL, None, 100).await.expect("they are read");
    assert_eq!(kept.len(), 1, "all other backups are gone: {kept:?}");
    assert_eq!((kept[0].kind, kept[0].state), (SnapshotKind::Final, SnapshotState::Ready));
    assert_eq!(Some(read.at("/certificate/final_export")), kept[0].sha256);
    assert!(!read.json["certificate"]["final_export_kept_until"].is_null(), "{}", read.text());
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("last.tar");
    let mut file = tokio::fs::File::create(&path).await.expect("a file");
    provisioner.unload(depot, &kept[0], &mut file).await.expect("it is written");
    file.sync_all().await.expect("it is written to the end");
    let verified = verify(&path).await.expect("it is whole");
    assert_eq!((verified.manifest.tenant.id, verified.manifest.keys.is_some()), (id, false));
    hands_out(org, chief, &own, &path).await;
    let past = "UPDATE platform.snapshots SET expires_at = now() - interval '1 minute' WHERE id = ";
    let past = format!("{past}'{}'", kept[0].id);
    behind(org, Service::Identity, &past).await;
    provisioner.expire_snapshots(depot).await.expect("it is forgotten");
    assert_eq!(count_backups(depot, id).await.expect("they are counted"), (0, 0));
    let list = chief.get(&format!("{API}/certificates")).await.expect(200);
    let gone = items(&list).into_iter().find(|one| one["id"] == json!(own)).expect("it is listed still");
    assert_eq!(gone["last_export_until"], json!(null));
    let ticket = format!("{API}/certificates/{own}/last-export/ticket");
    chief.post(&ticket, json!({ "reason": "来函索取" })).await.refused(404, "not_found");
}

/// An operator hands it out for a reason, which stands in the log; the link is that operator's alone.
async fn hands_out(org: &Org, chief: &Person, certificate: &str, whole: &std::path::Path) {
    let id = org.entry.tenant.id;
    let list = chief.get(&format!("{API}/certificates")).await.expect(200);
    let listed = items(&list).into_iter().find(|one| one["id"] == json!(certificate)).expect("it is listed");
    assert!(!listed["last_export_until"].is_null(), "{listed}");
    let path = format!("{API}/certificates/{certificate}/last-export");
    let unexplained = chief.post(&format!("{path}/ticket"), json!({ "reason": " " })).await.expect(422);
    assert_eq!(unexplained.fields()[0].0, "/reason");
    chief.get(&path).await.refused(403, "ticket_invalid");
    let ticket =
        chief.post(&format!("{path}/ticket"), json!({ "reason": "原单位来函索取" })).await.expect(200);
    let log =
        chief.get(&format!("{API}/log?tenant={id}&action=tenant.last_export_fetched")).await.expect(200);
    assert_eq!(items(&log)[0]["why"], "原单位来函索取");
    until("the letter that tells the contact who took it out and why", async || {
        let letters = org.app.letters(&org.admin_email, 1).await;
        letters
            .iter()
            .any(|letter| ["chief", "原单位来函索取"].iter().all(|said| letter.text().contains(said)))
    })
    .await;
    let other = super::made(org.app, "another-chief").await;
    other.get(&ticket.at("/url")).await.refused(403, "ticket_invalid");
    let file = chief.get(&ticket.at("/url")).await;
    assert_eq!((file.status, file.header("content-type")), (200, Some("application/x-tar")));
    let taken = whole.with_extension("taken");
    tokio::fs::write(&taken, &file.bytes).await.expect("it is written");
    assert_eq!(verify(&taken).await.expect("it is whole").manifest.tenant.id, id);
}
