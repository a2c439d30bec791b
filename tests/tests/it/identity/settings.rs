use super::{somebody, world};
use documents::{Class, Object};
use kernel::Service;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use serde_json::{Value, json};
use suites::{Org, Person};
use tenancy::{
    Who,
    audit::{self, Entry},
};
use time::{Duration, OffsetDateTime, format_description::well_known::Rfc3339};
use uuid::Uuid;

const SETTINGS: &str = "/api/identity/settings";
const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01";

async fn version(admin: &Person) -> i64 {
    admin.get(SETTINGS).await.expect(200).json["version"].as_i64().unwrap_or_default()
}

async fn logo(admin: &Person, bytes: &[u8]) -> suites::Answer {
    let request = admin.request(reqwest::Method::PUT, "/api/identity/settings/logo");
    admin.send(request.header("content-type", "image/png").body(bytes.to_vec())).await
}

#[tokio::test]
async fn a_change_needs_the_version_it_is_meant_for() {
    let org = world().await;
    let admin = org.admin().await;
    let now = version(&admin).await;
    let bare = admin.request(reqwest::Method::PATCH, SETTINGS).json(&json!({ "colour": "#8b0000" }));
    admin.send(bare).await.refused(428, "precondition_required");
    let changed =
        admin.patch(SETTINGS, now, json!({ "colour": "#8B0000", "name": "机关 党委" })).await.expect(200);
    assert_eq!((changed.at("/colour"), changed.at("/name")), ("#8b0000".into(), "机关 党委".into()));
    assert_eq!(changed.header("etag"), Some(format!("\"v{}\"", now + 1).as_str()));
    admin.patch(SETTINGS, now, json!({ "colour": "#000000" })).await.refused(412, "precondition_failed");
    let card = org.stranger().get("/api/identity/tenant").await.expect(200);
    assert_eq!((card.at("/name"), card.at("/colour")), ("机关 党委".into(), "#8b0000".into()));
}

