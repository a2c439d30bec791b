//! The organisational-life meeting: what went before it, what was passed over, and how far its remedies are.

use super::{Ground, MEETINGS, path, post, put, send, today, yesterday};
use reqwest::Method;
use serde_json::{Value, json};
use suites::{Answer, Person};
use time::{Date, Duration};

const KIND: &[&str] = &["organisational_life"];

async fn note(who: &Person, meeting: &Answer, step: &str, body: Value) -> Answer {
    put(who, meeting, &format!("steps/{step}"), body).await
}

async fn take_back(who: &Person, meeting: &Answer, step: &str) -> Answer {
    send(who, Method::DELETE, meeting, &format!("steps/{step}"), Value::Null).await
}

/// Steps with their states, in order.
fn states(meeting: &Answer) -> Vec<(&str, &str)> {
    let steps = meeting.json["life"]["steps"].as_array().expect("steps").iter();
    steps.map(|one| (one["step"].as_str().unwrap(), one["state"].as_str().unwrap())).collect()
}

fn step<'a>(meeting: &'a Answer, step: &str) -> &'a Value {
    let steps = meeting.json["life"]["steps"].as_array().expect("steps");
    steps.iter().find(|one| one["step"] == step).expect("the step")
}

/// Pointers of the steps a record is reminded of.
fn skipped(meeting: &Answer) -> Vec<&str> {
    let found = meeting.json["findings"].as_array().expect("findings").iter();
    found.filter(|one| one["code"] == "step_missing").filter_map(|one| one["pointer"].as_str()).collect()
}

impl Ground {
    async fn paper(&self, unit: &str) -> String {
        let path = format!("/api/records/units/{unit}/documents?kind=minutes");
        self.admin.upload(&path, "学习签到表.pdf", b"%PDF-1.7 nothing".to_vec()).await.expect(201).at("/id")
    }

    /// Everybody of the branch has talked with somebody.
    async fn all_talked(&self, day: Date) {
        for (one, other) in [(0, 1), (2, 3), (4, 0)] {
            let (one, other) = (&self.members[one], &self.members[other]);
            let talk = json!({"unit_id": self.branch, "one_id": one, "other_id": other, "day": day});
            self.secretary.post("/api/records/talks", talk).await.expect(201);
        }
    }

    async fn duties(&self, year: i32) -> Value {
        let path = format!("{MEETINGS}/calendar?unit_id={}&year={year}", self.branch);
        self.secretary.get(&path).await.expect(200).json["duties"].clone()
    }
}

#[tokio::test]
async fn a_step_is_noted_with_its_day_and_taken_back_until_the_record_is_filed() {
    let g = Ground::new().await;
    let planned = g.planned(KIND, today()).await;
    let open = ["study", "opinions", "talks", "outlines", "meeting", "remedies", "report"];
    let expected: Vec<(&str, &str)> =
        [("topic", "done")].into_iter().chain(open.map(|step| (step, "open"))).collect();
    assert_eq!(states(&planned), expected);
    assert_eq!(planned.at("/life/basis/rule"), "meetings.life_steps");
    let topic = step(&planned, "topic");
    assert_eq!(
        (&topic["count"], &topic["on"], &topic["derived"]),
        (&json!(5), &json!(today()), &json!(true))
    );
    let before = g.duties(today().year()).await;

    let paper = g.paper(&g.branch).await;
    let said = json!({"on": yesterday(), "note": "学习党章第一章", "paper_id": paper});
    let noted = note(&g.secretary, &planned, "study", said).await.expect(200);
    let study = step(&noted, "study");
    assert_eq!((&study["state"], &study["on"]), (&json!("done"), &json!(yesterday())));
    assert_eq!(
        (&study["noted_by"]["name"], &study["note"], &study["paper"]["document_id"]),
        (&json!("张三"), &json!("学习党章第一章"), &json!(paper))
    );
    note(&g.secretary, &planned, "study", json!({"on": today()})).await.refused(412, "precondition_failed");
    let outlines = note(&g.secretary, &noted, "outlines", json!({"on": today()})).await.expect(200);
    assert_eq!(step(&outlines, "opinions")["state"], "missing", "a later one was taken without it");

    let member = g.member(1, "lisi").await;
    let seen = member.get(&format!("{MEETINGS}/{}", planned.at("/id"))).await.expect(200);
    assert_eq!(
        step(&seen, "study")["note"],
        "学习党章第一章",
        "whoever is asked to it sees how it is prepared"
    );
    note(&member, &outlines, "study", json!({"on": today()})).await.refused(403, "forbidden");
    take_back(&member, &outlines, "study").await.refused(403, "forbidden");

    let back = take_back(&g.secretary, &outlines, "outlines").await.expect(200);
    assert_eq!(step(&back, "opinions")["state"], "open");
    take_back(&g.secretary, &back, "outlines").await.refused(409, "step_not_noted");
    assert_eq!(g.duties(today().year()).await, before, "what prepares a meeting is counted with it alone");

    let told = g.told_of("meeting.step_changed%").await;
    let told: Vec<(&Value, &Value)> =
        told.iter().map(|(_, event)| (&event["step"], &event["done_on"])).collect();
    let (study, outlines) = (json!("study"), json!("outlines"));
    let days = (json!(yesterday()), json!(today()));
    assert_eq!(told, [(&study, &days.0), (&outlines, &days.1), (&outlines, &Value::Null)]);
    assert_eq!(g.count("audit_log WHERE action IN ('note_step', 'take_back_step')").await, 3);
}

