//! An organisation nobody can enter gets an administrator from the platform.

use super::{API, address, admin, behind, items, made};
use kernel::{Service, TenantKind};
use serde_json::{Value, json};
use suites::{Answer, Org, PASSWORD, Person, TestApp, code};
use time::OffsetDateTime;

fn guest(email: &str) -> Value {
    json!({ "email": email, "display_name": "周主任", "reason": "首封邀请没有收到" })
}

async fn invites(chief: &Person, org: &Org, guest: Value) -> Answer {
    chief.post(&format!("{API}/tenants/{}/administrators", org.entry.tenant.id), guest).await
}

/// Follows a letter to the end: password, second factor, in.
async fn comes_in(org: &Org, token: &str) -> Person {
    let person = org.stranger();
    let chosen = json!({ "token": token, "user_name": "zhou", "password": PASSWORD });
    person.post("/api/identity/invitations/redeem", chosen).await.expect(200);
    let secret = person.post("/api/identity/totp", json!({})).await.expect(200).at("/secret");
    let code = code(&secret, OffsetDateTime::now_utc().unix_timestamp(), 0);
    person.post("/api/identity/totp/confirm", json!({ "code": code })).await.expect(200);
    person
}

#[tokio::test]
async fn a_mistyped_address_opens_nothing_any_more_and_the_right_one_does() {
    let app = TestApp::get().await;
    let (org, chief) = (app.org(TenantKind::Agency).await, admin(app).await);
    let (wrong, email) = (app.token(&org.admin_email, 1).await, address("right"));
    let invited = invites(&chief, &org, guest(&email)).await.expect(201);
    assert_eq!(invited.at("/display_name"), "周主任");
    let token = app.token(&email, 1).await;
    let stranger = org.stranger();
    let preview = async |token: &str| {
        stranger.post("/api/identity/invitations/preview", json!({ "token": token })).await
    };
    preview(&wrong).await.refused(410, "invitation_revoked");
    let person = comes_in(&org, &token).await;
    person.get("/api/identity/accounts").await.expect(200);
    let others =
        async || person.get("/api/identity/onboarding").await.expect(200).json["others_invited"].clone();
    assert_eq!(others().await, false, "two letters to the first administrator invite nobody else");
    let guest = json!({ "email": address("other"), "display_name": "另一位", "role": "auditor" });
    let guest = person.post("/api/identity/invitations", guest).await.expect(201).at("/id");
    assert_eq!(others().await, true);
    person.delete(&format!("/api/identity/invitations/{guest}")).await.expect(204);
    assert_eq!(others().await, false, "what was taken back invites nobody");
    let log = person.get("/api/identity/audit?subject=tenant").await.expect(200);
    let line = items(&log).into_iter().find(|line| line["action"] == "tenant.admin_invited");
    let line = line.expect("the organisation reads it in its own log");
    assert_eq!((&line["why"], &line["actor"]["kind"]), (&json!("首封邀请没有收到"), &json!("operator")));
    let query = format!("{API}/log?action=tenant.admin_invited&tenant={}", org.entry.tenant.id);
    let deeds = items(&chief.get(&query).await.expect(200));
    assert_eq!((deeds.len(), &deeds[0]["why"]), (1, &json!("首封邀请没有收到")));
}

#[tokio::test]
async fn after_a_letter_ran_out_the_same_address_gets_another() {
    let app = TestApp::get().await;
    let (org, chief) = (app.org(TenantKind::Enterprise).await, admin(app).await);
    app.token(&org.admin_email, 1).await;
    let schema = org.entry.tenant.key.schema();
    let past = format!("UPDATE {schema}.invitations SET expires_at = now() - interval '1 day'");
    behind(&org, Service::Identity, &past).await;
    invites(&chief, &org, guest(&org.admin_email)).await.expect(201);
    let token = app.token(&org.admin_email, 2).await;
    comes_in(&org, &token).await.get("/api/identity/accounts").await.expect(200);
}

#[tokio::test]
async fn a_letter_that_was_lost_is_replaced_by_another_to_the_same_address() {
    let app = TestApp::get().await;
    let (org, chief) = (app.org(TenantKind::Agency).await, admin(app).await);
    let before = app.token(&org.admin_email, 1).await;
    invites(&chief, &org, guest(&org.admin_email)).await.expect(201);
    let token = app.token(&org.admin_email, 2).await;
    assert_ne!(before, token);
    comes_in(&org, &token).await;
}

