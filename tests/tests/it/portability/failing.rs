//! What comes to nothing is told to whoever waits for it, and stands in nobody's way.

use super::{
    Furnished, PASSPHRASE, code_now, operator,
    restoring::{self, beside, snapshot},
    superuser, until,
};
use kernel::Service;
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Connection as _};
use suites::{PASSWORD, Person, TestApp};
use tenancy::portability::{PortError, PortingState, Progress, SnapshotRow, SnapshotState};
use time::format_description::well_known::Rfc3339;

async fn run(app: &TestApp, sql: String) {
    let mut conn = superuser(app, Service::Identity).await;
    sqlx::query(AssertSqlSafe(sql)).execute(&mut conn).await.unwrap();
}

async fn listed(person: &Person, path: &str) -> Vec<Value> {
    person.get(path).await.expect(200).json["items"].as_array().unwrap().clone()
}

async fn in_state(person: &Person, path: &str, state: &str) -> Value {
    until(async || listed(person, path).await.into_iter().find(|one| one["state"] == state)).await
}

fn order(then: &SnapshotRow) -> Value {
    json!({ "at": then.taken_at.unwrap().format(&Rfc3339).unwrap(), "reason": "误删" })
}

#[tokio::test]
async fn a_restoration_that_is_taken_back_keeps_the_reason() {
    let here = Furnished::new().await;
    let depot = here.app().app().depot();
    snapshot(&here).await;
    // the contents page is whole, what it names is not there
    let folder = format!("{}/chunks/", here.tenant());
    for stored in depot.list(&folder, None).await.unwrap() {
        depot.delete(&format!("{folder}{}", stored.name)).await.unwrap();
    }
    let provisioner = here.app().app().provisioner().unwrap();
    let error = beside(&here, &provisioner).await.unwrap_err();
    assert!(matches!(error, PortError::Damaged { .. }), "{error:?}");
    let porting = provisioner.portings(Some(here.tenant())).await.unwrap().remove(0);
    assert_eq!((porting.state, porting.last_error), (PortingState::Undone, Some(error.to_string())));
}

#[tokio::test]
async fn a_restoration_that_cannot_begin_is_listed_with_the_reason() {
    let here = Furnished::new().await;
    let depot = here.app().app().depot();
    let then = snapshot(&here).await;
    let page = format!("{}/{}.json", here.tenant(), then.id);
    let bytes = depot.get(&page).await.unwrap().unwrap();
    depot.delete(&page).await.unwrap();
    let person = operator(here.app(), "failed-restorer").await;
    let path = format!("/api/identity/operator/tenants/{}/restorations", here.tenant());
    let order = order(&then);
    person.post(&path, order.clone()).await.expect(202);
    let failed = in_state(&person, &path, "undone").await;
    assert!(failed["last_error"].as_str().unwrap().contains("missing"), "{failed}");
    assert!(!failed["taken_at"].is_null(), "it is known which moment it would have been: {failed}");
    // and the next one can be ordered
    depot.put(&page, bytes).await.unwrap();
    person.post(&path, order).await.expect(202);
    let id = in_state(&person, &path, "ready").await["id"].as_str().unwrap().to_owned();
    let discard = format!("/api/identity/operator/restorations/{id}/discard");
    person.post(&discard, json!({})).await.expect(200);
}

