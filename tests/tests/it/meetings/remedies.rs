//! Remedies whose day is over, as the committee above is told of them.

use super::{Ground, MEETINGS, put, today, yesterday};
use serde_json::{Value, json};
use suites::{Answer, Person};
use time::{Date, Duration};

const EXCEPTIONS: &str = "/api/records/exceptions";

/// Units, count and first day of what is told of overdue remedies.
async fn told(who: &Person) -> Option<(Value, Value, Value)> {
    let board = who.get(EXCEPTIONS).await.expect(200).json;
    let matters = board["matters"].as_array().unwrap().clone();
    let one = matters.into_iter().find(|one| one["matter"] == "remedy_overdue")?;
    Some((one["units"].clone(), one["count"].clone(), one["on"].clone()))
}

/// A remedy, or something else to be done where there is no problem.
fn given(problem: Option<&str>, owner: &str, due: Date) -> Value {
    json!({"problem": problem, "text": "每月学习一次", "owner_id": owner, "due_on": due})
}

async fn written(g: &Ground, held: &Answer, follow_ups: Value) -> Answer {
    let record = json!({"agenda": ["查摆问题"], "follow_ups": follow_ups});
    put(&g.admin, held, "record", record).await.expect(200)
}

#[tokio::test]
async fn remedies_whose_day_is_over_are_told_to_the_committee_above_until_they_are_done() {
    let g = Ground::new().await;
    let day = today() - Duration::days(40);
    let held = g.held(&["branch_meeting", "organisational_life"], day, 5).await;
    let (first, last) = (today() - Duration::days(9), yesterday());
    let all = json!([
        given(Some("学习不够经常"), &g.members[1], first),
        given(Some("联系群众不够"), &g.members[2], last),
        given(Some("制度不健全"), &g.members[3], today()),
        given(None, &g.members[3], first),
    ]);
    let held = written(&g, &held, all).await;
    let expected = Some((json!(1), json!(2), json!(first)));
    assert_eq!(told(&g.admin).await, expected, "due today is in time, and only remedies count");
    assert_eq!(told(&g.secretary).await, expected);
    let elsewhere = g.org.person("xiqu", "secretary", Some(&g.other), None).await;
    assert_eq!(told(&elsewhere).await, None);
    let units = g.admin.get(&format!("{EXCEPTIONS}/units?matter=remedy_overdue")).await.expect(200);
    assert_eq!((units.at("/items/0/unit_id"), units.at("/items/0/count")), (g.branch.clone(), "2".into()));

    let owner = g.member(1, "lisi").await;
    let reports =
        |n: usize| format!("{MEETINGS}/follow-ups/{}/reports", held.at(&format!("/follow_ups/{n}/id")));
    owner.post(&reports(0), json!({"state": "delayed", "note": "等新教材"})).await.expect(200);
    assert_eq!(told(&g.admin).await, expected, "what is only reported on is not done");
    owner.post(&reports(0), json!({"state": "done"})).await.expect(200);
    assert_eq!(told(&g.admin).await, Some((json!(1), json!(1), json!(last))));
    g.secretary.post(&reports(1), json!({"state": "done"})).await.expect(200);
    assert_eq!(told(&g.admin).await, None);
}

#[tokio::test]
async fn what_a_group_was_given_to_do_is_told_of_its_branch() {
    let g = Ground::new().await;
    let group = g.org.unit("第一党小组", "group", Some(&g.branch)).await;
    let path = format!("/api/records/members/{}", g.members[2]);
    let version = g.admin.get(&path).await.expect(200).json["version"].as_i64().unwrap();
    let patch = json!({"group_id": group, "reason": "编入党小组"});
    g.admin.patch(&path, version, patch).await.expect(200);
    let day = today() - Duration::days(40);
    let mut draft = g.draft(&["organisational_life"], day);
    draft["unit_id"] = json!(group);
    let planned = g.admin.post(MEETINGS, draft).await.expect(201);
    let attendance = json!({
        "started_at": format!("{day}T09:00:00+08:00"), "ended_at": format!("{day}T11:00:00+08:00"),
        "marks": [{"member_id": g.members[2], "mark": "present"}],
    });
    let held = put(&g.admin, &planned, "attendance", attendance).await.expect(200);
    written(&g, &held, json!([given(Some("学习不够经常"), &g.members[2], yesterday())])).await;
    assert_eq!(told(&g.secretary).await, Some((json!(1), json!(1), json!(yesterday()))));
    let units = g.admin.get(&format!("{EXCEPTIONS}/units?matter=remedy_overdue")).await.expect(200);
    assert_eq!(units.at("/items/0/unit_id"), g.branch);
}
