use super::{Ground, MEETINGS, post, put, today, yesterday};
use serde_json::{Value, json};
use time::Duration;

#[tokio::test]
async fn what_is_given_to_do_is_listed_and_done() {
    let g = Ground::new().await;
    let held = g.held(&["branch_meeting", "organisational_life"], yesterday(), 5).await;
    let due = (today() + Duration::days(30)).to_string();
    let mut record = g.record(5, 0, 0);
    record["follow_ups"] = json!([
        {"text": "走访慰问", "owner_id": g.members[1], "due_on": due},
        {"text": "整理台账", "due_on": yesterday().to_string()},
    ]);
    let written = put(&g.secretary, &held, "record", record.clone()).await.expect(200);
    let refused = post(&g.secretary, &written, "file", Value::Null).await.refused(422, "record_incomplete");
    assert_eq!(refused.fields(), [("/follow_ups/1/owner_id".to_owned(), "without_owner".to_owned())]);
    let ids: Vec<String> = (0..2).map(|n| written.at(&format!("/follow_ups/{n}/id"))).collect();
    record["follow_ups"][0]["id"] = json!(ids[0]);
    record["follow_ups"][1]["id"] = json!(ids[1]);
    record["follow_ups"][1]["owner_id"] = json!(g.members[2]);
    let written = put(&g.secretary, &written, "record", record).await.expect(200);
    assert_eq!(written.at("/follow_ups/1/id"), ids[1], "what stays keeps its id");
    post(&g.secretary, &written, "file", Value::Null).await.expect(200);

    let list = |query: &str| format!("{MEETINGS}/follow-ups?{query}");
    let open = g.secretary.get(&list(&format!("done=false&unit_id={}", g.branch))).await.expect(200);
    let states: Vec<&str> =
        open.json["items"].as_array().unwrap().iter().map(|one| one["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["overdue", "open"], "the first due first");
    let first = g.secretary.get(&list("limit=1")).await.expect(200);
    let next = g.secretary.get(&list(&format!("limit=1&cursor={}", first.at("/next")))).await.expect(200);
    assert_eq!((first.at("/items/0/text"), next.at("/items/0/text")), ("整理台账".into(), "走访慰问".into()));

    let owner = g.member(1, "lisi").await;
    let mine = owner.get(&list("mine=true")).await.expect(200);
    assert_eq!(mine.json["items"].as_array().unwrap().len(), 1);
    assert_eq!(mine.at("/items/0/owner/name"), "李四");
    let done = format!("{MEETINGS}/follow-ups/{}/done", ids[0]);
    let theirs = format!("{MEETINGS}/follow-ups/{}/done", ids[1]);
    owner.post(&theirs, json!({})).await.refused(404, "not_found");
    let future = json!({"done_on": (today() + Duration::days(1)).to_string()});
    assert_eq!(owner.post(&done, future).await.refused(422, "in_future").fields()[0].0, "/done_on");
    let early = json!({"done_on": (yesterday() - Duration::days(1)).to_string()});
    owner.post(&done, early).await.refused(422, "done_too_early");
    let finished = owner.post(&done, json!({"note": "已走访 3 户"})).await.expect(200);
    assert_eq!((finished.at("/state"), finished.at("/done_on")), ("done".into(), today().to_string()));
    owner.post(&done, json!({})).await.refused(409, "follow_up_done");
    g.secretary.post(&theirs, json!({})).await.expect(200);
    let told: Vec<String> = g
        .told()
        .await
        .into_iter()
        .map(|(kind, _)| kind)
        .filter(|kind| kind == "meeting.follow_up_done.v1")
        .collect();
    assert_eq!(told.len(), 2);
}

#[tokio::test]
async fn a_remedy_says_which_problem_it_answers() {
    let g = Ground::new().await;
    let held = g.held(&["branch_meeting", "organisational_life"], yesterday(), 5).await;
    let mut record = g.record(5, 0, 0);
    record["follow_ups"] = json!([{"problem": "集中学习不够经常", "text": "每月安排一次集中学习",
        "owner_id": g.members[0], "due_on": today()}]);
    let written = put(&g.secretary, &held, "record", record.clone()).await.expect(200);
    assert_eq!(written.at("/follow_ups/0/problem"), "集中学习不够经常");
    record["follow_ups"][0]["problem"] = json!("长".repeat(501));
    let refused = put(&g.secretary, &written, "record", record).await.refused(422, "text_too_long");
    assert_eq!(refused.fields()[0].0, "/follow_ups/0/problem");
}

#[tokio::test]
async fn progress_is_reported_until_it_is_done_and_the_next_meeting_hears_of_it() {
    let g = Ground::new().await;
    let long_ago = today() - Duration::days(400);
    let held = g.held(&["organisational_life"], long_ago, 5).await;
    let due = today() + Duration::days(100);
    let mut record = g.record(5, 0, 0);
    record["follow_ups"] = json!([
        {"problem": "学习不够经常", "text": "每月学习", "owner_id": g.members[1], "due_on": due},
        {"problem": "联系群众不够", "text": "走访", "owner_id": g.members[2], "due_on": due},
    ]);
    let written = put(&g.secretary, &held, "record", record).await.expect(200);
    post(&g.secretary, &written, "file", Value::Null).await.expect(200);
    let path =
        |n: usize| format!("{MEETINGS}/follow-ups/{}/reports", written.at(&format!("/follow_ups/{n}/id")));
    let month = |on: time::Date| json!({"state": "under_way", "on": on, "note": "已学习 2 次"});
    let waits = async || {
        let list = g.secretary.get(&format!("/api/records/units/{}/month", g.branch)).await.expect(200);
        let all = list.json["items"].as_array().cloned().unwrap_or_default();
        all.iter().filter(|one| one["matter"] == "remedy_unreported").count()
    };
    assert_eq!(waits().await, 2);

    let owner = g.member(1, "lisi").await;
    let nothing = json!({"state": "delayed"});
    assert_eq!(owner.post(&path(0), nothing).await.expect(422).fields()[0].0, "/note");
    let early = owner.post(&path(0), month(long_ago - Duration::DAY)).await.refused(422, "done_too_early");
    assert_eq!(early.fields()[0].0, "/on");
    owner.post(&path(1), month(today())).await.refused(404, "not_found");
    let told = owner.post(&path(0), month(today() - Duration::days(9))).await.expect(200);
    assert_eq!((told.at("/state"), told.at("/reports/0/state")), ("open".into(), "under_way".into()));
    owner.post(&path(0), month(today() - Duration::days(10))).await.refused(422, "before_last_report");
    assert_eq!(waits().await, 1);

    let next = g.held(&["organisational_life"], yesterday(), 5).await;
    let written = put(&g.secretary, &next, "record", g.record(5, 0, 0)).await.expect(200);
    let found = written.json["findings"].as_array().unwrap();
    let one = found.iter().find(|one| one["code"] == "remedies_unreported").unwrap();
    assert_eq!((&one["weight"], &one["basis"]["rule"]), (&json!("warn"), &json!("meetings.remedies")));
    let done = g.secretary.post(&path(1), json!({"state": "done", "on": yesterday()})).await.expect(200);
    assert_eq!((done.at("/state"), done.at("/done_on")), ("done".into(), yesterday().to_string()));
    assert_eq!(done.at("/reports/0/state"), "done");
    g.secretary.post(&path(1), month(today())).await.refused(409, "follow_up_done");
    let filed = post(&g.secretary, &written, "file", Value::Null).await.expect(200);
    let found = filed.json["findings"].as_array().unwrap();
    assert!(found.iter().all(|one| one["code"] != "remedies_unreported"), "{found:?}");
}
