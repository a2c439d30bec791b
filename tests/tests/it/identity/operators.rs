use super::{OTHER, PASSWORD, code_now, world};
use serde_json::json;
use suites::{Person, TestApp};

/// An operator with a complete log-in, made the way the command line does it; the secret of the authenticator.
async fn operator(app: &'static TestApp, name: &str) -> (Person, String, String) {
    let email = format!("{name}-{}@platform.example", std::process::id());
    app.app().invite_operator(&email, "运营者", kernel::Locale::Zh).await.expect("the invitation is sent");
    let token = app.token(&email, 1).await;
    let person = app.stranger(None);
    let preview = person
        .post("/api/identity/operator/invitations/preview", json!({ "token": token }))
        .await
        .expect(200);
    assert_eq!(preview.at("/display_name"), "运营者");
    let enrolment =
        person.post("/api/identity/operator/invitations/totp", json!({ "token": token })).await.expect(200);
    let secret = enrolment.at("/secret");
    let redeem = |password: &str, code: String| json!({ "token": token, "password": password, "code": code });
    let path = "/api/identity/operator/invitations/redeem";
    person.post(path, redeem(OTHER, "000000".into())).await.expect(422);
    person.post(path, redeem("short", code_now(&secret, 0))).await.expect(422);
    person.post(path, redeem(OTHER, code_now(&secret, 0))).await.expect(200);
    person.post(path, redeem(OTHER, code_now(&secret, 0))).await.refused(410, "invitation_redeemed");
    (person, email, secret)
}

#[tokio::test]
async fn an_operator_sees_that_organisations_exist_and_nothing_in_them() {
    let org = world().await;
    let (person, ..) = operator(org.app, "looker").await;
    let list = person.get("/api/identity/operator/tenants").await.expect(200);
    let rows = list.json["items"].as_array().cloned().unwrap_or_default();
    let row = rows.iter().find(|row| row["slug"] == org.slug()).expect("it is in the list");
    assert_eq!((row["state"].as_str(), row["kind"].as_str()), (Some("active"), Some("agency")));
    assert!(!list.text().contains(&org.admin_email));
    let visitor = person.visits(&org.url());
    visitor.get("/api/identity/session").await.refused(401, "unauthenticated");
    visitor.get("/api/identity/operator/tenants").await.refused(404, "not_found");
    person.get("/api/identity/accounts").await.refused(403, "forbidden");
}

#[tokio::test]
async fn suspended_means_nobody_gets_in_and_the_reason_is_in_the_log() {
    let org = world().await;
    let admin = org.admin().await;
    let (person, ..) = operator(org.app, "suspender").await;
    let id = org.entry.tenant.id;
    let path = |verb: &str| format!("/api/identity/operator/tenants/{id}/{verb}");
    person.post(&path("suspend"), json!({ "reason": " " })).await.expect(422);
    let suspended = person.post(&path("suspend"), json!({ "reason": "合同到期" })).await.expect(200);
    assert_eq!(
        (suspended.at("/state"), suspended.at("/suspended_reason")),
        ("suspended".into(), "合同到期".into())
    );
    let refused = super::log_in(&org.stranger(), "admin", PASSWORD).await;
    assert_eq!(refused.status / 100, 4, "{}", refused.text());
    person.post(&path("resume"), json!({})).await.expect(200);
    let log = admin.get("/api/identity/audit?subject=tenant").await.expect(200);
    let entries = log.json["items"].as_array().cloned().unwrap_or_default();
    assert!(entries.iter().any(|e| e["action"] == "tenant.suspended" && e["why"] == "合同到期"));
    assert!(entries.iter().all(|e| e["actor"]["kind"] == "operator"));
    person
        .post(&path("resume").replace(&id.to_string(), &kernel::TenantId::new().to_string()), json!({}))
        .await
        .expect(404);
}

#[tokio::test]
async fn both_factors_or_the_same_answer() {
    let app = TestApp::get().await;
    let (first, email, secret) = operator(app, "both").await;
    let path = "/api/identity/operator/sessions";
    let attempt = |login: &str, password: &str, totp: String| json!({ "login": login, "password": password, "totp": totp });
    let person = app.stranger(None);
    for body in [
        attempt(&email, PASSWORD, code_now(&secret, 1)),
        attempt(&email, OTHER, "000000".into()),
        attempt(&email, OTHER, code_now(&secret, 0)),
        attempt("nobody@platform.example", OTHER, code_now(&secret, 1)),
    ] {
        person.post(path, body).await.refused(401, "login_refused");
    }
    person.post(path, attempt(&email, OTHER, code_now(&secret, 1))).await.expect(200);
    // one session an operator
    first.get("/api/identity/operator/session").await.refused(401, "unauthenticated");
    person.get("/api/identity/operator/session").await.expect(200);
    person.delete("/api/identity/operator/session").await.expect(204);
    person.get("/api/identity/operator/session").await.refused(401, "unauthenticated");
    let org = world().await;
    org.stranger().post(path, attempt(&email, OTHER, code_now(&secret, 1))).await.expect(404);
}
