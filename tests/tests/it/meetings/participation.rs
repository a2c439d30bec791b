//! What a member took part in, in a year: to the member and to whoever keeps the records, and of the unit as a total.

use super::{Ground, MEETINGS, put, today, yesterday};
use serde_json::{Value, json};
use suites::{Answer, Person};
use time::Date;

const MINE: &str = "/api/records/meetings/participation/mine";

async fn of(who: &Person, member: &str, day: Date) -> Answer {
    who.get(&format!("/api/records/members/{member}/participation?year={}", day.year())).await
}

/// Attended, due, on leave.
fn meetings(answer: &Answer) -> [u64; 3] {
    ["attended", "due", "leave"].map(|name| answer.json["meetings"][name].as_u64().unwrap())
}

#[tokio::test]
async fn leave_is_due_and_hours_are_counted_from_the_records() {
    let g = Ground::new().await;
    let day = yesterday();
    g.held(&["study"], day, 3).await;
    g.held(&["branch_meeting"], day, 5).await;
    let there = of(&g.secretary, &g.members[0], day).await.expect(200);
    assert_eq!(meetings(&there), [2, 2, 0]);
    // two hours of the study session, and nothing of the branch meeting
    assert_eq!((&there.json["study"]["hours"], &there.json["study"]["asked"]), (&json!(2), &json!(32)));
    assert_eq!(there.json["study"]["left"], 30);
    let away = of(&g.secretary, &g.members[4], day).await.expect(200);
    assert_eq!(meetings(&away), [1, 2, 1]);
    assert_eq!(away.json["study"]["hours"], 0);
    assert_eq!(away.json["meetings"]["basis"]["rule"], "meetings.participation");
    assert!(away.json["study"]["basis"]["source"].as_str().unwrap().contains("32学时"));
    assert_eq!(away.json["lectures"], Value::Null);
    let calendar = format!("{MEETINGS}/calendar?unit_id={}&year={}", g.branch, day.year());
    let calendar = g.secretary.get(&calendar).await.expect(200);
    let total = &calendar.json["participation"];
    assert_eq!([&total["attended"], &total["due"], &total["leave"]], [&json!(8), &json!(10), &json!(2)]);
    assert_eq!(
        (&calendar.json["study"]["meetings"], &calendar.json["study"]["hours"]),
        (&json!(1), &json!(2))
    );
}

#[tokio::test]
async fn somebody_who_joined_later_was_not_due_before() {
    let g = Ground::new().await;
    let day = yesterday();
    let new = json!({
        "name": "周八", "unit_id": g.branch, "id_no": suites::resident_id(), "gender": "male",
        "member_kind": "probationary", "joined_on": today(),
    });
    let new = g.admin.post("/api/records/members", new).await.expect(201).at("/id");
    g.held(&["branch_meeting"], day, 5).await;
    assert_eq!(meetings(&of(&g.secretary, &new, day).await.expect(200)), [0, 0, 0]);
}

#[tokio::test]
async fn a_member_sees_the_own_year_and_nobody_elses() {
    let g = Ground::new().await;
    let day = yesterday();
    g.held(&["study"], day, 3).await;
    let member = g.member(1, "lisi").await;
    let own = member.get(&format!("{MINE}?year={}", day.year())).await.expect(200);
    assert_eq!(meetings(&own), [1, 1, 0]);
    assert_eq!(own.json["study"]["hours"], 2);
    of(&member, &g.members[2], day).await.expect(404);
    of(&member, &g.members[1], day).await.expect(404);
    let beside = g.org.person("west", "secretary", Some(&g.other), None).await;
    of(&beside, &g.members[1], day).await.expect(404);
}

