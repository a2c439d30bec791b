//! What was not answered in time, as the committee above is told of it.

use super::Ground;
use serde_json::{Value, json};
use sqlx::Executor as _;
use suites::Person;

const EXCEPTIONS: &str = "/api/records/exceptions";

async fn told(who: &Person) -> Value {
    let board = who.get(EXCEPTIONS).await.expect(200).json;
    let matters = board["matters"].as_array().cloned().unwrap_or_default();
    matters.into_iter().find(|one| one["matter"] == "collection_overdue").unwrap_or_default()
}

#[tokio::test]
async fn what_nobody_answered_is_told_once_its_day_is_over() {
    let g = Ground::new().await;
    let id = g.sent().await;
    g.submit(&g.east_secretary, &id, &g.east, 3).await.expect(200);
    assert_eq!(told(&g.committee).await, Value::Null, "there is time yet");
    let mut schema = g.org.schema(kernel::Service::Records).await;
    schema.execute("UPDATE collections SET due_on = date '2024-03-05'").await.expect("the statement runs");
    let late = told(&g.committee).await;
    assert_eq!((&late["units"], &late["count"], &late["on"]), (&json!(1), &json!(1), &json!("2024-03-05")));
    assert_eq!(late["basis"]["rule"], "collections.limits");
    let rows = g.committee.get(&format!("{EXCEPTIONS}/units?matter=collection_overdue")).await.expect(200);
    assert_eq!(
        (rows.at("/items/0/unit_name"), rows.json["items"].as_array().map(Vec::len)),
        ("西区党支部".into(), Some(1))
    );
    assert_eq!(told(&g.east_secretary).await, Value::Null, "theirs is in");
    assert_eq!(told(&g.west_secretary).await["units"], 1);
}
