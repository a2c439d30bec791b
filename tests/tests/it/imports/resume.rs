use super::{Ground, IMPORTS, MEMBERS, file, person};
use access::Judge;
use events::jobs::{Claimed, Handler};
use kernel::{JobId, Service, SystemClock, TenantKind};
use records::{
    Records,
    imports::{ImportJobs, QUEUE},
};
use rest::Base;
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Executor as _, PgConnection, Row as _};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use suites::{TestApp, roster};
use time::OffsetDateTime;
use uuid::Uuid;

/// A worker of the test's own, beside those of the product, to be killed whenever it suits.
async fn worker() -> Arc<ImportJobs> {
    let deployment = TestApp::get().await.deployment();
    let base = Base {
        service: Service::Records,
        db: deployment.tenant_db(Service::Records),
        judge: Arc::new(Judge::new().unwrap()),
        verifier: deployment.signer().unwrap().verifier(),
        clock: Arc::new(SystemClock),
    };
    Arc::new(ImportJobs::new(Records::new(base).unwrap(), deployment.system_scope(Service::Records)))
}

fn job(ground: &Ground, import: &str, step: &str) -> Claimed {
    Claimed {
        id: JobId::new(),
        tenant: Some(ground.org.entry.tenant.key.clone()),
        queue: QUEUE.to_owned(),
        payload: json!({"import": import, "step": step}).to_string(),
        attempt: 1,
        cause: None,
        created_at: OffsetDateTime::now_utc(),
    }
}

/// Imports until a worker was killed half-way: on a busy machine one may be through before anybody looks.
async fn killed(step: &'static str, ground: impl AsyncFn() -> (Ground, String)) -> (Ground, String) {
    for _ in 0..6 {
        let (ground, id) = ground().await;
        if killed_half_way(&ground, &id, step).await {
            return (ground, id);
        }
    }
    panic!("no worker was ever caught at work");
}

/// Whose turn it is, if anybody's, and how many rows are done, as the database says.
async fn turn(schema: &mut PgConnection, id: &str, done: &str) -> (Option<Uuid>, i32) {
    let query = format!("SELECT run, {done} FROM imports WHERE id = '{id}'");
    let row = schema.fetch_one(AssertSqlSafe(query)).await.unwrap();
    (row.get(0), row.get(1))
}

/// Waits until the product's own worker has it, which then is overtaken and comes back no more, lets a worker take it
/// over, and kills that as soon as it has done something.
async fn killed_half_way(ground: &Ground, id: &str, step: &'static str) -> bool {
    let (state, done) = match step {
        "read" => ("reading", "rows_read"),
        _ => ("applying", "rows_done"),
    };
    let mut schema = ground.org.schema(Service::Records).await;
    let deadline = Instant::now() + Duration::from_secs(60);
    let mut first = None;
    while first.is_none() && ground.import(id).await["state"] == state {
        assert!(Instant::now() < deadline, "nobody takes the import up");
        first = turn(&mut schema, id, done).await.0;
    }
    let (worker, job) = (worker().await, job(ground, id, step));
    let working = tokio::spawn(async move { worker.run(&job).await });
    let mut before = None;
    while !working.is_finished() {
        assert!(Instant::now() < deadline, "nothing is done");
        let (run, rows) = turn(&mut schema, id, done).await;
        match before {
            None if run != first => before = Some(rows),
            Some(before) if rows > before => break,
            _ => tokio::time::sleep(Duration::from_millis(2)).await,
        }
    }
    working.abort();
    let killed = working.await.is_err_and(|error| error.is_cancelled());
    let left = at_rest(ground, id).await;
    killed && left["state"] == state && (step == "read" || rows(&left, done) < rows(&left, "rows_good"))
}

/// The import once nothing moves any more: a commit that was on its way when its worker was killed arrives.
async fn at_rest(ground: &Ground, id: &str) -> Value {
    let mut seen = ground.import(id).await;
    loop {
        tokio::time::sleep(Duration::from_millis(100)).await;
        let now = ground.import(id).await;
        if now == seen {
            return now;
        }
        seen = now;
    }
}

async fn finished(ground: &Ground, import: &str, step: &str) {
    let worker = worker().await;
    // twice, as a job whose receipt got lost comes twice
    for _ in 0..2 {
        worker.run(&job(ground, import, step)).await.unwrap();
    }
}

fn rows(import: &Value, field: &str) -> i64 {
    import[field].as_i64().unwrap()
}

async fn enterprise() -> (Ground, String) {
    let ground = Ground::new(TenantKind::Enterprise).await;
    ground.tree("enterprise").await;
    let answer = ground.upload("members", "enterprise.xlsx", roster("enterprise.xlsx")).await.expect(202);
    (ground, answer.at("/id"))
}

