use super::{Ground, MEETINGS, path, put, send, today, yesterday};
use serde_json::{Value, json};
use time::Duration;

#[tokio::test]
async fn a_meeting_is_planned_changed_and_cancelled() {
    let g = Ground::new().await;
    let day = today() + Duration::days(3);
    let made = g.planned(&["branch_meeting", "themed_day"], day).await;
    assert_eq!((made.at("/state"), made.at("/gathering")), ("planned".into(), "members".into()));
    assert_eq!((made.at("/day"), made.header("etag")), (day.to_string(), Some("\"v1\"")));
    assert_eq!(made.json["attendance"]["should"], 5);
    assert_eq!(made.json["participants"].as_array().unwrap().len(), 5);
    assert_eq!(made.at("/participants/0/standing"), "voter");

    let later = today() + Duration::days(4);
    let move_it = json!({
        "subject": "学习讨论会", "planned_start": format!("{later}T14:00:00+08:00"),
        "planned_end": format!("{later}T15:30:00+08:00"), "place": null, "agenda": ["学习党章"],
    });
    let id = made.at("/id");
    let moved = g.secretary.patch(&format!("{MEETINGS}/{id}"), 1, move_it.clone()).await.expect(200);
    assert_eq!((moved.at("/day"), moved.at("/subject")), (later.to_string(), "学习讨论会".into()));
    assert_eq!((moved.json["place"].clone(), moved.json["version"].clone()), (Value::Null, json!(2)));
    assert_eq!(moved.json["agenda"], json!(["学习党章"]));
    g.secretary.patch(&format!("{MEETINGS}/{id}"), 1, move_it).await.refused(412, "precondition_failed");
    let blank = json!({"agenda": ["学习党章", " "]});
    let refused = g.secretary.patch(&format!("{MEETINGS}/{id}"), 2, blank).await.expect(422);
    assert_eq!(refused.fields(), [("/agenda/1".into(), "missing".into())]);
    let asked = g.member(1, "lisi").await.get(&format!("{MEETINGS}/mine")).await.expect(200);
    assert_eq!(asked.json["items"][0]["agenda"], json!(["学习党章"]));

    let why = json!({"reason": "与上级会议冲突"});
    let gone = send(&g.secretary, reqwest::Method::POST, &moved, "cancel", why.clone()).await.expect(200);
    assert_eq!((gone.at("/state"), gone.at("/cancel_reason")), ("cancelled".into(), "与上级会议冲突".into()));
    send(&g.secretary, reqwest::Method::POST, &gone, "cancel", why).await.refused(409, "meeting_not_planned");
    put(&g.secretary, &gone, "attendance", g.attendance(yesterday(), 5))
        .await
        .refused(409, "meeting_cancelled");

    let told = g.told().await;
    let states: Vec<&str> = told.iter().filter_map(|(_, event)| event["state"].as_str()).collect();
    assert_eq!(states, ["planned", "planned", "cancelled"]);
    assert!(told.iter().all(|(kind, event)| kind == "meeting.changed.v1" && event.get("subject").is_none()));
    assert_eq!(g.count("audit_log WHERE subject = 'meeting'").await, 3);
}

#[tokio::test]
async fn lists_go_by_unit_period_kind_and_state() {
    let g = Ground::new().await;
    let days = [yesterday() - Duration::days(2), yesterday() - Duration::days(1), yesterday()];
    for (day, kinds) in days.iter().zip([&["themed_day"][..], &["lecture"], &["themed_day", "lecture"]]) {
        g.planned(kinds, *day).await;
    }
    let elsewhere = json!({"unit_id": g.other});
    let mut draft = g.draft(&["lecture"], days[0]);
    draft["unit_id"] = elsewhere["unit_id"].clone();
    g.admin.post(MEETINGS, draft).await.expect(201);

    let seen = async |query: &str| -> Vec<String> {
        let list = g.secretary.get(&format!("{MEETINGS}?{query}")).await.expect(200);
        let days = list.json["items"].as_array().unwrap().iter();
        days.map(|item| item["day"].as_str().unwrap().to_owned()).collect()
    };
    let text = |n: usize| days[n].to_string();
    assert_eq!(seen("").await, [text(2), text(1), text(0)], "the own unit alone, latest first");
    assert_eq!(seen("kind=lecture").await, [text(2), text(1)]);
    assert_eq!(seen(&format!("from={}&to={}", days[0], days[1])).await, [text(1), text(0)]);
    assert_eq!(seen("state=filed").await, Vec::<String>::new());
    let first = g.secretary.get(&format!("{MEETINGS}?limit=2&unit_id={}", g.branch)).await.expect(200);
    assert_eq!(first.json["items"].as_array().unwrap().len(), 2);
    let second = seen(&format!("limit=2&cursor={}", first.at("/next"))).await;
    assert_eq!(second, [text(0)]);
    g.secretary.get(&format!("{MEETINGS}?unit_id={}", g.other)).await.refused(422, "unknown_unit");
    assert_eq!(g.admin.get(MEETINGS).await.expect(200).json["items"].as_array().unwrap().len(), 4);
}

