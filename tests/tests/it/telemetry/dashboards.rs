use super::stage::Stage;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    time::{Duration, Instant},
};
use suites::{Process, free_port};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../deploy/grafana/dashboards");

/// Every query of every dashboard.
fn queries(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                match value {
                    Value::String(text) if key == "expr" || key == "query" => found.push(text.clone()),
                    _ => queries(value, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| queries(item, found)),
        _ => {}
    }
}

/// Names of metrics in a query: every word that begins like one of ours.
fn metrics_in(query: &str) -> BTreeSet<String> {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    query.split(|c| !word(c)).filter(|w| w.starts_with("zhibu_")).map(str::to_owned).collect()
}

/// Labels a query groups by, for one metric: `by (label) (rate(name))`. Which buckets there are is for a histogram alone.
fn grouped_by(query: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (_, part) in query.match_indices("by (").map(|(at, by)| query.split_at(at + by.len())) {
        let Some((labels, rest)) = part.split_once(')') else { continue };
        for name in metrics_in(argument(rest)) {
            let labels = labels.split(',').map(str::trim).filter(|label| *label != "le");
            found.extend(labels.map(|label| (name.clone(), label.to_owned())));
        }
    }
    found
}

/// What stands in the parentheses a text begins with.
fn argument(text: &str) -> &str {
    let mut open = 0;
    let end = text.find(|c: char| {
        open += i32::from(c == '(') - i32::from(c == ')');
        c == ')' && open == 0
    });
    end.map_or(text, |end| &text[..end])
}

/// Labels a query compares or groups by, for one metric: `name{label="x"}`, `by (label) (rate(name))`.
fn labels_in(query: &str) -> Vec<(String, String)> {
    let mut found = grouped_by(query);
    for part in query.split("zhibu_").skip(1) {
        let end = part.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(part.len());
        let (name, rest) = part.split_at(end);
        let Some(inside) = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) else { continue };
        for label in inside.0.split(',').filter_map(|pair| pair.split(['=', '!']).next()) {
            found.push((format!("zhibu_{name}"), label.trim().to_owned()));
        }
    }
    found
}

#[test]
fn labels_of_matchers_and_of_groups_are_found() {
    let query =
        r#"max(sum by (le, pool) (rate(zhibu_a_bucket{outcome="x"}[5m]))) / sum by (route) (zhibu_b)"#;
    let pairs = [("zhibu_a_bucket", "pool"), ("zhibu_b", "route"), ("zhibu_a_bucket", "outcome")];
    assert_eq!(labels_in(query), pairs.map(|(name, label)| (name.to_owned(), label.to_owned())));
}

/// Names of samples and the labels they have.
fn scraped(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let name = line.split(['{', ' ']).next().unwrap_or_default();
        let labels =
            line.split_once('{').and_then(|(_, rest)| rest.rsplit_once('}')).map_or("", |(inside, _)| inside);
        let labels = labels.split("\",").filter_map(|pair| pair.split('=').next());
        all.entry(name.to_owned()).or_default().extend(labels.map(str::to_owned));
    }
    all
}

fn dashboards() -> Vec<(String, Value)> {
    let files = std::fs::read_dir(Path::new(FOLDER)).unwrap().flatten().map(|entry| entry.path());
    let json = files.filter(|path| path.extension().is_some_and(|kind| kind == "json"));
    let read = |path: std::path::PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        (path.display().to_string(), serde_json::from_str(&text).unwrap())
    };
    json.map(read).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dashboards_ask_for_what_the_program_tells() {
    let stage = Stage::new().await;
    let listen = format!("127.0.0.1:{}", free_port());
    let pairs = stage.with(&[("telemetry.metrics_listen", listen.clone())]);
    let process = Process::serve(stage.servers, &stage.slug, &pairs).await.unwrap();
    stage.organisation();
    let (admin, ..) = stage.administrator(&process).await;
    let unit = json!({ "name": "党委", "kind": "party_committee", "parent_id": null });
    admin.post("/api/records/units", unit).await.expect(201);
    let all = dashboards();
    assert!(all.len() >= 4, "{} dashboards", all.len());
    // turned away, retired: what happens only in trouble has no samples in a healthy program
    let rare = ["zhibu_db_turned_away_total", "zhibu_db_connections_retired_total"];
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        let text = reqwest::get(format!("http://{listen}/metrics")).await.unwrap().text().await.unwrap();
        let told = scraped(&text);
        let mut missing = Vec::new();
        for (file, dashboard) in &all {
            let mut found = Vec::new();
            queries(dashboard, &mut found);
            assert!(found.len() > 3, "{file} asks nothing");
            for query in found {
                let names = metrics_in(&query);
                missing.extend(
                    names
                        .into_iter()
                        .filter(|name| !told.contains_key(name) && !rare.contains(&name.as_str()))
                        .map(|name| format!("{file}: {name}")),
                );
                for (name, label) in labels_in(&query) {
                    let known = told.get(&name).is_none_or(|labels| labels.contains(&label));
                    if !known {
                        missing.push(format!("{file}: {name} has no label {label}"));
                    }
                }
            }
        }
        if missing.is_empty() {
            break;
        }
        assert!(Instant::now() < deadline, "{missing:#?}\n{text}");
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    process.stop().await.unwrap();
}
