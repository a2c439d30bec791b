use super::{OTHER, PASSWORD, address, log_in, somebody, world};
use kernel::{RequestId, Service};
use serde_json::json;
use tenancy::{assertion::Claims, audit};

#[tokio::test]
async fn every_deed_stands_in_the_log_and_nothing_private_does() {
    let org = world().await;
    let email = address(&org, "kong");
    let person = somebody(&org, "kong").await;
    log_in(&org.stranger(), "kong", OTHER).await.expect(401);
    person.post("/api/identity/password", json!({ "current": PASSWORD, "new": OTHER })).await.expect(204);
    let admin = org.admin().await;
    let id = admin.get("/api/identity/accounts?q=kong").await.at("/items/0/id");
    let path = format!("/api/identity/accounts/{id}");
    let update = admin.request(reqwest::Method::PATCH, &path).json(&json!({ "phone": "13900002222" }));
    admin.send(update).await.expect(200);
    let log = admin.get("/api/identity/audit?limit=200").await.expect(200);
    let actions: Vec<&str> = log.json["items"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|item| item["action"].as_str())
        .collect();
    for action in [
        "settings.initialised",
        "invitation.issued",
        "invitation.redeemed",
        "account.activated",
        "role.assigned",
        "session.begun",
        "session.refused",
        "account.totp_enabled",
        "account.password_changed",
        "account.changed",
    ] {
        assert!(actions.contains(&action), "{action}: {actions:?}");
    }
    let text = log.text();
    for private in [email.as_str(), &org.admin_email, "13900002222", PASSWORD, OTHER, "argon2", "127.0.0.1"] {
        assert!(!text.contains(private), "{private}");
    }
}

#[tokio::test]
async fn the_log_is_read_by_deed_person_thing_and_day() {
    let org = world().await;
    let admin = org.admin().await;
    somebody(&org, "cao").await;
    let count = async |query: &str| {
        let list = admin.get(&format!("/api/identity/audit?limit=200&{query}")).await.expect(200);
        list.json["items"].as_array().map_or(0, Vec::len)
    };
    assert_eq!(count("action=account.activated").await, 2);
    let me = admin.get("/api/identity/session").await.at("/account/id");
    assert!(count(&format!("actor={me}")).await >= 3);
    assert!(count("subject=invitation").await >= 4);
    assert_eq!(count(&format!("subject={me}&action=account.activated")).await, 1);
    assert_eq!(count("to=2020-01-01").await, 0);
    assert!(count("from=2020-01-01").await > 5);
    let named = admin.get("/api/identity/audit?action=invitation.issued").await.expect(200);
    assert_eq!(named.at("/items/0/actor/name"), "管理员");
    admin.get("/api/identity/audit?from=yesterday").await.expect(422);
    let person = org.person("plain", "org_committee", None, None).await;
    person.get("/api/identity/audit").await.refused(403, "forbidden");
}

#[tokio::test]
async fn the_chain_holds() {
    let org = world().await;
    somebody(&org, "yan").await;
    let signer = org.app.deployment().signer().expect("a signer");
    let claims = Claims { tenant: Some(org.entry.tenant.clone()), ..Claims::anonymous(RequestId::new()) };
    let now = time::OffsetDateTime::now_utc();
    let token = signer.sign(&claims, Service::Identity, now).expect("signed");
    let verified = signer.verifier().verify(&token, Service::Identity, now).expect("believed");
    let scope = verified.scope().expect("a tenant");
    let tx = org.app.deployment().tenant_db(Service::Identity).begin(&scope).await.expect("a transaction");
    let verdict = audit::verify(&tx).await.expect("it can be read");
    assert!(verdict.is_whole() && verdict.entries > 5, "{verdict:?}");
}
