//! Changes of organisations that got stuck or are held, and holding migrations.

use super::{API, admin, behind, in_role, items, until};
use kernel::{Service, TenantKind};
use serde_json::{Value, json};
use suites::{Org, TestApp};
use time::Duration;
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

/// A suspension that has just begun and failed twice in its second service.
async fn begun(org: &Org) -> Uuid {
    let run = Uuid::now_v7();
    let begun = format!(
        "INSERT INTO platform.provisioning (id, tenant_id, key, kind, slug, step, part, attempts, step_attempts, \
         last_error, started_at, tried_at) VALUES ('{run}', '{}', '{}', 'suspend', '{}', 'others', \
         'others/notifications', 3, 2, 'the server was away', now(), now())",
        org.entry.tenant.id,
        org.entry.tenant.key,
        org.slug()
    );
    behind(org, Service::Identity, &begun).await;
    run
}

fn steps(run: &Value) -> Vec<[String; 3]> {
    let text = |step: &Value, field: &str| step[field].as_str().unwrap_or_default().to_owned();
    let all = run["steps"].as_array().cloned().unwrap_or_default();
    all.iter().map(|step| ["step", "service", "state"].map(|field| text(step, field))).collect()
}

#[tokio::test]
async fn a_change_shows_its_steps_and_waits_while_it_is_held() {
    let _alone = suites::TAKING_UP.lock().await;
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let chief = admin(app).await;
    let (id, run) = (org.entry.tenant.id, begun(&org).await);
    let shown = async || {
        let list = chief.get(&format!("{API}/runs?tenant={id}")).await.expect(200);
        items(&list).iter().find(|one| one["id"] == json!(run)).cloned().unwrap()
    };
    let (hold, release) = (format!("{API}/runs/{run}/hold"), format!("{API}/runs/{run}/release"));
    let seen = shown().await;
    let expected =
        [["others", "records", "done"], ["others", "notifications", "failed"], ["finish", "", "later"]];
    assert_eq!(steps(&seen), expected);
    assert_eq!((&seen["steps"][1]["attempts"], &seen["attempts"]), (&json!(2), &json!(3)));
    assert_eq!(seen["steps"][1]["error"], "the server was away");
    chief.post(&release, json!({})).await.refused(409, "run_not_held");
    let held = chief.post(&hold, json!({})).await.expect(200);
    assert!(!held.json["held"]["by_name"].is_null(), "{}", held.text());
    chief.post(&hold, json!({})).await.refused(409, "run_held");
    chief.post(&format!("{API}/runs/{run}/retry"), json!({})).await.refused(409, "run_held");
    // however old it grows, whoever takes up what was left passes it by
    let older = format!(
        "UPDATE platform.provisioning SET started_at = now() - interval '1 hour', tried_at = NULL WHERE id = '{run}'"
    );
    behind(&org, Service::Identity, &older).await;
    drop(app.app().provisioner().unwrap().resume_older_than(Duration::minutes(2)).await);
    let seen = shown().await;
    assert_eq!((&seen["finished_at"], &seen["attempts"]), (&Value::Null, &json!(3)));
    let suspend = format!("{API}/tenants/{id}/suspend");
    chief.post(&suspend, json!({ "reason": "欠费" })).await.refused(409, "tenant_change_held");
    chief.post(&format!("{API}/tenants/{id}/resume"), json!({})).await.refused(409, "tenant_busy");
    let free = chief.post(&release, json!({})).await.expect(200);
    assert!(free.json["held"].is_null(), "{}", free.text());
    until("the change that was let go on", async || !shown().await["finished_at"].is_null()).await;
    assert!(steps(&shown().await).iter().all(|[.., state]| state == "done"));
    assert_eq!(chief.get(&format!("{API}/tenants/{id}")).await.json["state"], "suspended");
    for path in [&hold, &release] {
        chief.post(path, json!({})).await.refused(409, "run_over");
    }
    for action in ["run.held", "run.released"] {
        let log = chief.get(&format!("{API}/log?action={action}&tenant={id}")).await.expect(200);
        assert_eq!(items(&log).len(), 1, "{action}");
        assert_eq!(items(&log)[0]["detail"]["run"], json!(run));
    }
}

