use super::{Ground, MEETINGS, put, today, yesterday};
use serde_json::{Value, json};
use time::Duration;

#[tokio::test]
async fn a_member_asks_for_leave_and_somebody_else_answers() {
    let g = Ground::new().await;
    let day = today() + Duration::days(2);
    let meeting = format!("{MEETINGS}/{}", g.planned(&["branch_meeting"], day).await.at("/id"));
    let member = g.member(1, "lisi").await;
    let mine = member.get(&format!("{MEETINGS}/mine?state=planned")).await.expect(200);
    let own = &mine.json["items"][0]["own"];
    assert_eq!((&own["may_ask_leave"], &own["may_confirm"]), (&json!(true), &json!(false)));
    member.post(&format!("{meeting}/confirm"), json!({})).await.refused(409, "too_early_to_confirm");

    let asked =
        member.post(&format!("{meeting}/leave"), json!({"reason": "ill", "note": "住院"})).await.expect(200);
    assert_eq!((asked.at("/own/leave_state"), asked.json["findings"].clone()), ("asked".into(), json!([])));
    assert_eq!(asked.json["participants"].as_array().unwrap().len(), 1, "members see their own entry");
    member.post(&format!("{meeting}/leave"), json!({"reason": "ill"})).await.refused(409, "leave_asked");

    let auditor = g.org.person("shenji", "auditor", None, None).await;
    let (kept, looked_at) =
        (g.secretary.get(&meeting).await.expect(200), auditor.get(&meeting).await.expect(200));
    assert!(kept.text().contains("住院") && !looked_at.text().contains("住院"));

    let answer = format!("{meeting}/leave/{}", g.members[1]);
    member.post(&answer, json!({"approve": true})).await.refused(403, "forbidden");
    let answered = g.secretary.post(&answer, json!({"approve": true})).await.expect(200);
    let entry = answered.json["participants"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["member_id"] == g.members[1].as_str())
        .unwrap()
        .clone();
    assert_eq!((&entry["mark"], &entry["absence"]), (&json!("leave"), &json!("ill")));
    g.secretary.post(&answer, json!({"approve": false})).await.refused(409, "leave_not_asked");
    let nobody = format!("{meeting}/leave/{}", uuid::Uuid::now_v7());
    g.secretary.post(&nobody, json!({"approve": true})).await.refused(404, "not_found");

    g.secretary.post(&format!("{meeting}/leave"), json!({"reason": "official_duty"})).await.expect(200);
    let own = format!("{meeting}/leave/{}", g.members[0]);
    g.secretary.post(&own, json!({"approve": true})).await.refused(409, "own_leave");
    let declined = g.admin.post(&own, json!({"approve": false})).await.expect(200);
    let entry = declined.json["participants"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["member_id"] == g.members[0].as_str())
        .unwrap()
        .clone();
    assert_eq!((&entry["mark"], &entry["leave_state"]), (&Value::Null, &json!("declined")));

    let told: Vec<Value> = g
        .told()
        .await
        .into_iter()
        .filter(|(kind, _)| kind == "meeting.leave_changed.v1")
        .map(|(_, event)| event)
        .collect();
    let states: Vec<&str> = told.iter().filter_map(|event| event["state"].as_str()).collect();
    assert_eq!(states, ["asked", "approved", "asked", "declined"]);
    assert!(!told[0].to_string().contains("ill"), "why is nobody else's business");
}

#[tokio::test]
async fn leave_asked_for_late_needs_a_reason_in_words() {
    let g = Ground::new().await;
    let meeting = format!("{MEETINGS}/{}", g.planned(&["lecture"], yesterday()).await.at("/id"));
    let member = g.member(2, "wangwu").await;
    let refused = member
        .post(&format!("{meeting}/leave"), json!({"reason": "away"}))
        .await
        .refused(422, "leave_too_late");
    assert_eq!(refused.fields()[0].0, "/note");
    let late = member
        .post(&format!("{meeting}/leave"), json!({"reason": "away", "note": "车辆故障"}))
        .await
        .expect(200);
    assert_eq!(late.at("/findings/0/code"), "leave_late");
}

