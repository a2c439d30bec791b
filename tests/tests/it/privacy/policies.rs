use super::{Ground, behind_the_back};
use kernel::Service;
use serde_json::json;
use suites::{PASSWORD, Person, code};

const SETTINGS: &str = "/api/identity/settings";

async fn set(admin: &Person, body: serde_json::Value) -> suites::Answer {
    let version = admin.get(SETTINGS).await.expect(200).json["version"].as_i64().unwrap();
    admin.patch(SETTINGS, version, body).await
}

async fn log_in(g: &Ground, name: &str) -> (Person, suites::Answer) {
    let person = g.org.stranger();
    let answer = person.post("/api/identity/sessions", json!({ "login": name, "password": PASSWORD })).await;
    (person, answer)
}

#[tokio::test]
async fn one_log_in_at_a_time_for_administrators_where_it_is_asked_for() {
    let g = Ground::new().await;
    let changed = set(&g.admin, json!({ "single_admin_session": true })).await.expect(200);
    assert_eq!(changed.json["single_admin_session"], true);
    let audit = g.admin.get("/api/identity/audit?action=settings.changed").await.expect(200);
    assert_eq!(audit.at("/items/0/old/single_admin_session"), "false");
    assert_eq!(audit.at("/items/0/new/single_admin_session"), "true");
    let (secret, _) = g.org.admin_factor().await;
    let (second, step) = log_in(&g, "admin").await;
    assert_eq!(step.expect(200).at("/next"), "totp");
    // the password alone throws nobody out
    g.admin.get(SETTINGS).await.expect(200);
    let now = time::OffsetDateTime::now_utc().unix_timestamp();
    let shown = json!({ "code": code(&secret, now, 1) });
    second.post("/api/identity/session/totp", shown).await.expect(200);
    second.get(SETTINGS).await.expect(200);
    g.admin.get(SETTINGS).await.refused(401, "unauthenticated");
    // members may be logged in on their telephone and their desk
    let (desk, step) = log_in(&g, "zhangsan").await;
    step.expect(200);
    desk.get("/api/records/me").await.expect(200);
    g.person.get("/api/records/me").await.expect(200);
}

#[tokio::test]
async fn an_old_password_is_replaced_before_anything_else() {
    let g = Ground::new().await;
    let age = |days: u32| {
        format!(
            "UPDATE accounts SET password_changed_at = now() - interval '{days} days' WHERE user_name = 'zhangsan'"
        )
    };
    behind_the_back(&g.org, Service::Identity, &age(400)).await;
    let (_, step) = log_in(&g, "zhangsan").await;
    assert_eq!(
        step.expect(200).at("/next"),
        "done",
        "ordinary members are not asked while nobody decided so"
    );
    set(&g.admin, json!({ "password": { "member_max_age_days": 365 } })).await.expect(200);
    let (person, step) = log_in(&g, "zhangsan").await;
    assert_eq!(step.expect(200).at("/next"), "change_password");
    person.get("/api/records/me").await.refused(403, "step_required");
    behind_the_back(&g.org, Service::Identity, &age(300)).await;
    let (_, step) = log_in(&g, "zhangsan").await;
    assert_eq!(step.expect(200).at("/next"), "done");
}

#[tokio::test]
async fn sessions_end_by_rest_and_by_age() {
    let g = Ground::new().await;
    set(&g.admin, json!({ "session": { "idle_minutes": 10 } })).await.expect(200);
    let rest =
        |minutes: u32| format!("UPDATE sessions SET last_seen_at = now() - interval '{minutes} minutes'");
    behind_the_back(&g.org, Service::Identity, &rest(9)).await;
    g.person.get("/api/records/me").await.expect(200);
    behind_the_back(&g.org, Service::Identity, &rest(11)).await;
    g.person.get("/api/records/me").await.refused(401, "unauthenticated");
    g.admin.get(SETTINGS).await.refused(401, "unauthenticated");
    let (person, step) = log_in(&g, "zhangsan").await;
    step.expect(200);
    behind_the_back(
        &g.org,
        Service::Identity,
        "UPDATE sessions SET expires_at = now() - interval '1 second'",
    )
    .await;
    person.get("/api/records/me").await.refused(401, "unauthenticated");
}

#[tokio::test]
async fn everybody_can_be_asked_for_the_second_factor() {
    let g = Ground::new().await;
    let all = [
        "tenant_admin",
        "org_committee",
        "secretary",
        "commissioner",
        "finance",
        "examiner",
        "member",
        "auditor",
    ];
    set(&g.admin, json!({ "totp": { "required_roles": all } })).await.expect(200);
    g.person.get("/api/records/me").await.refused(403, "step_required");
    let (_, step) = log_in(&g, "zhangsan").await;
    assert_eq!(step.expect(200).at("/next"), "enrol_totp");
}

#[tokio::test]
async fn wrong_guesses_close_an_account_as_the_organisation_decided() {
    let g = Ground::new().await;
    set(&g.admin, json!({ "lockout": { "failures": 3, "minutes": 30 } })).await.expect(200);
    for _ in 0..3 {
        let person = g.org.stranger();
        let wrong = json!({ "login": "zhangsan", "password": "Wrong-2026-Guess" });
        person.post("/api/identity/sessions", wrong).await.refused(401, "login_refused");
    }
    let (_, locked) = log_in(&g, "zhangsan").await;
    locked.refused(401, "login_refused");
    let over = "UPDATE accounts SET locked_until = now() - interval '1 second' WHERE user_name = 'zhangsan'";
    behind_the_back(&g.org, Service::Identity, over).await;
    log_in(&g, "zhangsan").await.1.expect(200);
}

#[tokio::test]
async fn a_colour_that_cannot_be_read_is_refused_with_one_that_can() {
    let g = Ground::new().await;
    let refused = set(&g.admin, json!({ "colour": "#ff6666" })).await.expect(422);
    let detail = refused.json["fields"][0]["detail"].as_str().unwrap().to_owned();
    let at = detail.rfind('#').expect("a colour is proposed");
    let nearest = &detail[at..at + 7];
    assert_eq!(set(&g.admin, json!({ "colour": nearest })).await.expect(200).at("/colour"), nearest);
}

#[tokio::test]
async fn an_organisation_has_words_of_its_own() {
    let g = Ground::new().await;
    let path = "/api/identity/vocabulary";
    assert_eq!(g.person.get(path).await.expect(200).json["words"], json!({}));
    let words = json!({ "words": { "unitKind.branch": { "zh": "  项目党支部 ", "en": "" }, "post.secretary": { "zh": null, "en": null } } });
    g.person.put(path, words.clone()).await.refused(403, "forbidden");
    let put = g.admin.put(path, words).await.expect(200);
    assert_eq!(put.json["words"], json!({ "unitKind.branch": { "zh": "项目党支部", "en": null } }));
    assert_eq!(g.person.get(path).await.expect(200).json, put.json);
    g.admin
        .put(path, json!({ "words": { "role.tenant_admin": { "zh": "皇帝" } } }))
        .await
        .refused(422, "validation");
    let long = json!({ "words": { "post.secretary": { "zh": "很".repeat(21) } } });
    assert_eq!(g.admin.put(path, long).await.expect(422).fields()[0].0, "/words/post.secretary/zh");
    let neighbour = g.org.neighbour().await;
    assert_eq!(neighbour.admin().await.get(path).await.expect(200).json["words"], json!({}));
}
