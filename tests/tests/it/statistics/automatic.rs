use super::{Ground, count, today};
use events::jobs::{Claimed, Handler as _};
use kernel::{JobId, Service, TenantKind};
use records::statistics::{CutOff, QUEUE, SnapshotJobs, last_cut_off};
use serde_json::{Value, json};
use std::sync::Arc;
use suites::TestApp;
use time::{Date, Duration, Month, OffsetDateTime};

/// A worker of a day, and the cut-off day that is over then.
async fn worker(day: Date) -> (Arc<SnapshotJobs>, Date) {
    let records = TestApp::get().await.records_on(day);
    let on = last_cut_off(&records, TenantKind::Enterprise, day).expect("a cut-off day");
    let system = TestApp::get().await.deployment().system_scope(Service::Records);
    (Arc::new(SnapshotJobs::new(records, system)), on)
}

fn job(g: &Ground, on: Date) -> Claimed {
    Claimed {
        id: JobId::new(),
        tenant: Some(g.org.entry.tenant.key.clone()),
        queue: QUEUE.into(),
        payload: serde_json::to_string(&CutOff { on }).expect("a payload"),
        attempt: 1,
        created_at: OffsetDateTime::now_utc(),
        cause: None,
    }
}

async fn snapshots(g: &Ground) -> Vec<Value> {
    let listed = g.admin.get("/api/records/statistics/snapshots").await.expect(200);
    listed.json["items"].as_array().cloned().unwrap_or_default()
}

/// The second of January of the year after this one.
fn new_year() -> Date {
    Date::from_calendar_date(today().year() + 1, Month::January, 2).expect("a day")
}

#[tokio::test]
async fn a_cut_off_day_is_frozen_once_and_for_that_day() {
    let g = Ground::new().await;
    g.member("张三", &g.east, json!({})).await;
    let (jobs, on) = worker(new_year()).await;
    assert_eq!(on, new_year() - Duration::days(2));
    // several processes, and one of them twice
    let runs = (0..4).map(|_| {
        let (jobs, job) = (jobs.clone(), job(&g, on));
        tokio::spawn(async move { jobs.run(&job).await })
    });
    for run in runs.collect::<Vec<_>>() {
        run.await.expect("no panic").expect("it runs");
    }
    let all = snapshots(&g).await;
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!((&all[0]["occasion"], &all[0]["on"]), (&json!("automatic"), &json!(on.to_string())));
    assert_eq!((&all[0]["unit_id"], &all[0]["note"]), (&json!(g.root), &json!(null)));
    // two days late, and it says so
    assert!(
        all[0]["frozen_at"].as_str().is_some_and(|at| at.starts_with(&new_year().to_string())),
        "{all:?}"
    );
    let path = format!("/api/records/statistics/snapshots/{}", all[0]["id"].as_str().unwrap_or_default());
    assert_eq!(count(&g.admin.get(&path).await.expect(200), "kind", "full"), Some(1));
    let log = g.admin.get("/api/records/audit?subject=statistics").await.expect(200);
    assert_eq!(
        (log.at("/items/0/action"), &log.json["items"][0]["new"]["occasion"]),
        ("freeze".into(), &json!("automatic"))
    );
}

#[tokio::test]
async fn a_report_by_hand_does_not_stand_in_its_way() {
    let g = Ground::new().await;
    let (jobs, on) = worker(new_year()).await;
    let path = format!("/api/records/units/{}/statistics/snapshots", g.root);
    g.admin.post(&path, json!({})).await.expect(201);
    jobs.run(&job(&g, on)).await.expect("it runs");
    let occasions: Vec<Value> = snapshots(&g).await.iter().map(|one| one["occasion"].clone()).collect();
    assert!(occasions.contains(&json!("automatic")) && occasions.len() == 2, "{occasions:?}");
}

#[tokio::test]
async fn nothing_is_frozen_for_a_day_before_there_was_an_organisation_or_that_is_not_over() {
    let g = Ground::new().await;
    let (now, before) = worker(today()).await;
    now.run(&job(&g, before)).await.expect("it runs");
    let (_, coming) = worker(new_year()).await;
    now.run(&job(&g, coming)).await.expect("it runs");
    // no day of a report
    let (later, _) = worker(new_year()).await;
    later.run(&job(&g, coming - Duration::DAY)).await.expect("it runs");
    assert_eq!(snapshots(&g).await, Vec::<Value>::new());
}