#[tokio::test]
async fn the_directory_learns_the_new_name() {
    let org = world().await;
    let admin = org.admin().await;
    admin.patch(SETTINGS, version(&admin).await, json!({ "name": "新名称" })).await.expect(200);
    let directory = org.app.deployment().directory();
    for _ in 0..600 {
        let entry = directory.find(org.entry.tenant.id).await.expect("the directory answers");
        if entry.is_some_and(|entry| entry.name == "新名称") {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("the directory still has the old name");
}

/// Leaves a job that carries a name into the directory, and waits until it is done.
async fn carried(org: &Org, name: &str, at: Option<OffsetDateTime>) {
    let at = at.map(|at| at.format(&Rfc3339).expect("an instant"));
    let mut job = json!({ "tenant": org.entry.tenant.id, "name": name });
    if let Some(at) = at {
        job["at"] = json!(at);
    }
    let db = org.app.deployment().platform_db(Service::Identity);
    let tx = db.begin().await.expect("a transaction");
    let key = Some(&org.entry.tenant.key);
    events::enqueue_platform(&tx, key, "identity.names", &job, None, Some(name)).await.expect("a job");
    tx.commit().await.expect("it is left");
    for _ in 0..600 {
        let sql = "SELECT state FROM jobs WHERE queue = 'identity.names' AND dedupe = $1";
        let find = Statement::from_sql_and_values(DbBackend::Postgres, sql, [name.into()]);
        let tx = db.begin().await.expect("a transaction");
        let row = tx.query_one_raw(find).await.expect("the job is found");
        let state = row.map(|row| row.try_get::<String>("", "state").expect("a state"));
        if state.is_none_or(|state| state == "done") {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("the name {name} was not carried");
}

#[tokio::test]
async fn a_name_that_comes_late_puts_no_newer_one_out() {
    let org = world().await;
    let (now, id) = (OffsetDateTime::now_utc(), org.entry.tenant.id);
    let called = async || {
        org.app.deployment().directory().find(id).await.expect("it answers").expect("it is there").name
    };
    let own = |what: &str| format!("{what}-{id}");
    // of a program that did not say since when
    carried(&org, &own("无时"), None).await;
    assert_eq!(called().await, own("无时"));
    carried(&org, &own("新名"), Some(now)).await;
    carried(&org, &own("旧名"), Some(now - Duration::minutes(1))).await;
    carried(&org, &own("更早"), None).await;
    assert_eq!(called().await, own("新名"));
    carried(&org, &own("更新"), Some(now + Duration::minutes(1))).await;
    assert_eq!(called().await, own("更新"));
}

#[tokio::test]
async fn nothing_weaker_than_the_baseline_and_nothing_unreadable() {
    let org = world().await;
    let admin = org.admin().await;
    let body = json!({
        "colour": "#ffcc00", "password": { "min_length": 6 }, "session": { "admin_idle_minutes": 120 },
        "lockout": { "failures": 50 }, "totp": { "required_roles": ["secretary"] },
    });
    let fields: Vec<String> = admin
        .patch(SETTINGS, version(&admin).await, body)
        .await
        .expect(422)
        .fields()
        .into_iter()
        .map(|f| f.0)
        .collect();
    for pointer in [
        "/colour",
        "/password/min_length",
        "/session/admin_idle_minutes",
        "/lockout/failures",
        "/totp/required_roles",
    ] {
        assert!(fields.iter().any(|f| f == pointer), "{pointer}: {fields:?}");
    }
    let unknown = admin.patch(SETTINGS, version(&admin).await, json!({ "password": { "min": 8 } })).await;
    assert_eq!(unknown.expect(422).fields(), [("/password/min".into(), "unknown_field".into())]);
}

#[tokio::test]
async fn the_policy_is_in_force_at_once() {
    let org = world().await;
    let admin = org.admin().await;
    admin
        .patch(SETTINGS, version(&admin).await, json!({ "password": { "min_length": 20 } }))
        .await
        .expect(200);
    let card = org.stranger().get("/api/identity/tenant").await.expect(200);
    assert_eq!(card.json["password_policy"]["min_length"], 20);
    let change = json!({ "current": suites::PASSWORD, "new": "Ropeway-Lantern-7" });
    admin.post("/api/identity/password", change).await.expect(422);
}

#[tokio::test]
async fn a_logo_comes_is_seen_and_goes() {
    let org = world().await;
    let admin = org.admin().await;
    assert_eq!(org.stranger().get("/api/identity/tenant").await.json["logo_url"], Value::Null);
    org.stranger().get("/api/identity/logo").await.refused(404, "not_found");
    logo(&admin, b"<svg onload='alert(1)'/>").await.refused(415, "logo_kind");
    logo(&admin, &[]).await.refused(422, "logo_empty");
    let large = [PIXEL, &vec![0; 600 * 1024]].concat();
    logo(&admin, &large).await.refused(413, "logo_too_large");
    let url = logo(&admin, PIXEL).await.expect(200).at("/logo_url");
    let seen = org.stranger().get(&url).await.expect(200);
    assert_eq!((seen.bytes.as_slice(), seen.header("content-type")), (PIXEL, Some("image/png")));
    assert!(seen.header("cache-control").is_some_and(|value| value.contains("immutable")));
    assert_eq!(seen.header("x-content-type-options"), Some("nosniff"));
    let form = admin.request(reqwest::Method::PUT, "/api/identity/settings/logo");
    let part = reqwest::multipart::Part::bytes(PIXEL.to_vec()).file_name("logo.png");
    admin.send(form.multipart(reqwest::multipart::Form::new().part("file", part))).await.expect(200);
    admin.delete("/api/identity/settings/logo").await.expect(204);
    org.stranger().get("/api/identity/logo").await.refused(404, "not_found");
}

/// What lies where logos lie, in no order.
async fn logos(org: &Org) -> Vec<Uuid> {
    let listed = org.app.app().store().list(org.entry.tenant.id, Class::Content, None).await.unwrap();
    listed.0.into_iter().map(|object| object.id.into()).collect()
}

#[tokio::test]
async fn a_logo_nobody_shows_is_swept_when_it_is_old() {
    let org = world().await;
    let admin = org.admin().await;
    let (app, key) = (org.app.app(), &org.entry.tenant.key);
    let url = logo(&admin, PIXEL).await.expect(200).at("/logo_url");
    let shown = logos(&org).await;
    assert_eq!(shown.len(), 1);
    // its upload was cut off before the settings named it
    let object = Object { content_type: "image/png".into(), body: PIXEL.into() };
    app.store().put(org.entry.tenant.id, Class::Content, object).await.unwrap();
    let now = OffsetDateTime::now_utc();
    let sweep = async |cutoff| app.sweep_logos(key, cutoff).await.unwrap();
    assert_eq!(sweep(now - Duration::hours(1)).await, 0, "it may be about to be named");
    assert_eq!(sweep(now + Duration::hours(1)).await, 1);
    assert_eq!(logos(&org).await, shown);
    org.stranger().get(&url).await.expect(200);
}

#[tokio::test]
async fn a_logo_stays_while_the_organisation_may_go_back_to_it() {
    let org = world().await;
    let admin = org.admin().await;
    let (app, key) = (org.app.app(), &org.entry.tenant.key);
    logo(&admin, PIXEL).await.expect(200);
    let system = org.app.deployment().system_scope(Service::Identity);
    let scope = system.enter(key).await.unwrap().unwrap();
    let tx = org.app.deployment().tenant_db(Service::Identity).begin(&scope).await.unwrap();
    let restored = Entry { action: "tenant.restored", subject: "tenant", ..Entry::default() };
    audit::append(&tx, &Who::system(), restored, OffsetDateTime::now_utc()).await.unwrap();
    tx.commit().await.unwrap();
    logo(&admin, PIXEL).await.expect(200);
    admin.delete("/api/identity/settings/logo").await.expect(204);
    assert_eq!(logos(&org).await.len(), 2, "what was in use before may name the first");
    let soon = OffsetDateTime::now_utc() + Duration::hours(1);
    assert_eq!(app.sweep_logos(key, soon).await.unwrap(), 0);
}

#[tokio::test]
async fn those_who_may_only_look_only_look() {
    let org = world().await;
    let auditor = somebody(&org, "shi").await;
    auditor.get(SETTINGS).await.expect(200);
    auditor.patch(SETTINGS, 1, json!({ "colour": "#000000" })).await.refused(403, "forbidden");
    logo(&auditor, PIXEL).await.refused(403, "forbidden");
    outsider(&org).await;
}

async fn outsider(org: &Org) {
    org.stranger().get(SETTINGS).await.refused(401, "unauthenticated");
}