#[tokio::test]
async fn what_cannot_be_noted_is_refused() {
    let g = Ground::new().await;
    let planned = g.planned(KIND, yesterday()).await;
    let refused = async |step: &str, body: Value, status: u16, code: &str| {
        note(&g.secretary, &planned, step, body).await.refused(status, code)
    };
    let on = json!({"on": yesterday()});
    for known in ["topic", "talks", "meeting", "remedies", "report"] {
        refused(known, on.clone(), 409, "step_recorded_elsewhere").await;
    }
    refused("dinner", on.clone(), 404, "not_found").await;
    let late = refused("study", json!({"on": today()}), 422, "step_after_meeting").await;
    assert_eq!(late.fields()[0].0, "/on");
    refused("study", json!({"on": today() + Duration::DAY}), 422, "in_future").await;
    refused("study", json!({"on": "1799-01-01"}), 422, "date_too_early").await;
    let long = json!({"on": yesterday(), "note": "长".repeat(201)});
    assert_eq!(refused("study", long, 422, "text_too_long").await.fields()[0].0, "/note");
    for stranger in [g.paper(&g.other).await, uuid::Uuid::now_v7().to_string()] {
        let body = json!({"on": yesterday(), "paper_id": stranger});
        assert_eq!(refused("study", body, 422, "unknown_paper").await.fields()[0].0, "/paper_id");
    }
    let ordinary = g.planned(&["branch_meeting"], yesterday()).await;
    assert_eq!(ordinary.json["life"], Value::Null);
    note(&g.secretary, &ordinary, "study", on.clone()).await.refused(409, "meeting_without_steps");
    let elsewhere = g.org.person("xiqu", "secretary", Some(&g.other), None).await;
    note(&elsewhere, &planned, "study", on.clone()).await.refused(404, "not_found");
    post(&g.secretary, &planned, "cancel", json!({"reason": "改期"})).await.expect(200);
    let path = format!("{MEETINGS}/{}", planned.at("/id"));
    let cancelled = g.secretary.get(&path).await.expect(200);
    note(&g.secretary, &cancelled, "study", on).await.refused(409, "meeting_cancelled");
}

/// Changes what a meeting is.
async fn changed(who: &Person, meeting: &Answer, patch: Value) -> Answer {
    let (path, version) = (format!("{MEETINGS}/{}", meeting.at("/id")), meeting.json["version"].as_i64());
    who.patch(&path, version.unwrap_or_default(), patch).await
}

