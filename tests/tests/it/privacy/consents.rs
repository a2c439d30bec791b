use super::{CONSENTS, Ground, MINE, behind_the_back, count};
use kernel::Service;
use serde_json::{Value, json};

fn purpose<'a>(mine: &'a Value, word: &str) -> &'a Value {
    let all = mine["purposes"].as_array().expect("purposes");
    all.iter().find(|purpose| purpose["purpose"] == word).expect("the purpose")
}

#[tokio::test]
async fn agreeing_and_taking_back_are_entries_of_one_ledger() {
    let g = Ground::new().await;
    g.said(&g.person, "photo_use", true, "01900000-0000-7000-8000-000000000000")
        .await
        .refused(404, "no_privacy_notice");
    let notice = g.publish("第一版").await;
    let mine = g.person.get(MINE).await.expect(200).json;
    assert!(mine["notice"]["read_at"].is_null() && purpose(&mine, "photo_use")["given"].is_null(), "{mine}");

    let read = g.said(&g.person, "notice", true, &notice).await.expect(200).json;
    assert!(read["notice"]["read_at"].is_string());
    let given = g.said(&g.person, "photo_use", true, &notice).await.expect(200).json;
    assert_eq!(purpose(&given, "photo_use")["given"], true);
    assert!(purpose(&given, "mail_reminders")["given"].is_null());
    let back = g.said(&g.person, "photo_use", false, &notice).await.expect(200).json;
    assert_eq!(purpose(&back, "photo_use")["given"], false);
    g.said(&g.person, "notice", false, &notice).await.refused(422, "consent_not_optional");
    g.said(&g.person, "everything", true, &notice).await.expect(422);

    assert_eq!(count(&g.org, Service::Identity, "consents WHERE purpose = 'photo_use'").await, 2);
    let grants = format!(
        "information_schema.role_table_grants WHERE table_name = 'consents' AND grantee = '{}' \
         AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE')",
        g.org.entry.tenant.key.role(Service::Identity)
    );
    assert_eq!(count(&g.org, Service::Identity, &grants).await, 0, "the ledger can be rewritten");
    let hashes = behind_the_back(&g.org, Service::Identity, "SELECT DISTINCT text_hash FROM consents").await;
    assert_eq!(hashes.len(), 1);
}

#[tokio::test]
async fn a_new_version_asks_again() {
    let g = Ground::new().await;
    let first = g.publish("第一版").await;
    g.said(&g.person, "notice", true, &first).await.expect(200);
    g.said(&g.person, "mail_reminders", true, &first).await.expect(200);
    let second = g.publish("第二版").await;
    let mine = g.person.get(MINE).await.expect(200).json;
    assert_eq!(mine["notice"]["number"], 2);
    assert!(mine["notice"]["read_at"].is_null());
    assert_eq!(purpose(&mine, "mail_reminders")["earlier_notice"], true);
    g.said(&g.person, "notice", true, &first).await.refused(409, "notice_outdated");
    // taking back is never made harder than agreeing was
    g.said(&g.person, "mail_reminders", false, &first).await.expect(200);
    let read = g.said(&g.person, "notice", true, &second).await.expect(200).json;
    assert!(read["notice"]["read_at"].is_string());
}

#[tokio::test]
async fn refusing_blocks_nothing() {
    let g = Ground::new().await;
    let notice = g.publish("第一版").await;
    for word in ["mail_reminders", "photo_use", "share_with_employer"] {
        g.said(&g.person, word, false, &notice).await.expect(200);
    }
    g.person.get("/api/records/me").await.expect(200);
    g.person.get("/api/identity/sessions").await.expect(200);
    let correction = json!({ "field": "education", "proposed": "21" });
    g.person.post("/api/records/corrections", correction).await.expect(201);
}

#[tokio::test]
async fn an_administrator_writes_down_what_was_said_on_paper() {
    let g = Ground::new().await;
    let notice = g.publish("第一版").await;
    let path = "/api/identity/privacy/consents";
    let mut said = json!({ "member_id": g.member, "purpose": "photo_use", "given": true, "notice_id": notice, "reason": "" });
    g.admin.post(path, said.clone()).await.refused(422, "validation");
    said["reason"] = json!("2026年5月3日书面同意，原件存支部");
    g.person.post(path, said.clone()).await.refused(403, "forbidden");
    g.admin.post(path, said.clone()).await.expect(204);
    let mine = g.person.get(MINE).await.expect(200).json;
    let photo = purpose(&mine, "photo_use");
    assert_eq!((&photo["given"], &photo["on_behalf"]), (&json!(true), &json!(true)));
    let neighbour = g.org.neighbour().await;
    neighbour.admin().await.post(path, said).await.expect(422);
    let overview = g.admin.get("/api/identity/privacy/overview").await.expect(200);
    let photo = purpose(&overview.json, "photo_use");
    assert_eq!((&photo["given"], &photo["withdrawn"]), (&json!(1), &json!(0)));
    assert_eq!((overview.at("/accounts"), overview.at("/readers")), ("2".into(), "0".into()));
    g.person.get("/api/identity/privacy/overview").await.refused(403, "forbidden");
    g.org.stranger().post(CONSENTS, json!({})).await.refused(401, "unauthenticated");
}