#[tokio::test]
async fn a_lecture_counts_for_whoever_gave_it() {
    let g = Ground::new().await;
    let day = yesterday();
    let root = g.admin.get(&format!("/api/records/units/{}", g.branch)).await.expect(200).at("/parent_id");
    let leader = g.org.member("吴书记", &g.other).await;
    let post = json!({"unit_id": root, "member_id": leader, "post": "secretary", "basis": "elected",
        "started_on": "2020-01-01"});
    g.admin.post("/api/records/posts", post).await.expect(201);
    let owes = of(&g.admin, &leader, day).await.expect(200);
    assert_eq!(owes.json["lectures"]["left"], 1);
    assert_eq!(owes.json["study"]["asked"], 56);
    let talk = g.held(&["branch_meeting"], day, 5).await;
    let mut record = g.record(5, 0, 0);
    record["lecturer_id"] = json!(leader);
    put(&g.secretary, &talk, "record", record.clone()).await.refused(422, "meeting_not_a_lecture");
    let lecture = g.held(&["lecture"], day, 5).await;
    assert_eq!(lecture.json["lecturers"][0]["id"], json!(leader));
    let mut stranger = record.clone();
    stranger["lecturer_id"] = json!(g.org.member("外人", &g.other).await);
    put(&g.secretary, &lecture, "record", stranger).await.refused(422, "not_on_list");
    let given = put(&g.secretary, &lecture, "record", record).await.expect(200);
    assert_eq!(given.json["lecturer"]["name"], "吴书记");
    let done = of(&g.admin, &leader, day).await.expect(200);
    assert_eq!((&done.json["lectures"]["given"], &done.json["lectures"]["left"]), (&json!(1), &json!(0)));
}

#[tokio::test]
async fn courses_held_elsewhere_count_with_the_hours_of_the_year() {
    let g = Ground::new().await;
    let path = format!("/api/records/members/{}/courses", g.members[0]);
    let day = yesterday();
    let course = json!({
        "title": "支部书记培训班", "organiser": "市委党校", "started_on": day, "ended_on": day, "hours": 8,
        "doc_no": "〔2026〕12号",
    });
    let kept = g.secretary.post(&path, course.clone()).await.expect(201);
    assert_eq!((&kept.json["hours"], kept.at("/member_id")), (&json!(8), g.members[0].clone()));
    g.secretary.post(&path, course.clone()).await.refused(409, "course_entered_already");
    let with = |field: &str, value: Value| {
        let mut course = course.clone();
        (course["title"], course[field]) = (json!("另一个培训班"), value);
        course
    };
    g.secretary.post(&path, with("hours", json!(33))).await.refused(422, "course_hours_do_not_fit");
    g.secretary.post(&path, with("hours", json!(0))).await.refused(422, "course_hours_do_not_fit");
    g.secretary.post(&path, with("started_on", json!(today()))).await.refused(422, "ends_before_start");
    g.secretary
        .post(&path, with("ended_on", json!(today() + time::Duration::DAY)))
        .await
        .refused(422, "in_future");

    let own = g.held(&["study"], day, 3).await;
    assert_eq!(own.at("/state"), "held");
    let year = of(&g.secretary, &g.members[0], day).await.expect(200);
    assert_eq!((&year.json["study"]["hours"], &year.json["study"]["courses"]), (&json!(10), &json!(1)));
    let listed = g.secretary.get(&path).await.expect(200);
    assert_eq!(listed.at("/items/0/id"), kept.at("/id"));
    let log = g.admin.get("/api/records/audit?action=record_course").await.expect(200);
    assert_eq!(log.json["items"].as_array().map(Vec::len), Some(1));

    let beside = g.org.person("west", "secretary", Some(&g.other), None).await;
    beside.get(&path).await.refused(404, "not_found");
    beside.post(&path, course.clone()).await.refused(404, "not_found");
    let one = format!("/api/records/courses/{}", kept.at("/id"));
    beside.delete(&one).await.refused(404, "not_found");
    g.secretary.delete(&one).await.expect(204);
    g.secretary.delete(&one).await.refused(404, "not_found");
    let year = of(&g.secretary, &g.members[0], day).await.expect(200);
    assert_eq!((&year.json["study"]["hours"], &year.json["study"]["courses"]), (&json!(2), &json!(0)));
}
