use super::ONBOARDING;
use kernel::TenantKind;
use reqwest::Method;
use serde_json::{Value, json};
use suites::{Answer, Person, TestApp};

async fn say(admin: &Person, body: Value) -> Answer {
    admin.send(admin.request(Method::PATCH, ONBOARDING).json(&body)).await
}

fn mark(answer: &Answer, step: &str) -> String {
    let steps = answer.json["steps"].as_array().cloned().unwrap_or_default();
    let found = steps.iter().find(|one| one["step"] == step).expect("the step is there");
    found["mark"].as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn what_is_said_about_a_step_is_the_same_on_every_device() {
    let org = TestApp::get().await.org(TenantKind::Agency).await;
    let (desk, phone) = (org.admin().await, org.admin().await);
    let fresh = desk.get(ONBOARDING).await.expect(200);
    assert_eq!(fresh.json["steps"].as_array().map(Vec::len), Some(6));
    assert_eq!((mark(&fresh, "tree"), &fresh.json["hidden"]), ("open".into(), &json!(false)));
    say(&desk, json!({ "step": { "step": "tree", "mark": "skipped" } })).await.expect(200);
    say(&desk, json!({ "step": { "step": "rules", "mark": "confirmed" } })).await.expect(200);
    say(&desk, json!({ "hidden": true })).await.expect(200);
    let seen = phone.get(ONBOARDING).await.expect(200);
    assert_eq!((mark(&seen, "tree"), mark(&seen, "rules")), ("skipped".into(), "confirmed".into()));
    assert_eq!(seen.json["hidden"], true);
    let back =
        say(&phone, json!({ "hidden": false, "step": { "step": "tree", "mark": "open" } })).await.expect(200);
    assert_eq!((mark(&back, "tree"), mark(&back, "rules")), ("open".into(), "confirmed".into()));
    say(&desk, json!({ "step": { "step": "dance", "mark": "open" } })).await.expect(422);
    let log = desk.get("/api/identity/audit?action=onboarding.changed").await.expect(200);
    assert_eq!(log.json["items"].as_array().map(Vec::len), Some(4));
}

#[tokio::test]
async fn facts_are_read_and_never_ticked() {
    let org = TestApp::get().await.org(TenantKind::Enterprise).await;
    let admin = org.admin().await;
    say(&admin, json!({ "step": { "step": "profile", "mark": "confirmed" } })).await.expect(200);
    let before = admin.get(ONBOARDING).await.expect(200);
    assert_eq!(
        (&before.json["profile_changed"], &before.json["others_invited"]),
        (&json!(false), &json!(false))
    );
    let settings = admin.get("/api/identity/settings").await.expect(200);
    let version = settings.json["version"].as_i64().unwrap_or_default();
    admin.patch("/api/identity/settings", version, json!({ "short_name": "炼钢" })).await.expect(200);
    let unit = org.unit("党委", "party_committee", None).await;
    org.person("li", "auditor", Some(&unit), None).await;
    let after = admin.get(ONBOARDING).await.expect(200);
    assert_eq!((&after.json["profile_changed"], &after.json["others_invited"]), (&json!(true), &json!(true)));
}

#[tokio::test]
async fn what_was_looked_at_and_found_right_is_confirmed_without_a_change() {
    let org = TestApp::get().await.org(TenantKind::Association).await;
    let admin = org.admin().await;
    let fresh = admin.get(ONBOARDING).await.expect(200);
    assert_eq!(mark(&fresh, "profile"), "open");
    let settings = admin.get("/api/identity/settings").await.expect(200);
    for _ in 0..2 {
        let said =
            say(&admin, json!({ "step": { "step": "profile", "mark": "confirmed" } })).await.expect(200);
        assert_eq!((mark(&said, "profile"), mark(&said, "rules")), ("confirmed".into(), "open".into()));
        assert_eq!(said.json["profile_changed"], false, "the fact stays what it is");
    }
    let after = admin.get("/api/identity/settings").await.expect(200);
    assert_eq!(after.json["version"], settings.json["version"]);
    let log = admin.get("/api/identity/audit?action=onboarding.changed").await.expect(200);
    assert_eq!(log.json["items"].as_array().map(Vec::len), Some(1), "twice is once");
}

#[tokio::test]
async fn the_rules_that_apply_name_their_sources() {
    let org = TestApp::get().await.org(TenantKind::Community).await;
    let admin = org.admin().await;
    let rules = admin.get("/api/records/rules").await.expect(200);
    assert_eq!(rules.at("/kind"), "community");
    let all = rules.json["rules"].as_array().cloned().unwrap_or_default();
    assert!(all.len() >= 6 && all.iter().all(|rule| rule["source"].as_str().is_some_and(|s| !s.is_empty())));
    let terms = all.iter().find(|rule| rule["id"] == "units.terms").expect("terms");
    assert_eq!(terms["figures"]["branch_years"], 5, "communities have terms of five years");
}
