//! What a member is told to do: what waits for oneself, and nothing of others.

use super::{Ground, MEETINGS, put, today, yesterday};
use kernel::YearMonth;
use serde_json::{Value, json};
use suites::Person;
use time::Duration;

async fn waits(who: &Person) -> Vec<Value> {
    let todos = who.get("/api/records/me/todos").await.expect(200).json;
    todos["items"].as_array().cloned().unwrap_or_default()
}

fn matters(items: &[Value]) -> Vec<&str> {
    let mut all: Vec<&str> = items.iter().filter_map(|one| one["matter"].as_str()).collect();
    all.sort_unstable();
    all
}

#[tokio::test]
async fn a_meeting_is_there_until_one_has_said_something() {
    let g = Ground::new().await;
    let own = g.member(1, "lisi").await;
    assert_eq!(waits(&own).await, Vec::<Value>::new());
    let later = g.planned(&["branch_meeting"], today() + Duration::days(5)).await;
    let next = g.planned(&["branch_meeting"], today() + Duration::days(2)).await;
    let items = waits(&own).await;
    assert_eq!(matters(&items), ["meeting"], "the next one is enough");
    assert_eq!((&items[0]["id"], &items[0]["place"]), (&next.json["id"], &json!("会议室")));
    assert_eq!((&items[0]["may_ask_leave"], &items[0]["may_confirm"]), (&json!(true), &json!(false)));
    let leave = format!("{MEETINGS}/{}/leave", next.at("/id"));
    own.post(&leave, json!({"reason": "ill"})).await.expect(200);
    assert_eq!(waits(&own).await[0]["id"], later.json["id"]);
    g.admin.get("/api/records/me/todos").await.refused(404, "no_member_record");
}

#[tokio::test]
async fn dues_follow_ups_and_talks_are_those_of_oneself() {
    let g = Ground::new().await;
    let (own, other) = (g.member(1, "lisi").await, g.member(2, "wangwu").await);
    let held = g.held(&["branch_meeting"], yesterday(), 5).await;
    let mut record = g.record(5, 0, 0);
    record["follow_ups"] = json!([
        {"text": "走访慰问", "owner_id": g.members[1], "due_on": (today() + Duration::days(1)).to_string()},
    ]);
    put(&g.secretary, &held, "record", record).await.expect(200);
    let from = YearMonth::of(today()).plus(-2).to_string();
    let fixed = json!({"kind": "amount_only", "payer": "salaried", "from_month": from, "amount": 9550});
    let assessments = format!("/api/records/dues/members/{}/assessments", g.members[1]);
    g.admin.post(&assessments, fixed).await.expect(201);
    let talk = json!({"unit_id": g.branch, "one_id": g.members[0], "other_id": g.members[1], "day": today()});
    g.secretary.post("/api/records/talks", talk).await.expect(201);

    let items = waits(&own).await;
    assert_eq!(matters(&items), ["dues_unpaid", "follow_up", "talk_entered"]);
    let dues = items.first().expect("what is overdue comes first");
    assert_eq!((&dues["matter"], &dues["urgency"]), (&json!("dues_unpaid"), &json!("overdue")));
    assert_eq!((&dues["count"], &dues["amount"]), (&json!(3), &json!(3 * 9550)));
    let talk = items.iter().find(|one| one["matter"] == "talk_entered").expect("it may be denied");
    assert_eq!(talk["subject"], "张三");
    assert_eq!(waits(&other).await, Vec::<Value>::new(), "nothing of somebody else");
    assert_eq!(matters(&waits(&g.secretary).await), Vec::<&str>::new(), "who entered it has nothing to deny");
}
