//! Who is on the list of a meeting that is recorded afterwards: the people of its day, with the rights of its day.

use super::{Ground, MEETINGS, today, yesterday};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use time::{Date, Duration};

const MEMBERS: &str = "/api/records/members";

/// Who is on the list of a meeting of a unit on a day, and as what.
async fn list(g: &Ground, unit: &str, kind: &str, day: Date) -> BTreeMap<String, String> {
    let mut draft = g.draft(&[kind], day);
    draft["unit_id"] = json!(unit);
    let made = g.admin.post(MEETINGS, draft).await.expect(201);
    let people = made.json["participants"].as_array().unwrap().iter();
    let text = |one: &Value, name: &str| one[name].as_str().unwrap().to_owned();
    people.map(|one| (text(one, "member_id"), text(one, "standing"))).collect()
}

async fn change(g: &Ground, member: &str, mut patch: Value) {
    let path = format!("{MEMBERS}/{member}");
    let version = g.admin.get(&path).await.expect(200).json["version"].as_i64().unwrap();
    patch["reason"] = json!("录入有误");
    g.admin.patch(&path, version, patch).await.expect(200);
}

#[tokio::test]
async fn a_list_comes_in_the_order_of_the_roster() {
    let g = Ground::new().await;
    let made = g.planned(&["branch_meeting"], today()).await;
    let people = made.json["participants"].as_array().unwrap().iter();
    let names: Vec<&str> = people.filter_map(|one| one["member_name"].as_str()).collect();
    assert_eq!(names, ["李四", "孙七", "王五", "赵六", "张三"]);
}

#[tokio::test]
async fn who_was_confirmed_after_the_meeting_had_no_vote_in_it() {
    let g = Ground::new().await;
    let joined = today() - Duration::days(400);
    let confirmed = json!({
        "name": "周八", "unit_id": g.branch, "id_no": suites::resident_id(), "gender": "male",
        "member_kind": "full", "joined_on": joined, "full_on": today(),
    });
    let id = g.admin.post(MEMBERS, confirmed).await.expect(201).at("/id");
    assert_eq!(list(&g, &g.branch, "branch_meeting", yesterday()).await[&id], "probationary");
    assert_eq!(list(&g, &g.branch, "branch_meeting", today()).await[&id], "voter");
    let before = joined - Duration::DAY;
    assert!(!list(&g, &g.branch, "branch_meeting", before).await.contains_key(&id), "no member yet");
}

#[tokio::test]
async fn who_left_since_was_there_and_who_came_since_was_not() {
    let g = Ground::new().await;
    let (leaves, dies) = (&g.members[4], &g.members[3]);
    let comes = g.org.member("吴九", &g.other).await;
    change(&g, leaves, json!({"unit_id": g.other})).await;
    change(&g, &comes, json!({"unit_id": g.branch})).await;
    change(&g, dies, json!({"membership_state": "deceased"})).await;
    let then: Vec<String> = list(&g, &g.branch, "branch_meeting", yesterday()).await.into_keys().collect();
    let mut expected = g.members.clone();
    expected.sort();
    assert_eq!(then, expected);
    let there = list(&g, &g.other, "branch_meeting", yesterday()).await;
    assert_eq!(there.into_keys().collect::<Vec<_>>(), [comes.as_str()]);
    let now = list(&g, &g.branch, "branch_meeting", today()).await;
    assert!(now.contains_key(&comes) && !now.contains_key(leaves) && !now.contains_key(dies), "{now:?}");
    assert_eq!(now.len(), 4);
}

#[tokio::test]
async fn a_group_keeps_for_its_day_who_left_the_branch_since() {
    let g = Ground::new().await;
    let group = g.org.unit("第一党小组", "group", Some(&g.branch)).await;
    let (stays, leaves) = (&g.members[2], &g.members[4]);
    for member in [stays, leaves] {
        change(&g, member, json!({"group_id": group})).await;
    }
    change(&g, leaves, json!({"unit_id": g.other, "group_id": null})).await;
    let then = list(&g, &group, "group_meeting", yesterday()).await;
    assert!(then.contains_key(leaves) && then.contains_key(stays) && then.len() == 2, "{then:?}");
    let now = list(&g, &group, "group_meeting", today()).await;
    assert_eq!(now.into_keys().collect::<Vec<_>>(), [stays.as_str()]);
}
