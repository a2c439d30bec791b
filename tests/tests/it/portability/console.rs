//! The same over HTTP, as administrators and operators do it.

use super::{Furnished, PASSPHRASE, code_now, operator, until};
use serde_json::json;
use std::time::Duration;
use suites::PASSWORD;
use tenancy::portability::verify;
use time::OffsetDateTime;

const EXPORTS: &str = "/api/identity/exports";

async fn ordered(here: &Furnished, secret: &str) -> String {
    let order = |password: &str, code: Option<String>, passphrase: &str| json!({ "password": password, "code": code, "passphrase": passphrase });
    let admin = &here.admin;
    let short = admin.post(EXPORTS, order(PASSWORD, Some(code_now(secret, 0)), "short")).await.expect(422);
    assert_eq!(short.fields(), [("/passphrase".into(), "passphrase_short".into())]);
    admin.post(EXPORTS, order("Wrong-2026-Word", Some(code_now(secret, 0)), PASSPHRASE)).await.expect(422);
    let no_code = admin.post(EXPORTS, order(PASSWORD, None, PASSPHRASE)).await.expect(422);
    assert_eq!(no_code.fields(), [("/code".into(), "code_needed".into())]);
    let made = admin.post(EXPORTS, order(PASSWORD, Some(code_now(secret, 1)), PASSPHRASE)).await.expect(202);
    made.at("/id")
}

#[tokio::test]
async fn an_administrator_takes_everything_home() {
    let here = Furnished::new().await;
    let (secret, recovery) = here.org.admin_factor().await;
    assert_eq!(recovery.len(), 10);
    let id = ordered(&here, &secret).await;
    let ready = until(async || {
        let one = here.admin.get(&format!("{EXPORTS}/{id}")).await.expect(200).json;
        (one["state"] == "ready").then_some(one)
    })
    .await;
    assert_eq!(ready["has_keys"], true);
    let neighbour = here.org.neighbour().await;
    neighbour.admin().await.get(&format!("{EXPORTS}/{id}")).await.refused(404, "not_found");
    let wrong = json!({ "password": "Wrong-2026-Word", "code": "000000" });
    here.admin.post(&format!("{EXPORTS}/{id}/ticket"), wrong).await.expect(422);
    // each code counts once: the next one comes with the next half-minute
    let over = OffsetDateTime::now_utc().unix_timestamp() % 30;
    tokio::time::sleep(Duration::from_secs(u64::try_from(31 - over).unwrap())).await;
    let proof = json!({ "password": PASSWORD, "code": code_now(&secret, 1) });
    let ticket = here.admin.post(&format!("{EXPORTS}/{id}/ticket"), proof).await.expect(200).json;
    let url = ticket["url"].as_str().unwrap();
    here.admin.get(&url.replace("mark=", "mark=00")).await.refused(403, "ticket_invalid");
    here.org.stranger().get(url).await.refused(401, "unauthenticated");
    let file = here.admin.get(url).await.expect(200);
    assert_eq!(file.header("content-type"), Some("application/x-tar"));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fetched.tar");
    std::fs::write(&path, &file.bytes).unwrap();
    let verified = verify(&path).await.unwrap();
    assert_eq!(verified.manifest.tenant.id, here.tenant());
    assert_eq!(Some(verified.sha256.as_str()), ready["sha256"].as_str());
    assert!(verified.manifest.keys.is_some());
    let log = here.admin.get("/api/identity/audit?subject=export").await.expect(200);
    let actions: Vec<_> = log.json["items"].as_array().unwrap().iter().map(|e| e["action"].clone()).collect();
    assert_eq!(actions, ["export.fetched", "export.ordered"]);
}

#[tokio::test]
async fn so_does_one_of_an_organisation_that_is_being_closed() {
    let here = Furnished::new().await;
    let (secret, _) = here.org.admin_factor().await;
    let until_day = OffsetDateTime::now_utc() + time::Duration::days(30);
    let provisioner = here.app().app().provisioner().unwrap();
    provisioner.close(here.tenant(), "撤并", until_day).await.unwrap();
    let session = here.admin.get("/api/identity/session").await.expect(200);
    assert_eq!(session.at("/closed/reason"), "撤并");
    assert!(!session.json["closed"]["closes_at"].is_null(), "{}", session.text());
    here.admin.get("/api/records/members").await.refused(403, "tenant_closing");
    let id = ordered(&here, &secret).await;
    let ready = until(async || {
        let one = here.admin.get(&format!("{EXPORTS}/{id}")).await.expect(200).json;
        (one["state"] == "ready").then_some(one)
    })
    .await;
    assert_eq!(ready["has_keys"], true);
    provisioner.reopen(here.tenant()).await.unwrap();
    let session = here.admin.get("/api/identity/session").await.expect(200);
    assert!(session.json["closed"].is_null(), "{}", session.text());
}