#[tokio::test]
async fn an_order_that_waits_for_its_next_try_is_listed() {
    let here = Furnished::new().await;
    let then = snapshot(&here).await;
    let person = operator(here.app(), "waiting-restorer").await;
    let path = format!("/api/identity/operator/tenants/{}/restorations", here.tenant());
    assert!(listed(&person, &path).await.is_empty());
    let key = &here.org.entry.tenant.key;
    let job = uuid::Uuid::now_v7();
    let sql = format!(
        "INSERT INTO platform.jobs (id, tenant_key, queue, payload, run_at, last_error) VALUES \
         ('{job}', '{key}', 'identity.restorations', '{{}}', now() + interval '1 day', 'the place is away')"
    );
    run(here.app(), sql).await;
    person.post(&path, order(&then)).await.refused(409, "tenant_busy");
    let items = listed(&person, &path).await;
    assert_eq!(items.len(), 1, "{items:?}");
    let said = |field: &str| items[0][field].as_str().unwrap_or_default().to_owned();
    assert_eq!([said("state"), said("step")], ["running", "ordered"]);
    assert_eq!(said("last_error"), "the place is away");
    run(here.app(), format!("DELETE FROM platform.jobs WHERE id = '{job}'")).await;
    assert!(listed(&person, &path).await.is_empty());
}

#[tokio::test]
async fn a_snapshot_that_failed_is_being_written_again_while_it_is_tried_again() {
    let here = Furnished::new().await;
    let app = here.app().app();
    let (provisioner, order) = (app.provisioner().unwrap(), restoring::order());
    provisioner.order_snapshot(here.tenant(), &order).await.unwrap();
    provisioner.fail_snapshot(order.id, "the place is away").await.unwrap();
    // nobody writes a snapshot while what is old is swept
    let mut sweeping = superuser(here.app(), Service::Identity).await;
    let hold = "SELECT pg_advisory_lock(hashtextextended('zhibu backups ' || $1, 0))";
    sqlx::query(hold).bind(here.tenant().to_string()).execute(&mut sweeping).await.unwrap();
    let (entry, quiet) = (&here.org.entry, |_: Progress| {});
    let again = Box::pin(provisioner.take_snapshot(app.store(), app.depot(), entry, order.id, &quiet));
    let seen = async {
        let error = until(async || {
            let row = provisioner.snapshot(order.id).await.unwrap();
            (row.state == SnapshotState::Writing).then(|| json!(row.last_error))
        })
        .await;
        sweeping.close().await.unwrap();
        error
    };
    let (taken, error) = tokio::join!(again, seen);
    assert_eq!((taken.unwrap().state, error), (SnapshotState::Ready, Value::Null));
}

#[tokio::test]
async fn an_export_that_is_tried_again_is_not_ordered_twice() {
    let here = Furnished::new().await;
    let (secret, _) = here.org.admin_factor().await;
    let (id, key) = (uuid::Uuid::now_v7(), &here.org.entry.tenant.key);
    let tried = format!(
        "INSERT INTO platform.snapshots (id, tenant_id, kind, state, mark, rows, bytes, added_bytes, last_error, \
         created_at, expires_at) VALUES ('{id}', '{}', 'export', 'failed', '', 0, 0, 0, 'the place is away', now(), \
         now() + interval '1 day')",
        here.tenant()
    );
    run(here.app(), tried).await;
    let job = format!(
        "INSERT INTO platform.jobs (tenant_key, queue, payload, run_at, dedupe) VALUES \
         ('{key}', 'identity.exports', '{{}}', now() + interval '1 day', '{key}:{id}')"
    );
    run(here.app(), job).await;
    let shown = here.admin.get(&format!("/api/identity/exports/{id}")).await.expect(200);
    assert_eq!([shown.at("/state"), shown.at("/last_error")], ["failed", "the place is away"]);
    let proof = json!({ "password": PASSWORD, "code": code_now(&secret, 1), "passphrase": PASSPHRASE });
    here.admin.post("/api/identity/exports", proof).await.refused(409, "export_running");
    let provisioner = here.app().app().provisioner().unwrap();
    assert!(!provisioner.give_up_without_job(id).await.unwrap(), "it is tried again");
    run(here.app(), format!("DELETE FROM platform.jobs WHERE dedupe = '{key}:{id}'")).await;
    assert!(provisioner.give_up_without_job(id).await.unwrap());
    let row = provisioner.snapshot(id).await.unwrap();
    assert_eq!(row.last_error.as_deref(), Some("the place is away"));
}