#[tokio::test]
async fn what_an_operator_began_and_did_not_see_end_is_told_once() {
    let _alone = suites::TAKING_UP.lock().await;
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let (_, operator) = in_role(app, "hurried", "support").await;
    let (chief, run, request) = (admin(app).await, begun(&org).await, Uuid::now_v7());
    // the process that began it was killed before it had told anybody
    let asked = format!(
        "INSERT INTO platform.operator_log (id, at, operator_id, action, tenant_id, why, request_id, run_id) \
         VALUES ('{}', now(), '{operator}', 'tenant.suspended', '{}', '合同到期', '{request}', '{run}')",
        Uuid::now_v7(),
        org.entry.tenant.id
    );
    behind(&org, Service::Identity, &asked).await;
    let told = format!(
        "SELECT count(*) || ' ' || coalesce(min(actor_kind || ' ' || actor_id || ' ' || why), '') FROM {}.audit_log \
         WHERE request_id = '{request}' AND action = 'tenant.suspended'",
        org.entry.tenant.key.schema()
    );
    let told = async || behind(&org, Service::Identity, &told).await.unwrap_or_default();
    assert_eq!(told().await, "0 ");
    let once = format!("1 operator {operator} 合同到期");
    for step in ["others", "finish"] {
        // open again: somebody else may have told it and not come to the end
        let left = format!(
            "UPDATE platform.provisioning SET step = '{step}', part = NULL, finished_at = NULL, tried_at = NULL, \
             started_at = now() - interval '1 hour' WHERE id = '{run}'"
        );
        behind(&org, Service::Identity, &left).await;
        drop(app.app().provisioner().unwrap().resume_older_than(Duration::minutes(2)).await);
        until("what was left", async || told().await == once).await;
    }
    assert_eq!(told().await, once);
    let log = chief.get(&format!("{API}/log?action=tenant.suspended&tenant={}", org.entry.tenant.id)).await;
    assert_eq!(items(&log.expect(200)).len(), 1);
}

#[tokio::test]
async fn what_an_operator_does_stands_in_both_logs_once() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let (chief, clerk, id) = (admin(app).await, org.admin().await, org.entry.tenant.id);
    chief.post(&format!("{API}/tenants/{id}/suspend"), json!({ "reason": "欠费" })).await.expect(200);
    chief.post(&format!("{API}/tenants/{id}/resume"), json!({})).await.expect(200);
    chief.put(&format!("{API}/tenants/{id}/quotas"), json!({ "mails": { "hard": 500 } })).await.expect(200);
    let own = clerk.get("/api/identity/audit?subject=tenant").await.expect(200);
    for action in ["tenant.suspended", "tenant.resumed", "tenant.quotas_set"] {
        let log = chief.get(&format!("{API}/log?action={action}&tenant={id}")).await.expect(200);
        assert_eq!(items(&log).len(), 1, "{action}");
        let own: Vec<_> = items(&own).into_iter().filter(|entry| entry["action"] == action).collect();
        assert_eq!(own.len(), 1, "{action}");
        assert_eq!(own[0]["request_id"], items(&log)[0]["request_id"], "{action}");
    }
    let quotas = items(&own).into_iter().find(|entry| entry["action"] == "tenant.quotas_set").unwrap();
    assert_eq!(quotas["new"]["mails"]["hard"], 500, "{quotas}");
}

#[tokio::test]
async fn who_may_not_govern_sees_the_steps_and_holds_nothing() {
    let _alone = suites::TAKING_UP.lock().await;
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let (id, run) = (org.entry.tenant.id, begun(&org).await);
    for (name, role) in [("helper", "support"), ("watcher", "auditor")] {
        let (person, _) = in_role(app, name, role).await;
        for what in ["hold", "release"] {
            person.post(&format!("{API}/runs/{run}/{what}"), json!({})).await.refused(403, "operator_role");
        }
        let list = person.get(&format!("{API}/runs?tenant={id}")).await.expect(200);
        assert_eq!(steps(&items(&list)[0]).len(), 3, "{role}");
    }
    let chief = admin(app).await;
    for what in ["hold", "release"] {
        chief.post(&format!("{API}/runs/{}/{what}", Uuid::now_v7()), json!({})).await.expect(404);
    }
    let forget = format!("DELETE FROM platform.provisioning WHERE id = '{run}'");
    behind(&org, Service::Identity, &forget).await;
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

#[tokio::test]
async fn every_upgrade_stays_to_be_read_with_its_rings() {
    let app = TestApp::get().await;
    let org = app.org(TenantKind::Agency).await;
    let chief = admin(app).await;
    // newer than any that a test makes
    let ran = |days: u32| {
        format!(
            "INSERT INTO platform.migration_history (id, service, target, started_at, finished_at, canary, early, \
             rest, done, failed) VALUES (gen_random_uuid(), 'records', 7, now() + interval '{days} days', now(), \
             1, 10, 20, {}, 2)",
            8 + days
        )
    };
    for days in [1, 2] {
        behind(&org, Service::Identity, &ran(days)).await;
    }
    let list = format!("{API}/migrations/history?limit=1");
    let first = chief.get(&list).await.expect(200);
    let second = chief.get(&format!("{list}&cursor={}", first.at("/next"))).await.expect(200);
    let reached = json!([
        { "ring": "canary", "total": 1, "done": 1, "failed": 0 },
        { "ring": "early", "total": 10, "done": 9, "failed": 2 },
        { "ring": "rest", "total": 20, "done": 0, "failed": 0 },
    ]);
    assert_eq!(items(&first)[0]["rings"], reached, "{}", first.text());
    assert_eq!(items(&second)[0]["rings"][1]["done"], 8, "{}", second.text());
    let forget = "DELETE FROM platform.migration_history WHERE started_at > now()";
    behind(&org, Service::Identity, forget).await;
}