/// The expectations of the enterprise, whatever happened on the way.
async fn as_expected(ground: &Ground, id: &str) {
    let expected: Value = serde_json::from_slice(&roster("enterprise.expected.json")).unwrap();
    let refused: Vec<Value> = ground
        .rows(id, "refused")
        .await
        .iter()
        .map(|row| json!({"line": row["line"], "reason": row["findings"][0]["code"]}))
        .collect();
    assert_eq!(Value::Array(refused), expected["rejected"]);
    let import = ground.import(id).await;
    assert_eq!((rows(&import, "rows_read"), rows(&import, "rows_good")), (2400, 2340));
}

#[tokio::test]
async fn a_killed_check_is_done_again_and_says_the_same() {
    let (ground, id) = killed("read", enterprise).await;
    finished(&ground, &id, "read").await;
    assert_eq!(ground.settled(&id).await["state"], "checked");
    as_expected(&ground, &id).await;
}

#[tokio::test]
async fn a_killed_import_goes_on_where_it_stopped() {
    let (ground, id) = killed("apply", async || {
        let (ground, id) = enterprise().await;
        assert_eq!(ground.settled(&id).await["state"], "checked");
        ground.apply(&id, "good_rows").await.expect(202);
        (ground, id)
    })
    .await;
    let done = rows(&ground.import(&id).await, "rows_done");
    assert!((1..2340).contains(&done), "{done}");
    assert_eq!(ground.members().await, done, "rows and members go together");
    finished(&ground, &id, "apply").await;
    let import = ground.settled(&id).await;
    assert_eq!((import["state"].as_str(), rows(&import, "rows_done")), (Some("applied"), 2340));
    assert_eq!(ground.members().await, 2340);
    as_expected(&ground, &id).await;
    let probationary = ground.admin.get(&format!("{MEMBERS}?kind=probationary&limit=1")).await.expect(200);
    assert_eq!(probationary.json["total"], 11);
    ground.admin.post(&format!("{IMPORTS}/{id}/undo"), json!({})).await.expect(200);
    assert_eq!(ground.members().await, 0);
}

/// A roster that is being entered.
async fn applying(mode: &str) -> (Ground, String) {
    let ground = Ground::with_branch().await;
    let people: Vec<String> = (1..2500).map(person).collect();
    let id = ground.checked("members", "x.csv", file(&people)).await;
    ground.apply(&id, mode).await.expect(202);
    (ground, id)
}

#[tokio::test]
async fn all_or_nothing_leaves_nothing_when_it_is_killed() {
    let (ground, id) = killed("apply", async || applying("all_or_nothing").await).await;
    assert_eq!(ground.members().await, 0);
    finished(&ground, &id, "apply").await;
    assert_eq!(ground.settled(&id).await["state"], "applied");
    assert_eq!(ground.members().await, 2499);
}

/// What happens when a job has failed as often as it may.
async fn given_up(ground: &Ground, import: &str, step: &str) -> Value {
    worker().await.gave_up(&job(ground, import, step), "tried too often").await;
    ground.import(import).await
}

#[tokio::test]
async fn nothing_stays_of_a_check_that_was_given_up() {
    let (ground, id) = killed("read", async || {
        let ground = Ground::with_branch().await;
        let people: Vec<String> = (1..5000).map(person).collect();
        let id = ground.upload("members", "x.csv", file(&people)).await.expect(202).at("/id");
        (ground, id)
    })
    .await;
    let import = given_up(&ground, &id, "read").await;
    assert_eq!(
        (import["state"].as_str(), import["problem"]["code"].as_str(), rows_in(&import)),
        (Some("failed"), Some("import_gave_up"), 0)
    );
    assert!(ground.rows(&id, "good").await.is_empty());
}

fn rows_in(import: &Value) -> i64 {
    rows(import, "rows_read")
}

#[tokio::test]
async fn an_import_that_was_given_up_half_way_is_taken_back() {
    let (ground, id) = killed("apply", async || applying("good_rows").await).await;
    let import = given_up(&ground, &id, "apply").await;
    let done = rows(&import, "rows_done");
    assert_eq!((import["state"].as_str(), import["can_undo"].as_bool()), (Some("checked"), Some(true)));
    assert_eq!(ground.members().await, done);
    ground.admin.delete(&format!("{IMPORTS}/{id}")).await.refused(409, "import_is_kept");
    ground.admin.post(&format!("{IMPORTS}/{id}/undo"), json!({})).await.expect(200);
    assert_eq!(ground.members().await, 0);
}

#[tokio::test]
async fn rows_that_went_with_their_transaction_are_not_counted() {
    let (ground, id) = killed("apply", async || applying("all_or_nothing").await).await;
    let import = given_up(&ground, &id, "apply").await;
    assert_eq!((import["state"].as_str(), rows(&import, "rows_done")), (Some("checked"), 0));
    assert_eq!((import["can_undo"].as_bool(), ground.members().await), (Some(false), 0));
    ground.admin.delete(&format!("{IMPORTS}/{id}")).await.expect(204);
}
