//! Years nobody sealed and handovers nobody finished, as the board of exceptions tells them.

use super::{Ground, today};
use serde_json::{Value, json};
use sqlx::Executor as _;
use time::Month;

const EXCEPTIONS: &str = "/api/records/exceptions";

async fn told(g: &Ground, matter: &str) -> Value {
    let board = g.committee.get(EXCEPTIONS).await.expect(200).json;
    let matters = board["matters"].as_array().cloned().unwrap_or_default();
    matters.into_iter().find(|one| one["matter"] == matter).unwrap_or_default()
}

#[tokio::test]
async fn a_year_is_told_after_the_day_for_its_seal_until_it_is_sealed() {
    let g = Ground::new().await;
    assert_eq!(told(&g, "archive_unsealed").await, Value::Null, "nothing was filed");
    g.meeting("学习贯彻全会精神").await;
    let open = told(&g, "archive_unsealed").await;
    // the year before is due at the end of June
    if u8::from(today().month()) <= u8::from(Month::June) {
        assert_eq!(open, Value::Null, "there is time yet");
        return;
    }
    assert_eq!((&open["units"], &open["on"]), (&json!(1), &json!(format!("{}-06-30", g.year + 1))));
    assert_eq!(open["basis"]["rule"], "archive.sealing");
    g.committee.post(&g.path("/seal"), json!({})).await.expect(201);
    assert_eq!(told(&g, "archive_unsealed").await, Value::Null);
    g.committee.post(&g.path("/opening"), json!({"reason": "主题有误"})).await.expect(200);
    assert_eq!(told(&g, "archive_unsealed").await["units"], 1, "a broken seal is none");
}

#[tokio::test]
async fn a_handover_is_told_that_waits_longer_than_one_is_offered() {
    let g = Ground::new().await;
    let new = g.replaced().await;
    new.post(&format!("/api/records/units/{}/handovers", g.branch), json!({})).await.expect(201);
    assert_eq!(told(&g, "handover_overdue").await, Value::Null, "there is time yet");
    let mut schema = g.org.schema(kernel::Service::Records).await;
    let earlier = "UPDATE archive_volumes SET made_at = made_at - interval '32 days' WHERE kind = 'handover'";
    schema.execute(earlier).await.expect("the statement runs");
    let late = told(&g, "handover_overdue").await;
    assert_eq!((&late["units"], &late["basis"]["rule"]), (&json!(1), &json!("archive.handover")));
    let rows = g.committee.get(&format!("{EXCEPTIONS}/units?matter=handover_overdue")).await.expect(200);
    assert_eq!(rows.at("/items/0/unit_name"), "东区党支部");
}
