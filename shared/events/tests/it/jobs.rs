use crate::ground::{Ground, NOW, ground, sql};
use async_trait::async_trait;
use events::{
    Waker, enqueue,
    jobs::{
        Claim, Claimed, Failure, Handler, LocalQueue, Queue, RemoteQueue, Report, Retry, Runner, Shutdown,
        Turn, enqueue_round, sweep,
    },
};
use kernel::Service;
use sea_orm::ConnectionTrait;
use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};
use tenancy::Entry;

async fn post(ground: &Ground, entry: &Entry, payload: u32, dedupe: Option<&str>) {
    let tx = ground.source(entry).await;
    enqueue(&tx, "work", &payload, Some(NOW), dedupe).await.unwrap();
    tx.commit().await.unwrap();
}

fn queue(ground: &Ground) -> LocalQueue {
    LocalQueue::new(ground.deployment.platform_db(Service::Records), ground.clock.clone())
}

fn claim(limit: u16) -> Claim {
    Claim { queue: "work".into(), limit, lease_seconds: 60 }
}

fn payloads(jobs: &[Claimed]) -> Vec<u32> {
    jobs.iter().map(|job| job.read().unwrap()).collect()
}

/// State, payload and last error of every job.
async fn rows(ground: &Ground) -> Vec<(String, String, Option<String>)> {
    let tx = ground.deployment.platform_db(Service::Records).begin().await.unwrap();
    let find = sql("SELECT state, payload, last_error FROM platform.jobs ORDER BY created_at", []);
    let rows = tx.query_all_raw(find).await.unwrap();
    let text = |row: &sea_orm::QueryResult, name: &str| row.try_get("", name).unwrap();
    rows.iter()
        .map(|row| (text(row, "state"), text(row, "payload"), row.try_get("", "last_error").unwrap()))
        .collect()
}

#[tokio::test]
async fn a_job_is_in_one_hand_at_a_time() {
    let ground = ground().await;
    post(&ground, &ground.a, 1, None).await;
    let queue = queue(&ground);
    let first = queue.claim(&claim(10)).await.unwrap();
    assert_eq!(payloads(&first), [1]);
    assert_eq!(first[0].tenant.as_ref(), Some(&ground.a.tenant.key));
    assert!(queue.claim(&claim(10)).await.unwrap().is_empty());
    assert!(queue.extend(first[0].id, 1, Duration::from_secs(60)).await.unwrap());

    // the worker is gone and its lease runs out
    ground.clock.advance(time::Duration::seconds(61));
    let second = queue.claim(&claim(10)).await.unwrap();
    assert_eq!((second[0].id, second[0].attempt), (first[0].id, 2));
    assert!(!queue.extend(first[0].id, 1, Duration::from_secs(60)).await.unwrap(), "the first has lost it");
    let late = Report { attempt: 1, reason: "late".into(), retry_in_seconds: None, waited: false };
    queue.failed(first[0].id, &late).await.unwrap();
    assert_eq!(rows(&ground).await[0].0, "queued", "a word of the first changes nothing");

    for _ in 0..2 {
        queue.done(second[0].id).await.unwrap();
    }
    assert_eq!(rows(&ground).await, [("done".into(), String::new(), None)], "the payload is erased");
}

