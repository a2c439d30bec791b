use super::{DUES, Ground, month};
use serde_json::json;

#[tokio::test]
async fn months_with_a_proper_reason_break_the_run_and_stay_owed() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, &month(-8), 4500).await;
    let flag = async || g.board(&g.east, &month(0)).await.json["items"][0]["arrears"].clone();
    let before = flag().await;
    assert_eq!(before["flag"], "red");
    let path = format!("{DUES}/members/{}/excuses", g.zhang);
    let months = |first: i32, last: i32, reason: &str| json!({"first_month": month(first), "last_month": month(last), "reason": reason});
    g.admin.post(&path, months(-3, -4, "住院")).await.refused(422, "dues_months_backwards");
    g.admin.post(&path, months(-4, -3, " ")).await.refused(422, "missing");
    let made = g.admin.post(&path, months(-4, -3, "住院治疗")).await.expect(201);
    let after = flag().await;
    assert_eq!((&after["flag"], &after["amount"]), (&json!("amber"), &before["amount"]));
    let withdraw = format!("{DUES}/excuses/{}/withdraw", made.at("/id"));
    g.admin.post(&withdraw, json!({})).await.expect(200);
    g.admin.post(&withdraw, json!({})).await.refused(409, "dues_excuse_withdrawn");
    assert_eq!(flag().await["flag"], "red");
    let list = g.admin.get(&path).await.expect(200);
    assert!(list.json["items"][0]["withdrawn_at"].is_string(), "nothing is deleted");
}
