use super::{OTHER, PASSWORD, address, log_in, somebody, world};
use serde_json::{Value, json};
use suites::{Org, Person};

async fn find(by: &Person, q: &str) -> suites::Answer {
    by.get(&format!("/api/identity/accounts?q={q}")).await.expect(200)
}

async fn change(org: &Org, id: &str, body: Value) -> suites::Answer {
    let admin = org.admin().await;
    let request = admin.request(reqwest::Method::PATCH, &format!("/api/identity/accounts/{id}")).json(&body);
    admin.send(request).await
}

#[tokio::test]
async fn accounts_are_found_and_shown_masked() {
    let org = world().await;
    somebody(&org, "yang_x").await;
    somebody(&org, "yangyx").await;
    let admin = org.admin().await;
    assert_eq!(find(&admin, "yang").await.json["total"], 2);
    assert_eq!(find(&admin, "yang_").await.json["total"], 1, "an underscore is a letter");
    assert_eq!(find(&admin, "%25").await.json["total"], 0);
    let by_mail = find(&admin, &address(&org, "yangyx")).await;
    assert_eq!(by_mail.json["total"], 1);
    assert_eq!(by_mail.at("/items/0/email_masked"), format!("y***@{}.example", org.slug()));
    assert!(!by_mail.text().contains(&address(&org, "yangyx")));
    assert_eq!(by_mail.at("/items/0/roles/0/role"), "auditor");
    let page = admin.get("/api/identity/accounts?limit=2").await.expect(200);
    let next = page.at("/next");
    let rest = admin.get(&format!("/api/identity/accounts?limit=2&cursor={next}")).await.expect(200);
    assert_eq!(rest.json["items"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_disabled_account_is_out_at_once_and_can_come_back() {
    let org = world().await;
    let person = somebody(&org, "zhu").await;
    let id = find(&org.admin().await, "zhu").await.at("/items/0/id");
    let out = change(&org, &id, json!({ "disabled": true })).await.expect(200);
    assert_eq!(out.at("/state"), "disabled");
    person.get("/api/identity/session").await.refused(401, "unauthenticated");
    log_in(&person, "zhu", PASSWORD).await.refused(401, "login_refused");
    change(&org, &id, json!({ "disabled": false })).await.expect(200);
    log_in(&person, "zhu", PASSWORD).await.expect(200);
}

#[tokio::test]
async fn nobody_disables_himself() {
    let org = world().await;
    let me = org.admin().await.get("/api/identity/session").await.at("/account/id");
    change(&org, &me, json!({ "disabled": true })).await.refused(409, "not_yourself");
}

#[tokio::test]
async fn addresses_are_changed_cleared_and_kept_apart() {
    let org = world().await;
    somebody(&org, "qin").await;
    somebody(&org, "you").await;
    let id = find(&org.admin().await, "qin").await.at("/items/0/id");
    let new = address(&org, "qin-new");
    let changed =
        change(&org, &id, json!({ "email": new, "phone": "13900001111", "display_name": "秦 同志" })).await;
    let changed = changed.expect(200);
    assert_eq!(
        (changed.at("/phone_masked"), changed.at("/display_name")),
        ("139****1111".into(), "秦 同志".into())
    );
    log_in(&org.stranger(), &new, PASSWORD).await.expect(200);
    log_in(&org.stranger(), &address(&org, "qin"), PASSWORD).await.expect(401);
    change(&org, &id, json!({ "email": address(&org, "you") })).await.refused(409, "email_taken");
    assert_eq!(
        change(&org, &id, json!({ "email": "x", "phone": "1" })).await.expect(422).fields(),
        [("/email".into(), "email_invalid".into()), ("/phone".into(), "phone_invalid".into())]
    );
    let cleared = change(&org, &id, json!({ "phone": null })).await.expect(200);
    assert_eq!(cleared.json["phone_masked"], Value::Null);
    let bare = change(&org, &id, json!({ "email": null, "user_name": null })).await;
    assert_eq!(bare.status, 422, "{}", bare.text());
    let version = cleared.json["version"].as_i64().unwrap_or_default();
    let admin = org.admin().await;
    let path = format!("/api/identity/accounts/{id}");
    admin
        .patch(&path, version - 1, json!({ "display_name": "旧" }))
        .await
        .refused(412, "precondition_failed");
    admin.patch(&path, version, json!({ "display_name": "新" })).await.expect(200);
}

#[tokio::test]
async fn a_lost_telephone_is_taken_off_and_sessions_end() {
    let org = world().await;
    let second = org.person("xu", "tenant_admin", None, None).await;
    let admin = org.admin().await;
    let id = find(&admin, "xu").await.at("/items/0/id");
    let reset = admin.post(&format!("/api/identity/accounts/{id}/reset-totp"), json!({})).await.expect(200);
    assert_eq!(reset.json["totp_enabled"], false);
    second.get("/api/identity/session").await.refused(401, "unauthenticated");
    let step = log_in(&second, "xu", PASSWORD).await.expect(200);
    assert_eq!(step.json["next"], "enrol_totp");
    admin.delete(&format!("/api/identity/accounts/{id}/sessions")).await.expect(204);
    second.get("/api/identity/session").await.refused(401, "unauthenticated");
    let _ = OTHER;
}

#[tokio::test]
async fn one_active_account_a_member() {
    let org = world().await;
    let unit = org.unit("支部", "branch", None).await;
    let member = org.member("张三", &unit).await;
    org.person("first", "member", Some(&unit), Some(&member)).await;
    let again = json!({
        "email": address(&org, "again"), "display_name": "张三", "role": "member", "unit_id": unit, "member_id": member,
    });
    let admin = org.admin().await;
    admin.post("/api/identity/invitations", again.clone()).await.refused(409, "member_has_account");
    let id = find(&admin, "first").await.at("/items/0/id");
    change(&org, &id, json!({ "disabled": true })).await.expect(200);
    admin.post("/api/identity/invitations", again).await.expect(201);
    let token = org.app.token(&address(&org, "again"), 1).await;
    let redeem = json!({ "token": token, "password": PASSWORD });
    org.stranger().post("/api/identity/invitations/redeem", redeem).await.expect(200);
    change(&org, &id, json!({ "disabled": false })).await.refused(409, "member_has_account");
}
