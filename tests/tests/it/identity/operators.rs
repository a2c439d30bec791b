use super::{OTHER, PASSWORD, code, code_now, world};
use serde_json::json;
use suites::{Person, TestApp};

/// Somebody who runs the platform.
struct Operator {
    person: Person,
    email: String,
    /// Of the authenticator.
    secret: String,
    recovery_codes: Vec<String>,
}

/// An operator with a complete log-in, made the way the command line does it.
async fn operator(app: &'static TestApp, name: &str) -> Operator {
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
    let redeemed = person.post(path, redeem(OTHER, code_now(&secret, 0))).await.expect(200);
    let codes = redeemed.json["recovery_codes"].as_array().cloned().unwrap_or_default();
    let recovery_codes = codes.iter().filter_map(|code| code.as_str().map(str::to_owned)).collect();
    person.post(path, redeem(OTHER, code_now(&secret, 0))).await.refused(410, "invitation_redeemed");
    Operator { person, email, secret, recovery_codes }
}

#[tokio::test]
async fn an_operator_sees_that_organisations_exist_and_nothing_in_them() {
    let org = world().await;
    let Operator { person, .. } = operator(org.app, "looker").await;
    let (mut rows, mut cursor) = (Vec::new(), String::new());
    loop {
        let list = person.get(&format!("/api/identity/operator/tenants?limit=3{cursor}")).await.expect(200);
        assert!(!list.text().contains(&org.admin_email));
        rows.extend(list.json["items"].as_array().cloned().unwrap_or_default());
        let Some(next) = list.json["next"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    let mine: Vec<_> = rows.iter().filter(|row| row["slug"] == org.slug()).collect();
    assert_eq!(mine.len(), 1, "it is in the list, once");
    assert_eq!((mine[0]["state"].as_str(), mine[0]["kind"].as_str()), (Some("active"), Some("agency")));
    let visitor = person.visits(&org.url());
    visitor.get("/api/identity/session").await.refused(401, "unauthenticated");
    visitor.get("/api/identity/operator/tenants").await.refused(404, "not_found");
    person.get("/api/identity/accounts").await.refused(403, "forbidden");
}

#[tokio::test]
async fn suspended_means_nobody_works_there_and_the_reason_is_in_the_log() {
    let org = world().await;
    let admin = org.admin().await;
    let Operator { person, .. } = operator(org.app, "suspender").await;
    let id = org.entry.tenant.id;
    let path = |verb: &str| format!("/api/identity/operator/tenants/{id}/{verb}");
    person.post(&path("suspend"), json!({ "reason": " " })).await.expect(422);
    let suspended = person.post(&path("suspend"), json!({ "reason": "合同到期" })).await.expect(200);
    assert_eq!(
        (suspended.at("/state"), suspended.at("/suspended_reason")),
        ("suspended".into(), "合同到期".into())
    );
    admin.get("/api/identity/accounts").await.refused(403, "tenant_suspended");
    org.stranger().get("/api/identity/tenant").await.refused(403, "tenant_suspended");
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
    let begun = time::OffsetDateTime::now_utc().unix_timestamp();
    let Operator { person: first, email, secret, .. } = operator(app, "both").await;
    let path = "/api/identity/operator/sessions";
    let attempt = |login: &str, password: &str, totp: String| json!({ "login": login, "password": password, "totp": totp });
    let person = app.stranger(None);
    for body in [
        attempt(&email, PASSWORD, code_now(&secret, 1)),
        attempt(&email, OTHER, "000000".into()),
        // the code the account was opened with, or one before it
        attempt(&email, OTHER, code(&secret, begun, 0)),
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

#[tokio::test]
async fn a_recovery_code_stands_in_for_the_telephone_once() {
    let app = TestApp::get().await;
    let Operator { email, recovery_codes, .. } = operator(app, "phoneless").await;
    assert_eq!(recovery_codes.len(), 10);
    let path = "/api/identity/operator/sessions";
    let attempt = |password: &str, code: &str| json!({ "login": email, "password": password, "totp": code });
    let person = app.stranger(None);
    person.post(path, attempt(OTHER, "aaaaa-aaaaa")).await.refused(401, "login_refused");
    person.post(path, attempt(PASSWORD, &recovery_codes[0])).await.refused(401, "login_refused");
    let typed = recovery_codes[0].to_uppercase().replace('-', " ");
    person.post(path, attempt(OTHER, &typed)).await.expect(200);
    person.post(path, attempt(OTHER, &recovery_codes[0])).await.refused(401, "login_refused");
    person.post(path, attempt(OTHER, &recovery_codes[1])).await.expect(200);
}

#[tokio::test]
async fn an_operators_passwords_do_not_come_back_and_tell_nothing_without_the_second_factor() {
    let app = TestApp::get().await;
    let Operator { email, recovery_codes, .. } = operator(app, "renewer").await;
    let path = "/api/identity/operator/sessions";
    let person = app.stranger(None);
    let attempt = async |password: &str, code: &str, new: &str| {
        let body = json!({ "login": email, "password": password, "totp": code, "new_password": new });
        person.post(path, body).await
    };
    attempt(OTHER, "aaaaa-aaaaa", "short").await.refused(401, "login_refused");
    let weak = attempt(OTHER, &recovery_codes[0], "short").await.expect(422);
    assert_eq!(weak.fields()[0].0, "/new_password");
    attempt(OTHER, &recovery_codes[0], "Gangway-Lantern-8").await.expect(200);
    for used in [OTHER, "Gangway-Lantern-8"] {
        let back = attempt("Gangway-Lantern-8", &recovery_codes[1], used).await.expect(422);
        assert_eq!(back.fields(), [("/new_password".into(), "password_reused".into())]);
    }
    attempt("Gangway-Lantern-8", &recovery_codes[1], "Gangway-Lantern-9").await.expect(200);
}

#[tokio::test]
async fn looking_for_a_new_password_is_no_guessing() {
    let app = TestApp::get().await;
    let Operator { email, recovery_codes, .. } = operator(app, "chooser").await;
    let path = "/api/identity/operator/sessions";
    let person = app.stranger(None);
    let attempt = async |password: &str, new: &str| {
        let body =
            json!({ "login": email, "password": password, "totp": recovery_codes[0], "new_password": new });
        person.post(path, body).await
    };
    // more than there are wrong guesses before the account closes; a wrong one counts as before
    attempt(PASSWORD, "short").await.refused(401, "login_refused");
    for new in ["short", OTHER, "short", OTHER, "short", OTHER] {
        attempt(OTHER, new).await.expect(422);
    }
    for _ in 0..4 {
        attempt(PASSWORD, "Gangway-Lantern-8").await.refused(401, "login_refused");
    }
    attempt(OTHER, "Gangway-Lantern-8").await.refused(401, "login_refused");
}
