use super::{
    spans::{self, Span},
    stage::{Stage, outside, picture},
};
use reqwest::{
    Method,
    multipart::{Form, Part},
};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use suites::{Process, free_port};

fn names(tree: &[Span]) -> Vec<&str> {
    tree.iter().map(|span| span.name.as_str()).collect()
}

#[track_caller]
fn has(tree: &[Span], name: &str) {
    assert!(names(tree).contains(&name), "{name} in {:#?}", names(tree));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_request_is_one_tree_down_to_every_server() {
    let stage = Stage::new().await;
    let process = Process::serve(stage.servers, &stage.slug, &stage.pairs).await.unwrap();
    stage.organisation();
    let (admin, ..) = stage.administrator(&process).await;
    let (trace, caller, header) = outside();
    let request = admin.request(Method::PUT, "/api/identity/settings/logo").header("traceparent", &header);
    let answer = admin.send(request.header("content-type", "image/png").body(picture())).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let (other, second, header) = outside();
    let unit = json!({ "name": "党委", "kind": "party_committee", "parent_id": null });
    let request =
        admin.request(Method::POST, "/api/records/units").header("traceparent", &header).json(&unit);
    let unit = admin.send(request).await.expect(201).at("/id");
    let (paper, third, header) = outside();
    let form = Form::new().part("file", Part::bytes(b"%PDF-1.7\n%%EOF\n".to_vec()).file_name("公示.pdf"));
    let path = format!("/api/records/units/{unit}/documents?kind=publicity");
    let request = admin.request(Method::POST, &path).header("traceparent", &header).multipart(form);
    admin.send(request).await.expect(201);
    stage.collector.wait(|text| text.contains("consumer identity") || text.contains(&other)).await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let log = process.stop().await.unwrap();
    let told = spans::read(&stage.collector.text());

    let tree = spans::tree(&told, &trace, &caller);
    for name in [
        "PUT /api/identity/settings/logo",
        "BEGIN",
        "SELECT sessions",
        "COMMIT",
        "redis evalsha",
        "s3 put",
        "POST identity /internal/principal",
    ] {
        has(&tree, name);
    }
    let top = tree.iter().find(|span| span.parent == caller).unwrap();
    let attribute = |name: &str| top.attributes.get(name).map_or("", String::as_str).to_owned();
    assert_eq!(
        (attribute("http.response.status_code"), attribute("actor")),
        ("200".into(), "account".into())
    );
    assert_eq!(attribute("http.route"), "/api/identity/settings/logo");
    assert!(attribute("tenant").len() == 12 && attribute("queries").parse::<u32>().unwrap() > 2, "{top:#?}");
    assert!(attribute("db_ms").parse::<f64>().unwrap() > 0.0, "{top:#?}");

    has(&spans::tree(&told, &paper, &third), "s3 put");

    // what follows from a transaction is a trace of its own, linked to it
    let tree = spans::tree(&told, &other, &second);
    has(&tree, "POST /api/records/units");
    let follows = told.iter().find(|span| span.name.starts_with("consumer ") && span.links.contains(&other));
    let follows = follows.unwrap_or_else(|| panic!("no consumer is linked to {other}"));
    assert!(follows.trace != other && follows.parent.trim_matches('0').is_empty(), "{follows:#?}");
    let letter = told.iter().find(|span| span.name == "job mail").expect("the letter's job");
    let sent = told.iter().find(|span| span.name == "smtp send" && span.trace == letter.trace);
    assert!(sent.is_some(), "the letter's way to the server");
    one_line_per_request(&log, &trace);
}

/// The line of the request says everything it should, and is the only one.
#[track_caller]
fn one_line_per_request(log: &str, trace: &str) {
    let lines: Vec<Value> = log.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let mine: Vec<_> = lines.iter().filter(|line| line["trace_id"] == trace).collect();
    assert_eq!(mine.len(), 1, "{mine:#?}");
    let line = mine[0];
    for (field, expected) in [
        ("message", json!("request")),
        ("method", json!("PUT")),
        ("route", json!("/api/identity/settings/logo")),
        ("status", json!(200)),
        ("actor", json!("account")),
    ] {
        assert_eq!(line[field], expected, "{line}");
    }
    assert_eq!(line["tenant"].as_str().map(str::len), Some(12), "{line}");
    assert!(line["request_id"].is_string() && line["ms"].as_f64() > Some(0.0), "{line}");
    assert!(line["queries"].as_u64() > Some(2) && line["db_ms"].as_f64() > Some(0.0), "{line}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_trace_goes_on_in_the_process_of_a_service() {
    let stage = Stage::new().await;
    let inner = free_port();
    let of_services = stage.with(&[
        ("server.listen", format!("127.0.0.1:{inner}")),
        ("server.only", "identity,records,notifications".into()),
    ]);
    let services = Process::serve(stage.servers, &format!("{}-in", stage.slug), &of_services).await.unwrap();
    let there = format!("http://127.0.0.1:{inner}");
    let of_gateway = stage.with(&[
        ("server.only", "gateway".into()),
        ("server.upstreams.identity", there.clone()),
        ("server.upstreams.records", there.clone()),
        ("server.upstreams.notifications", there),
    ]);
    let gateway = Process::serve(stage.servers, &format!("{}-out", stage.slug), &of_gateway).await.unwrap();
    stage.organisation();
    let (admin, ..) = stage.administrator(&gateway).await;
    let (trace, caller, header) = outside();
    admin
        .send(admin.request(Method::GET, "/api/records/units").header("traceparent", &header))
        .await
        .expect(200);
    gateway.stop().await.unwrap();
    services.stop().await.unwrap();
    let text = stage.collector.wait(|text| text.contains("GET /api/records/units")).await;
    let tree = spans::tree(&spans::read(&text), &trace, &caller);
    let served = tree.iter().filter(|span| span.kind.ends_with("SERVER"));
    let served: Vec<_> = served.map(|span| span.name.as_str()).collect();
    assert!(served.contains(&"GET /api/records/units"), "{served:?}");
    assert!(served.len() >= 3, "the gateway, whose session it is, and the service: {served:?}");
    has(&tree, "SELECT units");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_waits_for_a_collector_that_is_away() {
    let stage = Stage::new().await;
    let nowhere = format!("http://127.0.0.1:{}/v1/traces", free_port());
    let pairs = stage.with(&[("telemetry.otlp", nowhere), ("telemetry.trace_queue", "64".into())]);
    let process = Process::serve(stage.servers, &stage.slug, &pairs).await.unwrap();
    let stranger = stage.stranger(&process);
    let started = Instant::now();
    for _ in 0..300 {
        assert_eq!(stranger.get("/api/records/units").await.status, 404, "nobody lives there yet");
    }
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
    let stopping = Instant::now();
    process.stop().await.unwrap();
    assert!(stopping.elapsed() < Duration::from_secs(25), "{:?}", stopping.elapsed());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_as_many_traces_leave_as_were_asked_for() {
    let stage = Stage::new().await;
    let pairs = stage.with(&[("telemetry.traces_per_thousand", "0".into())]);
    let process = Process::serve(stage.servers, &stage.slug, &pairs).await.unwrap();
    let stranger = stage.stranger(&process);
    stranger.get("/api/records/units").await;
    let (trace, _, header) = outside();
    stranger.send(stranger.request(Method::GET, "/api/records/units").header("traceparent", header)).await;
    process.stop().await.unwrap();
    let text = stage.collector.wait(|text| text.contains(&trace)).await;
    assert!(spans::read(&text).iter().all(|span| span.trace == trace), "{text}");
}