#[tokio::test]
async fn steps_go_with_the_kind_of_the_meeting() {
    let g = Ground::new().await;
    let planned = g.planned(KIND, today()).await;
    let paper = g.paper(&g.branch).await;
    let said = json!({"on": yesterday(), "note": "学习党章第一章", "paper_id": paper});
    let noted = note(&g.secretary, &planned, "study", said).await.expect(200);
    let other = json!({"kinds": ["branch_meeting"]});
    let other = changed(&g.secretary, &noted, other).await.expect(200);
    assert_eq!(other.json["life"], Value::Null);
    take_back(&g.secretary, &other, "study").await.refused(409, "step_not_noted");
    let told = g.told_of("meeting.step_changed%").await;
    assert_eq!(told.last().map(|(_, event)| &event["done_on"]), Some(&Value::Null));
    assert_eq!(g.count("audit_log WHERE action = 'take_back_step' AND new IS NULL").await, 1);
    let again = changed(&g.secretary, &other, json!({"kinds": KIND})).await.expect(200);
    assert_eq!(step(&again, "study")["state"], "open", "it was taken back, and is not remembered");
}

#[tokio::test]
async fn a_meeting_is_not_moved_before_what_prepared_it() {
    let g = Ground::new().await;
    let planned = g.planned(KIND, today()).await;
    let noted = note(&g.secretary, &planned, "study", json!({"on": today()})).await.expect(200);
    let at = |day: Date, hour: u8| format!("{day}T{hour:02}:00:00+08:00");
    let times = |day: Date| json!({"planned_start": at(day, 9), "planned_end": at(day, 11)});
    let refused = changed(&g.secretary, &noted, times(yesterday())).await.refused(422, "step_after_meeting");
    assert_eq!(refused.fields()[0].0, "/planned_start");
    assert!(refused.text().contains("会前学习"), "{}", refused.text());
    let refused = g.attend(&noted, yesterday(), 5).await.refused(422, "step_after_meeting");
    assert_eq!(refused.fields()[0].0, "/started_at");
    // with its kind the step goes, and nothing is in the way
    let mut other = times(yesterday());
    other["kinds"] = json!(["branch_meeting"]);
    changed(&g.secretary, &noted, other).await.expect(200);
    let later = g.planned(KIND, yesterday()).await;
    let noted = note(&g.secretary, &later, "study", json!({"on": yesterday()})).await.expect(200);
    changed(&g.secretary, &noted, times(today())).await.expect(200);
}

#[tokio::test]
async fn a_record_is_filed_with_a_reminder_of_what_was_passed_over() {
    let g = Ground::new().await;
    g.all_talked(yesterday()).await;
    let held = g.held(KIND, yesterday(), 5).await;
    let talks = step(&held, "talks");
    assert_eq!((&talks["state"], &talks["count"], &talks["of"]), (&json!("done"), &json!(5), &json!(5)));
    assert_eq!(
        skipped(&held),
        ["/steps/study", "/steps/opinions", "/steps/outlines", "/steps/remedies"],
        "what the register of talks says is not asked for"
    );
    let noted = note(&g.secretary, &held, "study", json!({"on": yesterday()})).await.expect(200);
    let mut record = g.record(5, 0, 0);
    record["follow_ups"] = json!([{"problem": "学习不够经常", "text": "每月学习", "owner_id": g.members[1],
        "due_on": today() + Duration::days(90)}]);
    let written = put(&g.secretary, &noted, "record", record).await.expect(200);
    assert_eq!(skipped(&written), ["/steps/opinions", "/steps/outlines"]);
    let found = written.json["findings"].as_array().unwrap().iter();
    let first = found.clone().find(|one| one["code"] == "step_missing").unwrap();
    assert_eq!((&first["weight"], &first["basis"]["rule"]), (&json!("warn"), &json!("meetings.life_steps")));
    assert!(first["detail"].as_str().unwrap().contains("支部工作条例"), "{first}");

    let filed = post(&g.secretary, &written, "file", Value::Null).await.expect(200);
    assert_eq!(skipped(&filed), ["/steps/opinions", "/steps/outlines"], "it is a reminder and stops nothing");
    let report = step(&filed, "report");
    assert_eq!((&report["state"], &report["on"]), (&json!("done"), &json!(today())));
    note(&g.secretary, &filed, "opinions", json!({"on": yesterday()})).await.refused(409, "meeting_filed");
    take_back(&g.secretary, &filed, "study").await.refused(409, "meeting_filed");
    let versions = g.secretary.get(&path(&filed, "versions")).await.expect(200);
    let kept = &versions.json["items"][0]["content"]["steps"];
    assert_eq!((&kept[0]["step"], &kept[1]), (&json!("study"), &Value::Null));

    let correction = json!({"reason": "地点有误", "details": {"place": "二楼会议室"}});
    let corrected = post(&g.secretary, &filed, "versions", correction).await.expect(200);
    assert!(skipped(&corrected).is_empty(), "a correction is not about what went before");
    let reason = "不是组织生活会";
    let correction = json!({"reason": reason, "details": {"kinds": ["branch_meeting"]}});
    let corrected = post(&g.secretary, &corrected, "versions", correction).await.expect(200);
    assert_eq!(corrected.json["life"], Value::Null);
    let versions = g.secretary.get(&path(&corrected, "versions")).await.expect(200);
    assert_eq!(versions.json["items"][0]["content"]["steps"], Value::Null, "{}", versions.text());
    assert_eq!(g.count("audit_log WHERE action = 'take_back_step'").await, 1);
}

