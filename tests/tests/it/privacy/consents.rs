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

#[tokio::test]
async fn what_one_person_agreed_to_is_looked_up_and_that_is_written_down() {
    let g = Ground::new().await;
    let notice = g.publish("第一版").await;
    let other = g.org.member("李四", &g.unit).await;
    let path = "/api/identity/privacy/consents";
    for purpose in ["notice", "photo_use"] {
        let said = json!({ "member_id": other, "purpose": purpose, "given": true, "notice_id": notice,
            "reason": "2026年5月3日书面同意，原件存支部" });
        until_written(&g, path, &said).await;
    }
    g.said(&g.person, "photo_use", true, &notice).await.expect(200);
    g.said(&g.person, "photo_use", false, &notice).await.expect(200);
    g.said(&g.person, "mail_reminders", true, &notice).await.expect(200);

    let looks = "audit_log WHERE action = 'consent.looked_up'";
    let account = g.person.get("/api/identity/session").await.expect(200).at("/account/id");
    let one = format!("{path}?account_id={account}&purpose=photo_use");
    let list = g.admin.get(&one).await.expect(200);
    let given: Vec<_> =
        list.json["items"].as_array().unwrap().iter().map(|row| row["given"].clone()).collect();
    assert_eq!(given, [json!(false), json!(true)], "the newest first");
    assert_eq!((list.at("/items/0/notice_id"), list.at("/items/0/text_hash").len()), (notice, 64));
    let of_member = g.admin.get(&format!("{path}?member_id={}", g.member)).await.expect(200);
    assert_eq!(of_member.json["items"].as_array().map(Vec::len), Some(3), "{}", of_member.text());
    let paper = g.admin.get(&format!("{path}?member_id={other}&limit=1")).await.expect(200);
    assert_eq!(
        (paper.at("/items/0/purpose"), paper.at("/items/0/on_behalf")),
        ("photo_use".into(), "true".into())
    );
    let next = format!("{path}?member_id={other}&limit=1&cursor={}", paper.at("/next"));
    assert_eq!(g.admin.get(&next).await.expect(200).at("/items/0/purpose"), "notice");
    assert_eq!(count(&g.org, Service::Identity, looks).await, 4);
    let log = g.admin.get("/api/identity/audit?action=consent.looked_up").await.expect(200);
    assert_eq!(log.at("/items/0/new/member_id"), other);

    let nobody = format!("{path}?account_id={account}&member_id={other}");
    assert_eq!(g.admin.get(&nobody).await.expect(200).json["items"], json!([]));
    assert_eq!(count(&g.org, Service::Identity, looks).await, 4, "it showed nobody");
    g.person.get(&one).await.refused(403, "forbidden");
    g.org.person("shenji", "auditor", None, None).await.get(&one).await.refused(403, "forbidden");

    let overview = g.admin.get("/api/identity/privacy/overview").await.expect(200);
    let photo = purpose(&overview.json, "photo_use");
    assert_eq!(
        (&photo["given"], &photo["withdrawn"]),
        (&json!(1), &json!(1)),
        "members without an account count"
    );
    assert_eq!(overview.at("/told"), "1");
}

/// Writes it down as soon as the member has been heard of.
async fn until_written(g: &Ground, path: &str, said: &Value) {
    for _ in 0..600 {
        let answer = g.admin.post(path, said.clone()).await;
        if answer.status != 422 {
            answer.expect(204);
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the member was never heard of");
}
