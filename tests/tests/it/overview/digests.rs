use super::Ground;
use events::jobs::{Claimed, Handler as _};
use kernel::{FixedClock, JobId, SHANGHAI, Service};
use records::{
    Records,
    digest::{DigestJobs, QUEUE, Week, monday},
};
use rest::Base;
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Executor as _, Row as _};
use std::sync::Arc;
use suites::{Person, TestApp};
use time::{Date, Duration, OffsetDateTime, macros::time};

/// A worker whose clock shows an hour of this week's Monday.
async fn worker(hour: i64) -> (DigestJobs, Week) {
    worker_of(monday(OffsetDateTime::now_utc()), hour).await
}

async fn worker_of(week: Date, hour: i64) -> (DigestJobs, Week) {
    let deployment = TestApp::get().await.deployment();
    let clock = FixedClock::at(week.with_time(time!(0:00)).assume_offset(SHANGHAI) + Duration::hours(hour));
    let base = Base {
        service: Service::Records,
        db: deployment.tenant_db(Service::Records),
        judge: Arc::new(access::Judge::new().unwrap()),
        verifier: deployment.signer().unwrap().verifier(),
        clock,
    };
    let records = Records::new(base).unwrap();
    (DigestJobs::new(records, deployment.system_scope(Service::Records)), Week { week })
}

fn job(g: &Ground, week: Week) -> Claimed {
    Claimed {
        id: JobId::new(),
        tenant: Some(g.org.entry.tenant.key.clone()),
        queue: QUEUE.into(),
        payload: serde_json::to_string(&week).unwrap(),
        attempt: 1,
        created_at: OffsetDateTime::now_utc(),
        cause: None,
    }
}

async fn told(g: &Ground) -> Vec<Value> {
    let mut schema = g.org.schema(Service::Records).await;
    let sql = format!(
        "SELECT payload::text FROM platform.outbox WHERE kind = 'digest.prepared.v1' AND tenant_key = '{}'",
        g.org.entry.tenant.key
    );
    let rows = schema.fetch_all(AssertSqlSafe(sql)).await.unwrap();
    rows.iter().map(|row| serde_json::from_str(row.get::<&str, _>(0)).unwrap()).collect()
}

/// The notice is published, and somebody agrees to reminders by mail.
async fn agrees(g: &Ground, who: &Person) {
    const NOTICES: &str = "/api/identity/privacy/notices";
    let draft = g.admin.post(NOTICES, json!({})).await.expect(201);
    let path = format!("{NOTICES}/{}", draft.at("/id"));
    let texts = json!({ "text_zh": "告知", "text_en": "A notice." });
    let version = g.admin.patch(&path, 1, texts).await.expect(200).json["version"].as_i64().unwrap();
    let request = g.admin.request(reqwest::Method::POST, &format!("{path}/publish"));
    let notice =
        g.admin.send(request.header("if-match", format!("\"v{version}\""))).await.expect(200).at("/id");
    let said = json!({ "purpose": "mail_reminders", "given": true, "notice_id": notice });
    who.post("/api/identity/me/consents", said).await.expect(200);
}

async fn led(g: &Ground) {
    let post = json!({
        "unit_id": g.east, "member_id": g.zhang, "post": "secretary", "basis": "elected", "started_on": "2024-06-01",
    });
    g.admin.post("/api/records/posts", post).await.expect(201);
}

#[tokio::test]
async fn it_waits_for_its_hour_and_says_nothing_about_a_week_that_is_over() {
    let g = Ground::new().await;
    led(&g).await;
    // what waits for this week's hour would be taken up by the deployment itself, were that hour over
    let next = monday(OffsetDateTime::now_utc()) + Duration::WEEK;
    for hour in [7, 8 + 24] {
        let (jobs, week) = worker_of(next, hour).await;
        jobs.run(&job(&g, week)).await.unwrap();
    }
    assert_eq!(told(&g).await, Vec::<Value>::new());
}

#[tokio::test]
async fn who_leads_nothing_is_told_nothing() {
    let g = Ground::new().await;
    let (jobs, week) = worker(9).await;
    jobs.run(&job(&g, week)).await.unwrap();
    assert_eq!(told(&g).await, Vec::<Value>::new());
}

#[tokio::test]
async fn it_counts_whatever_waits_on_the_board() {
    let g = Ground::new().await;
    led(&g).await;
    let li = g.org.member("李四", &g.east).await;
    let wish = json!({"member_id": li, "to_unit_id": g.west, "reason": "工作调动"});
    g.secretary.post("/api/records/transfers", wish).await.expect(201);
    let board = g.admin.get(&format!("/api/records/units/{}/month", g.east)).await.expect(200);
    let items = board.json["items"].as_array().unwrap();
    let waiting: Vec<&Value> =
        items.iter().filter(|one| one["urgency"] == "waiting").map(|one| &one["matter"]).collect();
    assert!(waiting.contains(&&json!("transfer_waiting")), "{waiting:?}");
    let (jobs, week) = worker(9).await;
    jobs.run(&job(&g, week)).await.unwrap();
    let told = told(&g).await;
    let mine = told.iter().find(|one| one["member_id"] == g.zhang.as_str()).expect("the secretary is told");
    assert_eq!(mine["waiting"], json!(waiting.len()));
}

#[tokio::test]
async fn a_job_that_runs_twice_makes_one_letter() {
    let g = Ground::new().await;
    led(&g).await;
    agrees(&g, &g.secretary).await;
    let (jobs, week) = worker(9).await;
    jobs.run(&job(&g, week)).await.unwrap();
    jobs.run(&job(&g, week)).await.unwrap();
    let told = told(&g).await;
    assert_eq!(told.len(), 2);
    assert_eq!(told[0]["member_id"], g.zhang);
    let address = format!("zhangsan@{}.example", g.org.slug());
    // the invitation was the first
    let letters = g.org.app.letters(&address, 2).await;
    assert_eq!(letters.len(), 2);
    assert!(letters[1].raw.contains("multipart/alternative"));
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    assert_eq!(g.org.app.letters(&address, 2).await.len(), 2, "one letter a week");
}
