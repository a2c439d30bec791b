use super::{
    assertions::service,
    catalogue::{For, Operation, operations},
    sessions::opens_nothing,
    world::{World, here},
};
use crate::operators::looks_in;
use kernel::Service;
use reqwest::Method;
use sqlx::{Executor as _, Row as _};
use std::collections::BTreeSet;
use suites::{Person, TestApp};

/// Everything inside an organisation.
async fn inside(app: &'static TestApp) -> Vec<Operation> {
    let mut found = operations(app).await;
    found.retain(|operation| !matches!(operation.trial.whom, For::Public | For::Operators));
    found
}

/// An operator with an entry into the organisation reads what its pages show, is written down in its log before,
/// changes nothing, and takes nothing away; when the organisation ends the entry, all of it is over.
#[tokio::test]
async fn an_operator_who_looks_in_reads_and_does_nothing_else() {
    let app = TestApp::get().await;
    let world = here(app).await;
    let (visitor, entry) = looks_in(app, &world.org, "visitor").await;
    changes_nothing(app, world, &visitor).await;
    let seen = reads(app, world, &visitor).await;
    for which in [Service::Identity, Service::Records, Service::Notifications] {
        let lines = lines(world, which).await;
        let silent: Vec<_> = seen.iter().filter(|(of, path)| *of == which && !lines.contains(path)).collect();
        assert!(silent.is_empty(), "read without a line in the log: {silent:?}");
    }
    let end = format!("/api/identity/operator-entries/{entry}/end");
    world.org.admin().await.post(&end, serde_json::json!({})).await.expect(200);
    opens_nothing(app, world, visitor.cookie()).await;
}

/// Revealing what is masked is among it.
async fn changes_nothing(app: &'static TestApp, world: &World, visitor: &Person) {
    let mut tried = 0;
    for operation in inside(app).await {
        if operation.method == Method::GET {
            continue;
        }
        let answer = world.attempt(visitor, &operation, &world.own()).await;
        assert_eq!((answer.status, answer.code()), (403, "read_only"), "{}: {}", operation.id, answer.text());
        tried += 1;
    }
    assert!(tried >= 150, "only {tried} operations were tried");
}

/// Gives what was answered. A file of any kind would be something taken away. A good session is never answered as none.
async fn reads(app: &'static TestApp, world: &World, visitor: &Person) -> Vec<(Service, String)> {
    let mut seen = Vec::new();
    for operation in inside(app).await {
        if operation.method != Method::GET {
            continue;
        }
        let answer = world.attempt(visitor, &operation, &world.own()).await;
        let place = format!("{}: {}", operation.id, answer.status);
        assert!(matches!(answer.status, 200 | 403 | 404 | 409 | 422), "{place} {}", answer.text());
        if answer.status != 200 {
            continue;
        }
        let kind = answer.header("content-type").unwrap_or_default();
        assert!(kind.starts_with("application/json"), "{place} {kind}");
        let path = world.path(&operation, &world.own());
        let path = path.split('?').next().unwrap_or_default().to_owned();
        seen.push((service(&operation).expect("a service's operation"), path));
    }
    assert!(seen.len() >= 80, "only {} were read", seen.len());
    seen
}

/// The addresses of which the organisation's log says that an operator read them.
async fn lines(world: &World, which: Service) -> BTreeSet<String> {
    let mut schema = world.org.schema(which).await;
    let sql = "SELECT new::jsonb ->> 'path' AS path FROM audit_log WHERE action = 'operator.read'";
    let rows = schema.fetch_all(sql).await.expect("the statement runs");
    rows.iter().map(|row| row.get("path")).collect()
}
