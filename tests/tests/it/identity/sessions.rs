use super::{PASSWORD, behind_the_back, log_in, somebody, world};
use serde_json::{Value, json};

#[tokio::test]
async fn my_sessions_are_listed_and_ended_at_once() {
    let org = world().await;
    let here = somebody(&org, "wang").await;
    let there = org.stranger();
    log_in(&there, "wang", PASSWORD).await.expect(200);
    let list = here.get("/api/identity/sessions").await.expect(200);
    let items = list.json["items"].as_array().cloned().unwrap_or_default();
    assert_eq!(items.len(), 2);
    assert_eq!(items.iter().filter(|item| item["current"] == true).count(), 1);
    assert!(!list.text().contains("127.0.0.1"));
    let other = items.iter().find(|item| item["current"] == false).and_then(|item| item["id"].as_str());
    let path = format!("/api/identity/sessions/{}", other.unwrap_or_default());
    here.delete(&path).await.expect(204);
    there.get("/api/identity/session").await.refused(401, "unauthenticated");
    here.delete(&path).await.refused(404, "not_found");
    here.get("/api/identity/session").await.expect(200);
}

#[tokio::test]
async fn all_others_end_and_this_one_stays() {
    let org = world().await;
    let here = somebody(&org, "qian").await;
    let others: Vec<_> = (0..2).map(|_| org.stranger()).collect();
    for other in &others {
        log_in(other, "qian", PASSWORD).await.expect(200);
    }
    here.delete("/api/identity/sessions").await.expect(204);
    for other in &others {
        other.get("/api/identity/session").await.refused(401, "unauthenticated");
    }
    here.get("/api/identity/session").await.expect(200);
}

#[tokio::test]
async fn logging_out_ends_the_session_and_takes_the_cookie_back() {
    let org = world().await;
    let person = somebody(&org, "sun").await;
    let cookie = person.cookie();
    person.delete("/api/identity/session").await.expect(204);
    assert_eq!(person.cookie(), None);
    person.set_cookie(cookie);
    person.get("/api/identity/session").await.refused(401, "unauthenticated");
}

#[tokio::test]
async fn idle_and_old_sessions_end() {
    let org = world().await;
    let idle = somebody(&org, "idle").await;
    let old = somebody(&org, "old").await;
    let of = |name: &str| format!("(SELECT id FROM accounts WHERE user_name = '{name}')");
    let rest = "UPDATE sessions SET last_seen_at = last_seen_at - interval '16 minutes' WHERE account_id = ";
    behind_the_back(&org, &format!("{rest}{}", of("idle"))).await;
    idle.get("/api/identity/session").await.refused(401, "unauthenticated");
    let age = "UPDATE sessions SET expires_at = now() - interval '1 second' WHERE account_id = ";
    behind_the_back(&org, &format!("{age}{}", of("old"))).await;
    old.get("/api/identity/session").await.refused(401, "unauthenticated");
}

#[tokio::test]
async fn another_organisation_does_not_know_the_cookie() {
    let (org, neighbour) = (world().await, world().await);
    let person = somebody(&org, "li").await;
    person.visits(&neighbour.url()).get("/api/identity/session").await.refused(401, "unauthenticated");
    person
        .visits(&org.app.url(None))
        .get("/api/identity/operator/session")
        .await
        .refused(401, "unauthenticated");
}

#[tokio::test]
async fn the_session_says_who_i_am_and_what_i_may() {
    let org = world().await;
    let admin = org.admin().await;
    let session = admin.get("/api/identity/session").await.expect(200);
    assert_eq!((session.at("/level"), session.at("/next")), ("full".into(), "done".into()));
    assert_eq!(session.at("/roles/0/role"), "tenant_admin");
    assert_eq!(session.json["roles"][0]["unit_id"], Value::Null);
    assert_eq!(session.at("/tenant/slug"), org.slug());
    let words = session.json["capabilities"].as_array().cloned().unwrap_or_default();
    for word in ["accounts.invite", "settings.configure", "audit.read"] {
        assert!(words.contains(&json!(word)), "{word}");
    }
    assert!(!session.text().contains(&org.admin_email));
    let update =
        admin.request(reqwest::Method::PATCH, "/api/identity/session").json(&json!({ "locale": "en" }));
    admin.send(update).await.expect(204);
    assert_eq!(admin.get("/api/identity/session").await.at("/account/locale"), "en");
}
