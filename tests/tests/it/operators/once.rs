//! What operators send twice with one word is done once.

use super::{API, address, admin, behind, made};
use kernel::{Service, TenantKind};
use reqwest::Method;
use serde_json::{Value, json};
use suites::{Answer, Person, TestApp};
use time::{Duration, OffsetDateTime, format_description::well_known::Rfc3339};
use uuid::Uuid;

async fn sent(person: &Person, key: &str, path: &str, body: &Value) -> Answer {
    let request = person.request(Method::POST, &format!("{API}{path}"));
    person.send(request.header("idempotency-key", key).json(body)).await
}

fn announcement(title: &str, tenant: impl serde::Serialize) -> Value {
    let at =
        |from_now: Duration| (OffsetDateTime::now_utc() + from_now).format(&Rfc3339).expect("an instant");
    json!({
        "severity": "info", "title_zh": title, "title_en": "once", "text_zh": "一次", "text_en": "once",
        "starts_at": at(-Duration::HOUR), "ends_at": at(Duration::HOUR), "tenant_id": tenant,
    })
}

#[tokio::test]
async fn the_answer_is_given_again_to_whoever_got_it() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let (one, two, key) = (made(app, "once").await, made(app, "once-more").await, Uuid::now_v7().to_string());
    let body = announcement("一次", org.entry.tenant.id);
    let first = sent(&one, &key, "/announcements", &body).await.expect(201);
    assert_eq!(first.header("idempotency-replayed"), None);
    let again = sent(&one, &key, "/announcements", &body).await.expect(201);
    assert_eq!((again.at("/id"), again.header("idempotency-replayed")), (first.at("/id"), Some("true")));
    let other = announcement("另一次", org.entry.tenant.id);
    sent(&one, &key, "/announcements", &other).await.refused(422, "idempotency_mismatch");
    let theirs = sent(&two, &key, "/announcements", &body).await.expect(201);
    assert_ne!(theirs.at("/id"), first.at("/id"), "a word is one's own");
    let sealed = format!(
        "SELECT count(*)::text FROM platform.operator_answers WHERE key = '{key}' \
         AND position('title_zh'::bytea in body) = 0"
    );
    assert_eq!(behind(&org, Service::Identity, &sealed).await.as_deref(), Some("2"));
    sent(&one, "", "/announcements", &body).await.refused(422, "idempotency_key");
}

#[tokio::test]
async fn what_was_refused_may_be_sent_again() {
    let app = TestApp::get().await;
    let (chief, key) = (admin(app).await, Uuid::now_v7().to_string());
    let guest = |email: &str| json!({ "email": email, "display_name": "再来", "role": "auditor" });
    sent(&chief, &key, "/operators", &guest("nobody")).await.expect(422);
    let email = address("corrected");
    let invited = sent(&chief, &key, "/operators", &guest(&email)).await.expect(201);
    let again = sent(&chief, &key, "/operators", &guest(&email)).await.expect(201);
    let replayed = again.header("idempotency-replayed");
    assert_eq!((again.at("/id"), replayed), (invited.at("/id"), Some("true")));
    assert_eq!(app.letters(&email, 1).await.len(), 1, "the letter went once");
}

#[tokio::test]
async fn an_organisation_that_was_made_is_not_taken_the_second_time() {
    let app = TestApp::get().await;
    let (chief, key) = (admin(app).await, Uuid::now_v7().to_string());
    let slug = format!("once-{}", std::process::id());
    let body = json!({
        "slug": slug, "name": "只开一次", "kind": "agency", "admin_email": address("once-admin"), "admin_name": "周",
    });
    let opened = sent(&chief, &key, "/tenants", &body).await.expect(201);
    let again = sent(&chief, &key, "/tenants", &body).await.expect(201);
    assert_eq!(again.json, opened.json);
    let fresh = Uuid::now_v7().to_string();
    sent(&chief, &fresh, "/tenants", &body).await.refused(409, "slug_taken");
}

#[tokio::test]
async fn what_is_being_done_is_waited_for_and_what_was_given_up_is_done() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let (chief, key) = (admin(app).await, Uuid::now_v7().to_string());
    let body = announcement("并发", org.entry.tenant.id);
    let at_once = tokio::join!(
        sent(&chief, &key, "/announcements", &body),
        sent(&chief, &key, "/announcements", &body)
    );
    for answer in [&at_once.0, &at_once.1] {
        let met = (answer.status, answer.code());
        assert!([(201, ""), (409, "idempotency_in_progress")].contains(&met), "{}", answer.text());
    }
    let published = format!(
        "SELECT count(*)::text FROM platform.announcements WHERE tenant_id = '{}'",
        org.entry.tenant.id
    );
    assert_eq!(behind(&org, Service::Identity, &published).await.as_deref(), Some("1"));
    // as a process leaves it that died
    let lost = format!(
        "UPDATE platform.operator_answers SET status = NULL, content_type = NULL, body = NULL WHERE key = '{key}'"
    );
    behind(&org, Service::Identity, &lost).await;
    sent(&chief, &key, "/announcements", &body).await.refused(409, "idempotency_in_progress");
    let past = format!(
        "UPDATE platform.operator_answers SET alive_at = now() - interval '3 minutes' WHERE key = '{key}'"
    );
    behind(&org, Service::Identity, &past).await;
    let done = sent(&chief, &key, "/announcements", &body).await.expect(201);
    let again = sent(&chief, &key, "/announcements", &body).await.expect(201);
    assert_eq!(again.at("/id"), done.at("/id"));
}
