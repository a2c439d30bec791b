//! Money that was sent and that nobody has confirmed, as the board of exceptions tells it.

use super::{Ground, on};
use serde_json::{Value, json};

const EXCEPTIONS: &str = "/api/records/exceptions";
const REMITTANCES: &str = "/api/records/dues/remittances";

async fn told(g: &Ground) -> Value {
    let board = g.admin.get(EXCEPTIONS).await.expect(200).json;
    let matters = board["matters"].as_array().cloned().unwrap_or_default();
    matters.into_iter().find(|one| one["matter"] == "remittance_unconfirmed").unwrap_or_default()
}

#[tokio::test]
async fn what_waits_for_its_receiver_longer_than_it_may_is_told_of_the_receiver() {
    let g = Ground::enterprise().await;
    g.opens(&g.east, &on(-3, 1), 100_000).await;
    let sent = |day: String| json!({"kind": "remit", "from_unit_id": g.east, "amount": 10_000, "money": "bank", "sent_on": day});
    g.admin.post(REMITTANCES, sent(super::today().to_string())).await.expect(201);
    assert_eq!(told(&g).await, Value::Null, "there is time yet");
    let old = g.admin.post(REMITTANCES, sent(on(-2, 10))).await.expect(201);
    let late = told(&g).await;
    assert_eq!((&late["units"], &late["count"], &late["on"]), (&json!(1), &json!(1), &json!(on(-2, 10))));
    assert_eq!(late["basis"]["rule"], "dues.remittance");
    let rows = g.admin.get(&format!("{EXCEPTIONS}/units?matter=remittance_unconfirmed")).await.expect(200);
    assert_eq!(rows.at("/items/0/unit_id"), old.at("/to_unit_id"));
    let arrived = json!({"amount": 10_000, "money": "bank", "received_on": on(-2, 12)});
    g.admin.post(&format!("{REMITTANCES}/{}/confirm", old.at("/id")), arrived).await.expect(200);
    assert_eq!(told(&g).await, Value::Null);
}