#[tokio::test]
async fn an_operator_sets_one_organisation_back_and_sees_counts_only() {
    let here = Furnished::new().await;
    super::follow_up(here.app(), &here.org.entry.tenant.key).await;
    let person = operator(here.app(), "restorer").await;
    let tenant = format!("/api/identity/operator/tenants/{}", here.tenant());
    let taken = person.post(&format!("{tenant}/backups"), json!({})).await.expect(201);
    let early = json!({ "at": "2020-01-01T00:00:00Z", "reason": "误删" });
    person.post(&format!("{tenant}/restorations"), early).await.refused(409, "no_snapshot");
    let silent = json!({ "at": taken.at("/taken_at"), "reason": " " });
    assert_eq!(
        person.post(&format!("{tenant}/restorations"), silent).await.expect(422).fields()[0].0,
        "/reason"
    );
    super::member(&here.admin, "李四", &here.branch, &suites::resident_id()).await;
    let order = json!({ "at": taken.at("/taken_at"), "reason": "误删" });
    person.post(&format!("{tenant}/restorations"), order).await.expect(202);
    let ready = until(async || {
        let list = person.get(&format!("{tenant}/restorations")).await.expect(200).json;
        let one = list["items"][0].clone();
        (one["state"] == "ready").then_some(one)
    })
    .await;
    assert!(!ready.to_string().contains("李四"));
    let members = ready["differences"].as_array().unwrap().iter().find(|one| one["table"] == "members");
    assert_eq!(members.unwrap()["only_now"], 1);
    let id = ready["id"].as_str().unwrap();
    let deed = |word: &str| format!("/api/identity/operator/restorations/{id}/{word}");
    person.post(&deed("undo"), json!({})).await.refused(409, "restoration_state");
    assert_eq!(person.post(&deed("swap"), json!({})).await.expect(200).at("/state"), "swapped");
    assert_eq!(person.post(&deed("undo"), json!({})).await.expect(200).at("/state"), "undone");
    let list = here.admin.get("/api/records/members").await.expect(200);
    assert_eq!(list.json["total"], 2);
    let backups = here.admin.get("/api/identity/backups").await.expect(200);
    assert_eq!(backups.json["items"].as_array().unwrap().len(), 1);
    person.get("/api/identity/operator/certificates").await.expect(200);
}

#[tokio::test]
async fn of_two_orders_at_once_the_second_is_told_so() {
    let here = Furnished::new().await;
    let person = operator(here.app(), "hurried-restorer").await;
    let tenant = format!("/api/identity/operator/tenants/{}", here.tenant());
    let taken = person.post(&format!("{tenant}/backups"), json!({})).await.expect(201);
    let (path, at) = (format!("{tenant}/restorations"), taken.at("/taken_at"));
    let order = async || person.post(&path, json!({ "at": at, "reason": "误删" })).await;
    let (one, two) = tokio::join!(order(), order());
    let mut met = [(one.status, one.code().to_owned()), (two.status, two.code().to_owned())];
    met.sort();
    assert_eq!(met, [(202, String::new()), (409, "tenant_busy".to_owned())]);
    let ready = async || {
        let one = until(async || {
            let list = person.get(&path).await.expect(200).json;
            let one = list["items"][0].clone();
            (one["state"] == "ready").then_some(one)
        })
        .await;
        one["id"].as_str().unwrap().to_owned()
    };
    let first = ready().await;
    order().await.refused(409, "tenant_busy");
    let log =
        format!("/api/identity/operator/log?action=tenant.restoration_ordered&tenant={}", here.tenant());
    let lines = person.get(&log).await.expect(200).json;
    assert_eq!(lines["items"].as_array().unwrap().len(), 1, "{lines}");
    let discard = |id: &str| format!("/api/identity/operator/restorations/{id}/discard");
    person.post(&discard(&first), json!({})).await.expect(200);
    order().await.expect(202);
    person.post(&discard(&ready().await), json!({})).await.expect(200);
}

#[tokio::test]
async fn an_export_nobody_makes_stands_in_no_others_way() {
    let here = Furnished::new().await;
    let (secret, _) = here.org.admin_factor().await;
    let lost = uuid::Uuid::now_v7();
    let begun = format!(
        "INSERT INTO platform.snapshots (id, tenant_id, kind, state, mark, rows, bytes, added_bytes, created_at, \
         expires_at) VALUES ('{lost}', '{}', 'export', 'writing', '', 0, 0, 0, now(), now() + interval '1 day')",
        here.tenant()
    );
    let mut conn = super::superuser(here.app(), kernel::Service::Identity).await;
    sqlx::query(sqlx::AssertSqlSafe(begun)).execute(&mut conn).await.unwrap();
    let id = ordered(&here, &secret).await;
    let state = here.admin.get(&format!("{EXPORTS}/{lost}")).await.expect(200);
    assert_eq!(state.at("/state"), "failed");
    until(async || {
        let one = here.admin.get(&format!("{EXPORTS}/{id}")).await.expect(200).json;
        (one["state"] == "ready").then_some(one)
    })
    .await;
}