/// Says in the registry how an organisation stands.
async fn stands(ground: &Ground, entry: &Entry, state: &str) {
    let tx = ground.deployment.platform_db(Service::Records).begin().await.unwrap();
    let change = "UPDATE platform.tenants SET state = $2 WHERE key = $1";
    let change = sql(change, [entry.tenant.key.as_str().into(), state.into()]);
    assert_eq!(tx.execute_raw(change).await.unwrap().rows_affected(), 1);
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn jobs_wait_as_long_as_the_door_of_their_organisation_is_shut() {
    let ground = ground().await;
    post(&ground, &ground.a, 1, None).await;
    post(&ground, &ground.b, 2, None).await;
    stands(&ground, &ground.a, "closing").await;
    let queue = queue(&ground);
    let others = queue.claim(&claim(10)).await.unwrap();
    assert_eq!(payloads(&others), [2], "nobody else waits");
    queue.done(others[0].id).await.unwrap();
    ground.clock.advance(time::Duration::minutes(15));
    assert!(queue.claim(&claim(10)).await.unwrap().is_empty());
    stands(&ground, &ground.a, "active").await;
    let own = queue.claim(&claim(10)).await.unwrap();
    assert_eq!((payloads(&own), own[0].attempt), (vec![1], 1));
}

#[tokio::test]
async fn asking_twice_is_asking_once_within_an_organisation() {
    let ground = ground().await;
    for _ in 0..2 {
        post(&ground, &ground.a, 1, Some("same")).await;
        post(&ground, &ground.b, 2, Some("same")).await;
    }
    let jobs = queue(&ground).claim(&claim(10)).await.unwrap();
    assert_eq!(jobs.len(), 2);
}

#[tokio::test]
async fn in_a_round_one_organisation_comes_after_the_other() {
    let ground = ground().await;
    let turn = |entry: &Entry, payload| {
        let tenant = entry.tenant.key.clone();
        Turn { once: format!("round/{tenant}"), tenant, payload }
    };
    let turns = [turn(&ground.a, 1_u32), turn(&ground.b, 2)];
    let (db, queue) = (ground.deployment.platform_db(Service::Records), queue(&ground));
    for _ in 0..2 {
        enqueue_round(&db, "work", &turns, NOW, Duration::from_secs(60)).await.unwrap();
    }
    assert_eq!(payloads(&queue.claim(&claim(10)).await.unwrap()), [1]);
    ground.clock.advance(time::Duration::seconds(1));
    assert_eq!(payloads(&queue.claim(&claim(10)).await.unwrap()), [2], "asked for once");
    assert!(queue.claim(&claim(10)).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_crowd_of_one_organisation_does_not_keep_another_waiting() {
    let ground = ground().await;
    for number in 0..20 {
        post(&ground, &ground.a, number, None).await;
    }
    post(&ground, &ground.b, 99, None).await;
    let jobs = queue(&ground).claim(&claim(4)).await.unwrap();
    assert!(payloads(&jobs).contains(&99));
}

#[tokio::test]
async fn failures_are_paused_given_up_and_revived() {
    let ground = ground().await;
    post(&ground, &ground.a, 1, None).await;
    let queue = RemoteQueue::new(ground.client());
    let job = queue.claim(&claim(1)).await.unwrap().remove(0);
    let report = Report { attempt: 1, reason: "not\0now".into(), retry_in_seconds: Some(30), waited: false };
    queue.failed(job.id, &report).await.unwrap();
    assert!(queue.claim(&claim(1)).await.unwrap().is_empty());
    ground.clock.advance(time::Duration::seconds(31));
    let job = queue.claim(&claim(1)).await.unwrap().remove(0);
    assert_eq!(job.attempt, 2);
    let report = Report { attempt: 2, reason: "never".into(), retry_in_seconds: None, waited: false };
    queue.failed(job.id, &report).await.unwrap();
    assert_eq!(rows(&ground).await[0], ("dead".into(), "1".into(), Some("never".into())));

    assert!(queue.revive(job.id).await.unwrap());
    assert!(!queue.revive(job.id).await.unwrap());
    let job = queue.claim(&claim(1)).await.unwrap().remove(0);
    assert_eq!(job.attempt, 1);
    let report = Report { attempt: 1, reason: "never".into(), retry_in_seconds: None, waited: false };
    queue.failed(job.id, &report).await.unwrap();
    ground.clock.advance(time::Duration::days(15));
    let clock: kernel::SharedClock = ground.clock.clone();
    sweep(&ground.deployment.platform_db(Service::Records), &clock).await.unwrap();
    assert!(!queue.revive(job.id).await.unwrap(), "what it carried is erased by now");
}

/// Fails twice, then works.
struct Stubborn(AtomicU32);

#[async_trait]
impl Handler for Stubborn {
    fn queue(&self) -> &'static str {
        "work"
    }

    async fn run(&self, _: &Claimed) -> Result<(), Failure> {
        match self.0.fetch_add(1, Ordering::SeqCst) {
            0 => Err(Failure::Wait("not yet".into(), Duration::from_secs(1))),
            1 => Err(Failure::Later("no".into())),
            _ => Ok(()),
        }
    }
}

#[tokio::test]
async fn the_runner_works_until_it_is_done() {
    let ground = ground().await;
    post(&ground, &ground.a, 1, None).await;
    let handler = Arc::new(Stubborn(AtomicU32::new(0)));
    let mut runner =
        Runner::new(Arc::new(queue(&ground)), handler.clone(), Waker::new().sleeper(Service::Records));
    runner.poll = Duration::from_millis(10);
    runner.retry = Retry { attempts: 2, first: Duration::from_secs(1), longest: Duration::from_secs(1) };
    let (switch, shutdown) = Shutdown::switch();
    let running = tokio::spawn(runner.run(shutdown));
    for _ in 0..500 {
        ground.clock.advance(time::Duration::seconds(1));
        tokio::time::sleep(Duration::from_millis(10)).await;
        if rows(&ground).await[0].0 == "done" {
            break;
        }
    }
    assert_eq!(rows(&ground).await[0].0, "done", "waiting does not count as an attempt");
    switch.send(true).unwrap();
    running.await.unwrap();
}
