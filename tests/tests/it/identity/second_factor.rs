use super::{PASSWORD, code_now, log_in, somebody, world};
use serde_json::json;
use suites::Person;

const SHOW: &str = "/api/identity/session/totp";

async fn show(person: &Person, code: &str) -> suites::Answer {
    person.post(SHOW, json!({ "code": code })).await
}

#[tokio::test]
async fn half_a_log_in_opens_nothing() {
    let org = world().await;
    let (secret, _) = org.admin_factor().await;
    let person = org.stranger();
    let half = log_in(&person, "admin", PASSWORD).await.expect(200);
    assert_eq!(half.json["next"], "totp");
    let session = person.get("/api/identity/session").await.expect(200);
    assert_eq!((session.at("/level"), session.at("/next")), ("partial".into(), "totp".into()));
    assert_eq!(session.json["capabilities"], json!([]));
    for path in
        ["/api/identity/accounts", "/api/identity/settings", "/api/identity/sessions", "/api/records/units"]
    {
        person.get(path).await.refused(403, "step_required");
    }
    let change = json!({ "current": PASSWORD, "new": super::OTHER });
    person.post("/api/identity/password", change).await.refused(403, "step_required");
    let before = person.cookie();
    let done = show(&person, &code_now(&secret, 1)).await.expect(200);
    assert_eq!(done.json["next"], "done");
    person.get("/api/identity/accounts").await.expect(200);
    // the cookie of the first half is worth nothing any more
    let stale = org.stranger();
    stale.set_cookie(before);
    stale.get("/api/identity/session").await.refused(401, "unauthenticated");
}

#[tokio::test]
async fn a_code_works_once_and_so_does_a_recovery_code() {
    let org = world().await;
    let (secret, recovery) = org.admin_factor().await;
    let used = code_now(&secret, 1);
    let one = org.stranger();
    log_in(&one, "admin", PASSWORD).await.expect(200);
    show(&one, &used).await.expect(200);
    let two = org.stranger();
    log_in(&two, "admin", PASSWORD).await.expect(200);
    show(&two, &used).await.refused(422, "code_wrong");
    show(&two, &code_now(&secret, 0)).await.refused(422, "code_wrong");
    two.post(SHOW, json!({})).await.refused(422, "one_code_needed");
    let typed = format!(" {} ", recovery[0].to_uppercase().replace('-', " "));
    two.post(SHOW, json!({ "recovery_code": typed })).await.expect(200);
    two.post(SHOW, json!({ "recovery_code": recovery[1] })).await.refused(409, "second_factor_not_due");
    let three = org.stranger();
    log_in(&three, "admin", PASSWORD).await.expect(200);
    three.post(SHOW, json!({ "recovery_code": recovery[0] })).await.refused(422, "code_wrong");
    three.post(SHOW, json!({ "recovery_code": recovery[1] })).await.expect(200);
}

#[tokio::test]
async fn the_same_code_twice_at_once_gets_one_in() {
    let org = world().await;
    let (secret, _) = org.admin_factor().await;
    let (one, other) = (org.stranger(), org.stranger());
    log_in(&one, "admin", PASSWORD).await.expect(200);
    log_in(&other, "admin", PASSWORD).await.expect(200);
    let code = code_now(&secret, 1);
    let (a, b) = tokio::join!(show(&one, &code), show(&other, &code));
    let mut statuses = [a.status, b.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 422], "{} {}", a.text(), b.text());
}

#[tokio::test]
async fn guessing_codes_closes_the_account_even_with_the_right_password() {
    let org = world().await;
    let (secret, _) = org.admin_factor().await;
    for _ in 0..5 {
        let person = org.stranger();
        log_in(&person, "admin", PASSWORD).await;
        show(&person, "000000").await;
    }
    log_in(&org.stranger(), "admin", PASSWORD).await.refused(401, "login_refused");
    let _ = secret;
}

#[tokio::test]
async fn it_can_be_set_up_turned_off_and_demanded() {
    let org = world().await;
    let person = somebody(&org, "zhao").await;
    person
        .post("/api/identity/totp/confirm", json!({ "code": "123456" }))
        .await
        .refused(409, "totp_not_started");
    let started = person.post("/api/identity/totp", json!({})).await.expect(200);
    assert!(
        started.at("/qr_svg").contains("<svg") && started.at("/otpauth_url").starts_with("otpauth://totp/")
    );
    let secret = started.at("/secret");
    person.post("/api/identity/totp/confirm", json!({ "code": "12345" })).await.expect(422);
    let confirmed =
        person.post("/api/identity/totp/confirm", json!({ "code": code_now(&secret, 0) })).await.expect(200);
    assert_eq!(confirmed.json["recovery_codes"].as_array().map(Vec::len), Some(10));
    person.post("/api/identity/totp", json!({})).await.refused(409, "totp_already_enabled");
    let wrong = person.post("/api/identity/totp/recovery-codes", json!({ "password": "wrong" })).await;
    wrong.refused(422, "current_password_wrong");
    let fresh =
        person.post("/api/identity/totp/recovery-codes", json!({ "password": PASSWORD })).await.expect(200);
    assert_ne!(fresh.json["recovery_codes"], confirmed.json["recovery_codes"]);
    let off =
        person.request(reqwest::Method::DELETE, "/api/identity/totp").json(&json!({ "password": PASSWORD }));
    person.send(off).await.expect(204);
    demand(&org).await;
    // what the role demands now, the session of before has not shown
    let session = person.get("/api/identity/session").await.expect(200);
    assert_eq!(session.at("/next"), "enrol_totp");
    person.get("/api/identity/sessions").await.refused(403, "step_required");
}

async fn demand(org: &suites::Org) {
    let admin = org.admin().await;
    let settings = admin.get("/api/identity/settings").await.expect(200);
    let version = settings.json["version"].as_i64().unwrap_or_default();
    let roles = json!({ "totp": { "required_roles": ["tenant_admin", "auditor"] } });
    admin.patch("/api/identity/settings", version, roles).await.expect(200);
}

#[tokio::test]
async fn an_administrator_cannot_do_without_it() {
    let org = world().await;
    let admin = org.admin().await;
    let off =
        admin.request(reqwest::Method::DELETE, "/api/identity/totp").json(&json!({ "password": PASSWORD }));
    admin.send(off).await.refused(409, "totp_required");
}

#[tokio::test]
async fn a_wrong_code_before_everything_leaves_is_written_down() {
    let org = world().await;
    let admin = org.admin().await;
    let own = admin.get("/api/identity/session").await.expect(200).at("/account/id");
    let order =
        json!({ "password": PASSWORD, "code": "000000", "passphrase": "correct horse battery staple" });
    admin.post("/api/identity/exports", order).await.refused(422, "code_wrong");
    let log = admin.get("/api/identity/audit?action=session.code_refused").await.expect(200);
    assert_eq!(log.json["items"].as_array().map(Vec::len), Some(1), "{}", log.text());
    assert_eq!((log.at("/items/0/subject_id"), log.at("/items/0/actor/kind")), (own, "account".into()));
}
