//! Who is told what.

use super::{API, admin, behind};
use kernel::{Service, TenantKind};
use serde_json::{Value, json};
use suites::{Person, TestApp};
use time::{Duration, OffsetDateTime, format_description::well_known::Rfc3339};

fn at(from_now: Duration) -> String {
    (OffsetDateTime::now_utc() + from_now).format(&Rfc3339).unwrap()
}

fn announcement(title: &str) -> Value {
    json!({
        "severity": "warning", "title_zh": title, "title_en": format!("{title} en"), "text_zh": "今晚维护",
        "text_en": "Maintenance tonight", "starts_at": at(-Duration::HOUR), "ends_at": at(Duration::HOUR),
    })
}

fn with(title: &str, more: Value) -> Value {
    let mut body = announcement(title);
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}

async fn titles(person: &Person) -> Vec<String> {
    let told = person.get("/api/identity/announcements").await.expect(200);
    let titles = told.json.as_array().unwrap().iter().map(|a| a["title"].as_str().unwrap().to_owned());
    titles.filter(|title| title.starts_with("公告")).collect()
}

#[tokio::test]
async fn an_announcement_reaches_its_audience_and_nobody_else() {
    let app = TestApp::get().await;
    let (ours, theirs) = (app.org(TenantKind::Community).await, app.org(TenantKind::Association).await);
    let chief = admin(app).await;
    let publish = async |body: Value| chief.post(&format!("{API}/announcements"), body).await.expect(201);
    let own = ours.entry.tenant.id;
    publish(with("公告·社区", json!({ "kinds": ["community"] }))).await;
    publish(with("公告·一家", json!({ "tenant_id": own, "at_login": true }))).await;
    publish(with("公告·以后", json!({ "tenant_id": own, "starts_at": at(Duration::minutes(30)) }))).await;
    let (here, there) = (ours.admin().await, theirs.admin().await);
    let mut told = titles(&here).await;
    told.sort();
    assert_eq!(told, ["公告·一家", "公告·社区"]);
    assert!(titles(&there).await.is_empty());
    assert_eq!(titles(&ours.stranger()).await, ["公告·一家"], "only what is meant for the log-in page");
    assert!(titles(&theirs.stranger()).await.is_empty());
    let mut english = ours.admin().await;
    english.language = "en";
    let told = english.get("/api/identity/announcements").await.expect(200);
    assert!(told.text().contains("公告·社区 en") && told.text().contains("Maintenance tonight"));
}

#[tokio::test]
async fn who_has_read_it_does_not_see_it_again_and_what_is_withdrawn_nobody_sees() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Enterprise).await;
    let (chief, clerk) = (admin(app).await, org.admin().await);
    let other = org.person("colleague", "auditor", None, None).await;
    let body = with("公告·读过", json!({ "tenant_id": org.entry.tenant.id }));
    let id = chief.post(&format!("{API}/announcements"), body).await.expect(201).at("/id");
    let dismiss = format!("/api/identity/announcements/{id}/dismiss");
    org.neighbour().await.admin().await.post(&dismiss, json!({})).await.expect(404);
    for _ in 0..2 {
        clerk.post(&dismiss, json!({})).await.expect(204);
    }
    assert!(titles(&clerk).await.is_empty());
    assert_eq!(titles(&other).await, ["公告·读过"]);
    let withdraw = format!("{API}/announcements/{id}/withdraw");
    chief.post(&withdraw, json!({})).await.expect(200);
    chief.post(&withdraw, json!({})).await.refused(409, "announcement_withdrawn");
    assert!(titles(&other).await.is_empty());
    clerk.post(&dismiss, json!({})).await.expect(404);
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_at_its_field() {
    let app = TestApp::get().await;
    let chief = admin(app).await;
    for (more, field) in [
        (json!({ "ends_at": at(-Duration::minutes(5)) }), "/ends_at"),
        (json!({ "title_en": " " }), "/title_en"),
        (json!({ "text_zh": "" }), "/text_zh"),
        (json!({ "tenant_id": uuid::Uuid::now_v7() }), "/tenant_id"),
        (json!({ "tenant_id": uuid::Uuid::now_v7(), "kinds": ["agency"] }), "/kinds"),
    ] {
        let refused = chief.post(&format!("{API}/announcements"), with("公告·错", more)).await.expect(422);
        assert_eq!(refused.fields()[0].0, field, "{}", refused.text());
    }
}

#[tokio::test]
async fn the_most_urgent_comes_first_however_much_is_said_to_others() {
    let app = TestApp::get().await;
    let (org, other) = (app.org(TenantKind::Agency).await, app.org(TenantKind::Association).await);
    let (chief, own) = (admin(app).await, org.entry.tenant.id);
    let publish = async |body: Value| chief.post(&format!("{API}/announcements"), body).await.expect(201);
    for (title, severity, minutes) in [
        ("公告·新", "info", 5),
        ("公告·急", "urgent", 50),
        ("公告·警", "warning", 40),
        ("公告·旧", "info", 55),
    ] {
        let starts_at = at(-Duration::minutes(minutes));
        publish(with(title, json!({ "tenant_id": own, "severity": severity, "starts_at": starts_at }))).await;
    }
    // more than anybody reads at once, newer and for another kind
    let crowd = format!(
        "INSERT INTO platform.announcements (id, severity, title_zh, title_en, text_zh, text_en, starts_at, ends_at, \
         kinds, at_login, created_by, created_at) \
         SELECT gen_random_uuid(), 'urgent', '别处', 'elsewhere', '甲', 'a', now() - interval '1 second', \
         now() + interval '2 minutes', 'association', false, a.created_by, now() \
         FROM generate_series(1, 150), (SELECT created_by FROM platform.announcements WHERE tenant_id = '{own}' LIMIT 1) a"
    );
    behind(&org, Service::Identity, &crowd).await;
    assert_eq!(titles(&org.admin().await).await, ["公告·急", "公告·警", "公告·新", "公告·旧"]);
    let there = other.admin().await.get("/api/identity/announcements").await.expect(200);
    assert!(there.text().contains("别处"), "and those it is said to read it");
    let forget = "DELETE FROM platform.announcements WHERE title_zh = '别处'";
    behind(&org, Service::Identity, forget).await;
}
