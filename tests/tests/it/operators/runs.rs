//! Changes of organisations that got stuck, and holding migrations.

use super::{API, admin, behind, items, until};
use kernel::{Service, TenantKind};
use serde_json::json;
use suites::TestApp;
use uuid::Uuid;

#[tokio::test]
async fn a_stuck_change_is_seen_and_taken_up_again() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let chief = admin(app).await;
    let (id, run) = (org.entry.tenant.id, Uuid::now_v7());
    // as if a process had died half way, often enough that the next try is an hour away
    let stuck = format!(
        "INSERT INTO platform.provisioning (id, tenant_id, key, kind, slug, step, attempts, last_error, started_at, tried_at) \
         VALUES ('{run}', '{id}', '{}', 'suspend', '{}', 'others', 40, 'the server was away', now() - interval '1 hour', now())",
        org.entry.tenant.key,
        org.slug()
    );
    behind(&org, Service::Identity, &stuck).await;
    let open = chief.get(&format!("{API}/runs?open=true&tenant={id}")).await.expect(200);
    let open = items(&open);
    assert_eq!((open.len(), &open[0]["last_error"]), (1, &json!("the server was away")));
    let retry = chief.post(&format!("{API}/runs/{run}/retry"), json!({})).await.expect(202);
    assert!(retry.json["tried_at"].is_null());
    until("the stuck change", async || {
        chief.get(&format!("{API}/tenants/{id}")).await.json["state"] == "suspended"
    })
    .await;
    chief.post(&format!("{API}/runs/{run}/retry"), json!({})).await.refused(409, "run_over");
    chief.post(&format!("{API}/runs/{}/retry", Uuid::now_v7()), json!({})).await.expect(404);
}

#[tokio::test]
async fn operators_see_where_schemas_stand_and_hold_migrations() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let chief = admin(app).await;
    let seen = chief.get(&format!("{API}/migrations")).await.expect(200);
    let services = seen.json["services"].as_array().unwrap();
    assert_eq!(services.len(), 3);
    assert!(services.iter().all(|s| s["platform_version"] == s["platform_target"]), "{}", seen.text());
    // one that is behind has a name
    let back = format!(
        "UPDATE platform.tenants SET schema_version = schema_version - 1 WHERE key = '{}'",
        org.entry.tenant.key
    );
    behind(&org, Service::Notifications, &back).await;
    let seen = chief.get(&format!("{API}/migrations")).await.expect(200);
    let all = seen.json["services"].as_array().unwrap();
    let there = all.iter().find(|s| s["service"] == "notifications").unwrap();
    assert!(
        there["behind"].as_array().unwrap().iter().any(|row| row["tenant_id"] == json!(org.entry.tenant.id))
    );
    let detail = chief.get(&format!("{API}/tenants/{}", org.entry.tenant.id)).await.expect(200);
    let schemas = detail.json["schemas"].as_array().unwrap();
    assert_eq!(schemas.iter().filter(|schema| schema["behind"] == true).count(), 1);
    behind(&org, Service::Notifications, &back.replace("- 1", "+ 1")).await;

    let held = chief.post(&format!("{API}/migrations/hold"), json!({})).await.expect(200);
    assert!(!held.json["held"]["by_name"].is_null());
    chief.post(&format!("{API}/migrations/hold"), json!({})).await.refused(409, "migration_held");
    let free = chief.post(&format!("{API}/migrations/release"), json!({})).await.expect(200);
    assert!(free.json["held"].is_null());
    chief.post(&format!("{API}/migrations/release"), json!({})).await.refused(409, "migration_not_held");
}