#[tokio::test]
async fn the_letter_of_an_administrator_waits_for_no_quota() {
    let app = TestApp::get().await;
    let (org, chief, email) = (app.org(TenantKind::Agency).await, admin(app).await, address("urgent"));
    app.token(&org.admin_email, 1).await;
    // the first letter has used the day up
    let path = format!("{API}/tenants/{}/quotas", org.entry.tenant.id);
    chief.put(&path, json!({ "mails": { "hard": 1 } })).await.expect(200);
    invites(&chief, &org, guest(&email)).await.expect(201);
    let token = app.token(&email, 1).await;
    comes_in(&org, &token).await.get("/api/identity/accounts").await.expect(200);
}

#[tokio::test]
async fn where_somebody_is_inside_nobody_comes_in_behind_their_backs() {
    let app = TestApp::get().await;
    let (org, chief) = (app.org(TenantKind::Agency).await, admin(app).await);
    let clerk = org.admin().await;
    let open = json!({ "email": address("deputy"), "display_name": "副", "role": "tenant_admin" });
    let open = clerk.post("/api/identity/invitations", open).await.expect(201);
    for email in [&org.admin_email, &address("second")] {
        invites(&chief, &org, guest(email)).await.refused(409, "tenant_administered");
    }
    let pending = clerk.get("/api/identity/invitations?state=pending").await.expect(200);
    let ids: Vec<_> = items(&pending).iter().map(|row| row["id"].clone()).collect();
    assert_eq!(ids, [open.json["id"].clone()], "{}", pending.text());
}

#[tokio::test]
async fn an_administrator_without_an_address_is_inside_as_well() {
    let app = TestApp::get().await;
    let (org, chief) = (app.org(TenantKind::Agency).await, admin(app).await);
    let clerk = org.admin().await;
    let only = items(&clerk.get("/api/identity/accounts").await.expect(200)).remove(0);
    let path = format!("/api/identity/accounts/{}", only["id"].as_str().expect("an id"));
    let version = only["version"].as_i64().expect("a version");
    clerk.patch(&path, version, json!({ "email": null })).await.expect(200);
    invites(&chief, &org, guest(&address("behind"))).await.refused(409, "tenant_administered");
}

#[tokio::test]
async fn of_two_operators_at_once_one_invitation_stays_open() {
    let app = TestApp::get().await;
    let (org, chief, other) = (app.org(TenantKind::Agency).await, admin(app).await, made(app, "other").await);
    let (one, two) = (guest(&address("one")), guest(&address("two")));
    let (one, two) = tokio::join!(invites(&chief, &org, one), invites(&other, &org, two));
    one.expect(201);
    two.expect(201);
    let schema = org.entry.tenant.key.schema();
    let open = format!("SELECT count(*)::text FROM {schema}.invitations WHERE state = 'pending'");
    assert_eq!(behind(&org, Service::Identity, &open).await.as_deref(), Some("1"));
}

#[tokio::test]
async fn bad_input_and_an_organisation_out_of_use_are_refused() {
    let app = TestApp::get().await;
    let (org, chief) = (app.org(TenantKind::Agency).await, admin(app).await);
    let wrong = json!({ "email": "nobody", "display_name": " ", "reason": " " });
    let wrong = invites(&chief, &org, wrong).await.expect(422);
    let pointers: Vec<_> = wrong.fields().into_iter().map(|(pointer, _)| pointer).collect();
    assert_eq!(pointers, ["/display_name", "/email", "/reason"]);
    let nowhere = format!("{API}/tenants/{}/administrators", uuid::Uuid::now_v7());
    chief.post(&nowhere, guest(&address("nowhere"))).await.expect(404);
    let path = format!("{API}/tenants/{}", org.entry.tenant.id);
    chief.post(&format!("{path}/suspend"), json!({ "reason": "x" })).await.expect(200);
    invites(&chief, &org, guest(&address("late"))).await.refused(409, "tenant_state");
    chief.post(&format!("{path}/close"), json!({ "reason": "x" })).await.expect(200);
    invites(&chief, &org, guest(&address("later"))).await.refused(409, "tenant_state");
    // nothing was taken back on the way
    chief.post(&format!("{path}/reopen"), json!({})).await.expect(200);
    chief.post(&format!("{path}/resume"), json!({})).await.expect(200);
    let token = app.token(&org.admin_email, 1).await;
    org.stranger().post("/api/identity/invitations/preview", json!({ "token": token })).await.expect(200);
}