#[tokio::test]
async fn presence_is_confirmed_by_oneself_and_the_list_has_the_last_word() {
    let g = Ground::new().await;
    let made = g.planned(&["themed_day"], yesterday()).await;
    let meeting = format!("{MEETINGS}/{}", made.at("/id"));
    let (one, other) = (g.member(1, "lisi").await, g.member(2, "wangwu").await);
    let there = one.post(&format!("{meeting}/confirm"), json!({})).await.expect(200);
    assert_eq!((there.at("/own/mark"), there.at("/own/confirmed_by")), ("present".into(), "self".into()));
    one.post(&format!("{meeting}/confirm"), json!({})).await.expect(200);
    one.post(&format!("{meeting}/leave"), json!({"reason": "ill"})).await.refused(409, "marked_already");
    other.post(&format!("{meeting}/confirm"), json!({})).await.expect(200);

    let start = format!("{}T09:00:00+08:00", yesterday());
    let list = json!({"started_at": start, "marks": [{"member_id": g.members[2], "mark": "unexcused"}]});
    let held = put(&g.secretary, &made, "attendance", list).await.expect(200);
    assert_eq!(
        held.json["attendance"],
        json!({"should": 5, "present": 1, "leave": 0, "unexcused": 1, "exempt": 0, "unmarked": 3})
    );
    other.post(&format!("{meeting}/confirm"), json!({})).await.refused(409, "marked_already");
    // who is not on the list does not see the meeting at all
    let outsider = g.org.member("外人", &g.other).await;
    let outsider = g.org.person("wairen", "member", Some(&g.other), Some(&outsider)).await;
    outsider.post(&format!("{meeting}/confirm"), json!({})).await.refused(404, "not_found");
    g.admin.post(&format!("{meeting}/confirm"), json!({})).await.refused(403, "forbidden");
}

#[tokio::test]
async fn leave_is_asked_for_on_behalf_and_the_member_may_take_it_back() {
    let g = Ground::new().await;
    let day = today() + Duration::days(2);
    let meeting = format!("{MEETINGS}/{}", g.planned(&["branch_meeting"], day).await.at("/id"));
    let leave = format!("{meeting}/leave");
    let member = g.member(1, "lisi").await;
    let wish = json!({"member_id": g.members[1], "reason": "ill", "note": "家属来电"});
    member.delete(&leave).await.refused(409, "leave_not_asked");

    let asked = g.secretary.post(&leave, wish.clone()).await.expect(200);
    assert_eq!(asked.json["own"]["leave_state"], Value::Null, "it is not the secretary's leave");
    let entry = |answer: &suites::Answer| {
        let list = answer.json["participants"].as_array().cloned().unwrap_or_default();
        list.into_iter().find(|one| one["member_id"] == g.members[1].as_str()).unwrap_or_default()
    };
    assert_eq!(entry(&asked)["leave_on_behalf"], true);
    let mine = member.get(&meeting).await.expect(200);
    let own = &mine.json["own"];
    assert_eq!((&own["leave_on_behalf"], &own["may_take_back_leave"]), (&json!(true), &json!(true)));
    assert!(own["leave_asked_by_name"].is_string(), "the member sees by whom: {own}");
    let log = g.admin.get("/api/records/audit?action=ask_leave").await.expect(200);
    assert_eq!(log.at("/items/0/on_behalf_of"), g.members[1]);

    let answer = format!("{leave}/{}", g.members[1]);
    g.secretary.post(&answer, json!({"approve": true})).await.refused(409, "leave_asked_by_you");
    let approved = g.admin.post(&answer, json!({"approve": true})).await.expect(200);
    assert_eq!(entry(&approved)["mark"], "leave");
    let back = member.delete(&leave).await.expect(200);
    assert_eq!((&back.json["own"]["mark"], &back.json["own"]["leave_state"]), (&Value::Null, &Value::Null));

    // asked for alone it is nobody else's
    let alone = member.post(&leave, json!({"reason": "away"})).await.expect(200);
    assert_eq!(alone.json["own"]["leave_on_behalf"], false);
    g.secretary.post(&leave, wish.clone()).await.refused(409, "leave_asked");
    let outsider = g.org.member("外人", &g.other).await;
    let stranger = json!({"member_id": outsider, "reason": "ill"});
    let refused = g.secretary.post(&leave, stranger).await.refused(422, "not_on_list");
    assert_eq!(refused.fields()[0].0, "/member_id");
    let other = g.member(2, "wangwu").await;
    other.post(&leave, wish).await.refused(403, "forbidden");
    let states: Vec<String> = g
        .told()
        .await
        .into_iter()
        .filter(|(kind, _)| kind == "meeting.leave_changed.v1")
        .filter_map(|(_, event)| event["state"].as_str().map(str::to_owned))
        .collect();
    assert_eq!(states, ["asked", "approved", "taken_back", "asked"]);
}

#[tokio::test]
async fn once_the_list_was_held_leave_is_not_taken_back() {
    let g = Ground::new().await;
    let made = g.planned(&["lecture"], yesterday()).await;
    let leave = format!("{MEETINGS}/{}/leave", made.at("/id"));
    let member = g.member(1, "lisi").await;
    member.post(&leave, json!({"reason": "away", "note": "车辆故障"})).await.expect(200);
    let marks = json!([{"member_id": g.members[1], "mark": "leave", "absence": "away"}]);
    let list = json!({"started_at": format!("{}T09:00:00+08:00", yesterday()), "marks": marks});
    put(&g.secretary, &made, "attendance", list).await.expect(200);
    member.delete(&leave).await.refused(409, "marked_already");
}