/// Two remedies of a meeting of last year, the first done.
async fn year_before(g: &Ground, day: Date) -> Answer {
    let held = g.held(KIND, day, 5).await;
    let mut record = g.record(5, 0, 0);
    let due = today() + Duration::days(100);
    record["follow_ups"] = json!([
        {"problem": "学习不够经常", "text": "每月学习", "owner_id": g.members[1], "due_on": due},
        {"problem": "联系群众不够", "text": "走访", "owner_id": g.members[2], "due_on": day + Duration::days(30)},
        {"text": "印发记录", "owner_id": g.members[2], "due_on": due},
    ]);
    let written = put(&g.secretary, &held, "record", record).await.expect(200);
    let done = format!("{MEETINGS}/follow-ups/{}/done", written.at("/follow_ups/0/id"));
    g.secretary.post(&done, json!({"done_on": yesterday()})).await.expect(200);
    written
}

#[tokio::test]
async fn remedies_are_counted_for_their_meeting_and_told_to_the_next() {
    let g = Ground::new().await;
    let (long_ago, list) =
        (today() - Duration::days(400), format!("{MEETINGS}/remedies?unit_id={}", g.branch));
    let before = year_before(&g, long_ago).await;
    let seen = g.secretary.get(&format!("{MEETINGS}/{}", before.at("/id"))).await.expect(200);
    let sum = json!({"total": 2, "done": 1, "open": 0, "overdue": 1, "percent": 50});
    assert_eq!(seen.json["remedies"], sum, "what answers no problem is no remedy");
    assert_eq!(seen.json["life"]["last"], Value::Null);

    let next = g.planned(KIND, today()).await;
    assert_eq!((next.at("/life/last/meeting_id"), &next.json["remedies"]), (before.at("/id"), &Value::Null));
    assert_eq!(
        (&next.json["life"]["last"]["progress"], &next.json["life"]["last"]["unreported"]),
        (&sum, &json!(1))
    );
    let earlier = g.planned(KIND, today() - Duration::days(30)).await;
    let then = json!({"total": 2, "done": 0, "open": 1, "overdue": 1, "percent": 0});
    assert_eq!(earlier.json["life"]["last"]["progress"], then, "as it was on the day of the meeting");

    let all = g.secretary.get(&list).await.expect(200);
    assert_eq!(all.json["items"].as_array().map(Vec::len), Some(1), "only meetings that left remedies");
    assert_eq!((all.at("/items/0/meeting_id"), &all.json["items"][0]["progress"]), (before.at("/id"), &sum));
    year_before(&g, today() - Duration::days(500)).await;
    let first = g.admin.get(&format!("{list}&limit=1")).await.expect(200);
    assert_eq!(first.at("/items/0/meeting_id"), before.at("/id"), "the latest first");
    let second = g.admin.get(&format!("{list}&limit=1&cursor={}", first.at("/next"))).await.expect(200);
    assert_eq!(second.at("/items/0/day"), (today() - Duration::days(500)).to_string());
    g.member(3, "zhaoliu").await.get(&list).await.refused(403, "forbidden");
    let elsewhere = g.org.person("xiqu", "secretary", Some(&g.other), None).await;
    elsewhere.get(&list).await.refused(422, "unknown_unit");
}
