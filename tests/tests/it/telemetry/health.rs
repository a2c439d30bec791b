use super::stage::clock;
use axum::{
    body::{Body, to_bytes},
    http::Request,
};
use serde_json::Value;
use std::time::{Duration, Instant};
use suites::{TestApp, basics, free_port, load};
use tower::ServiceExt as _;
use zhibu::App;

/// What the public hears.
async fn ready(app: &App, host: &str) -> (u16, Value) {
    let request = reqwest::Client::new().get(format!("http://{}/readyz", app.address())).header("host", host);
    let answer = request.send().await.unwrap();
    let status = answer.status().as_u16();
    (status, answer.json().await.unwrap())
}

/// What those who run the platform hear.
async fn standing(app: &App) -> (u16, Value) {
    let request = Request::get("/readyz").body(Body::empty()).unwrap();
    let answer = app.health().oneshot(request).await.unwrap();
    let status = answer.status().as_u16();
    let bytes = to_bytes(answer.into_body(), 1 << 20).await.unwrap();
    (status, serde_json::from_slice(&bytes).unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_whole_process_is_ready_and_says_the_same_at_every_host() {
    let app = TestApp::get().await.app();
    let (status, report) = standing(app).await;
    assert_eq!(
        (status, &report["ready"], &report["away"]),
        (200, &true.into(), &serde_json::json!([])),
        "{report}"
    );
    let names: Vec<_> =
        report["dependencies"].as_array().unwrap().iter().map(|d| d["name"].clone()).collect();
    for name in ["postgres:identity", "postgres:records", "postgres:notifications", "redis", "s3", "smtp"] {
        assert!(names.contains(&name.into()), "{name} in {report}");
    }
    for host in ["127.0.0.1", "[::1]:8080", "localhost:8080", "acme.localhost", "party.example", ""] {
        let (status, brief) = ready(app, host).await;
        assert_eq!((status, brief), (200, serde_json::json!({ "ready": true, "away": [] })), "{host}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_can_be_done_without_makes_it_degraded_and_no_more() {
    zhibu::crypto();
    let servers = testkit::servers().await;
    let mut pairs = basics(servers, &format!("hea{}", std::process::id() % 100_000), free_port());
    let nowhere = || format!("127.0.0.1:{}", free_port());
    for (key, value) in [
        ("redis.url", format!("redis://{}", nowhere())),
        ("s3.endpoint", format!("http://{}", nowhere())),
        ("mail.url", format!("smtp://{}", nowhere())),
    ] {
        pairs.push((key.into(), value));
    }
    let settings = load(&pairs).unwrap();
    zhibu::prepare(&zhibu::deployment(&settings).unwrap(), 2).await.unwrap();
    let app = App::start(settings, clock()).await.unwrap();
    let started = Instant::now();
    let (status, report) = standing(&app).await;
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    assert_eq!((status, &report["status"]), (200, &"degraded".into()), "{report}");
    assert_eq!(report["away"], serde_json::json!(["redis", "s3", "smtp"]), "{report}");
    app.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_its_databases_a_process_is_not_ready_and_still_alive() {
    zhibu::crypto();
    let servers = testkit::servers().await;
    let roof = embedded::Roof::over(&servers.folder.join("mortal")).unwrap();
    let mortal = embedded::Postgres::start(&roof, embedded::PostgresOptions::for_tests()).await.unwrap();
    let mut pairs = basics(servers, "mortal", free_port());
    pairs.push(("database.admin_url".into(), mortal.admin_url()));
    let settings = load(&pairs).unwrap();
    zhibu::prepare(&zhibu::deployment(&settings).unwrap(), 2).await.unwrap();
    let app = App::start(settings, clock()).await.unwrap();
    assert_eq!(ready(&app, "127.0.0.1").await.0, 200);
    drop(mortal);
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let started = Instant::now();
    let (status, report) = standing(&app).await;
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    assert_eq!((status, &report["status"]), (503, &"not_ready".into()), "{report}");
    assert!(report["away"].as_array().unwrap().contains(&"postgres:records".into()), "{report}");
    let (status, brief) = ready(&app, "party.example").await;
    assert_eq!((status, &brief["ready"], &brief["away"]), (503, &false.into(), &report["away"]));
    let alive = reqwest::get(format!("http://{}/healthz", app.address())).await.unwrap();
    assert_eq!(alive.status(), 200);
    app.stop().await.unwrap();
}