#[tokio::test]
async fn a_committee_meets_as_those_who_have_a_seat() {
    let g = Ground::new().await;
    for (member, post) in [(0, "secretary"), (1, "organisation_commissioner"), (2, "publicity_commissioner")]
    {
        let post = json!({"unit_id": g.branch, "member_id": g.members[member], "post": post,
            "started_on": "2024-01-01", "basis": "elected"});
        g.admin.post("/api/records/posts", post).await.expect(201);
    }
    let made = g.planned(&["committee_meeting"], yesterday()).await;
    assert_eq!(
        (made.at("/gathering"), made.json["attendance"]["should"].clone()),
        ("committee".into(), json!(3))
    );
    let wrong = g.draft(&["committee_meeting", "branch_meeting"], yesterday());
    let refused = g.secretary.post(MEETINGS, wrong).await.refused(422, "kind_not_in_gathering");
    assert!(refused.at("/detail").contains("支部工作条例"), "{}", refused.text());
    assert!(refused.at("/detail").contains("2018年10月28日"));
    let group = g.draft(&["group_meeting"], yesterday());
    g.secretary.post(MEETINGS, group).await.refused(422, "kind_not_held_here");
}

#[tokio::test]
async fn who_comes_to_the_unit_before_it_meets_is_on_the_list_and_later_ones_are_not() {
    let g = Ground::new().await;
    let meeting = g.planned(&["branch_meeting"], yesterday()).await;
    let sixth = g.org.member("周八", &g.branch).await;
    let away = json!({"member_id": g.org.member("吴九", &g.other).await, "where_to": "东区", "since": "2025-01-01",
        "inflow_unit_id": g.branch});
    g.admin.post("/api/records/floating-spells", away).await.expect(201);
    let held = g.attend(&meeting, yesterday(), 5).await.expect(200);
    let standings: Vec<&str> = held.json["participants"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["standing"].as_str().unwrap())
        .collect();
    assert_eq!(standings.iter().filter(|one| **one == "guest").count(), 1);
    assert_eq!(
        held.json["attendance"],
        json!({"should": 6, "present": 5, "leave": 0, "unexcused": 0, "exempt": 0, "unmarked": 1})
    );
    let seventh = g.org.member("郑十", &g.branch).await;
    let late = json!({"started_at": format!("{}T09:00:00+08:00", yesterday()),
        "marks": [{"member_id": seventh, "mark": "present"}]});
    put(&g.secretary, &held, "attendance", late.clone()).await.refused(422, "not_on_list");
    let mut right = late;
    right["marks"][0]["member_id"] = json!(sixth);
    let whole = put(&g.secretary, &held, "attendance", right).await.expect(200);
    assert_eq!(whole.json["attendance"]["present"], 6);
}

#[tokio::test]
async fn who_leaves_or_is_confirmed_before_the_meeting_is_counted_as_what_they_are() {
    let g = Ground::new().await;
    let young = json!({"name": "周八", "unit_id": g.branch, "id_no": suites::resident_id(), "gender": "male",
        "member_kind": "probationary", "joined_on": (yesterday() - Duration::days(300)).to_string()});
    let young = g.admin.post("/api/records/members", young).await.expect(201).at("/id");
    let meeting = g.planned(&["branch_meeting"], today()).await;
    let asks = g.member(1, "lisi").await;
    asks.post(&path(&meeting, "leave"), json!({"reason": "away", "note": "出差"})).await.expect(200);
    let elsewhere = json!({"unit_id": g.other, "reason": "调动"});
    g.admin.patch(&format!("/api/records/members/{}", g.members[1]), 1, elsewhere).await.expect(200);
    let confirmed = json!({"member_kind": "full", "full_on": yesterday().to_string()});
    g.admin.patch(&format!("/api/records/members/{young}"), 1, confirmed).await.expect(200);
    let start = format!("{}T00:00:01+08:00", today());
    let held = put(&g.secretary, &meeting, "attendance", json!({"started_at": start, "marks": []})).await;
    let held = held.expect(200);
    assert_eq!(held.json["attendance"]["should"], 5, "four who stayed and the one who was confirmed");
    let list = held.json["participants"].as_array().unwrap();
    assert!(list.iter().all(|one| one["standing"] == "voter" && one["member_id"] != g.members[1].as_str()));
}

#[tokio::test]
async fn a_request_sent_twice_plans_one_meeting() {
    let g = Ground::new().await;
    let draft = g.draft(&["lecture"], yesterday());
    let send = || {
        let request = g.secretary.request(reqwest::Method::POST, MEETINGS);
        g.secretary.send(request.header("idempotency-key", "once").json(&draft))
    };
    let (first, second) = (send().await.expect(201), send().await.expect(201));
    assert_eq!(first.json, second.json);
    assert_eq!(g.count("meetings").await, 1);
}
