//! Members of organisations elsewhere on the list of a meeting: marked like everybody, counted nowhere.

use super::{Ground, MEETINGS, path, post, put, today, yesterday};
use serde_json::{Value, json};
use suites::Answer;
use time::{Date, Duration};

const VISITING: &str = "/api/records/visiting-members";

impl Ground {
    async fn visitor(&self, name: &str, unit: &str, since: Date, until: Option<Date>) -> String {
        let wish = json!({"unit_id": unit, "name": name, "from_place": "云岭县城关镇党委", "since": since, "until": until});
        self.admin.post(VISITING, wish).await.expect(201).at("/id")
    }
}

fn names(meeting: &Answer) -> Vec<&str> {
    let list = meeting.json["visitors"].as_array().unwrap().iter();
    list.map(|one| one["visitor_name"].as_str().unwrap()).collect()
}

/// The attendance of the five with marks for those from elsewhere.
fn with_visitors(g: &Ground, present: usize, visitors: Value) -> Value {
    let mut list = g.attendance(yesterday(), present);
    list["visitors"] = visitors;
    list
}

#[tokio::test]
async fn who_is_from_elsewhere_is_marked_and_counts_nowhere() {
    let g = Ground::new().await;
    let since = today() - Duration::days(60);
    let comes = g.visitor("周八", &g.branch, since, None).await;
    let excused = g.visitor("吴九", &g.branch, since, None).await;
    g.visitor("郑十", &g.other, since, None).await;
    let planned = g.planned(&["branch_meeting"], yesterday()).await;
    assert_eq!(names(&planned), ["周八", "吴九"], "of the own branch alone");
    assert_eq!(planned.at("/visitors/0/from_place"), "云岭县城关镇党委");
    assert_eq!(planned.at("/visitors/0/mark"), "null");

    let marks = json!([{"visitor_id": comes, "mark": "present"},
        {"visitor_id": excused, "mark": "leave", "absence": "ill"}]);
    let list = with_visitors(&g, 3, marks);
    let held = put(&g.secretary, &planned, "attendance", list).await.expect(200);
    assert_eq!(
        held.json["attendance"],
        json!({"should": 5, "present": 3, "leave": 2, "unexcused": 0, "exempt": 0, "unmarked": 0})
    );
    assert_eq!(
        (held.at("/visitors/0/mark"), held.at("/visitors/1/absence")),
        ("present".into(), "ill".into())
    );
    let log = g.admin.get("/api/records/audit?action=attend").await.expect(200);
    assert_eq!(log.json["items"][0]["new"]["visitors"], 1);
    assert!(!log.text().contains("周八"), "the log keeps no name of somebody who is no member");

    let four = put(&g.secretary, &held, "record", g.record(4, 0, 0)).await;
    four.refused(422, "votes_over_present");
    let written = put(&g.secretary, &held, "record", g.record(3, 0, 0)).await.expect(200);
    let decision = &written.json["decisions"][0];
    assert_eq!((&decision["should"], &decision["present"]), (&json!(5), &json!(3)));
    let sheet = g.secretary.get(&path(&written, "minutes.pdf")).await.expect(200).sheet("minutes");
    let last = sheet["people"].as_array().and_then(|people| people.last());
    assert_eq!(last, Some(&json!({"title": "外单位党员", "names": ["周八（云岭县城关镇党委）"]})));

    let filed = post(&g.secretary, &written, "file", Value::Null).await.expect(200);
    let versions = g.secretary.get(&path(&filed, "versions")).await.expect(200);
    assert_eq!(versions.at("/items/0/content/visitors/0/visitor_id"), comes);
    assert_eq!(versions.at("/visitors/0/visitor_name"), "周八");
    assert!(!versions.json["items"].to_string().contains("周八"), "what was filed names people by id");
    let corrected = json!({"reason": "漏登", "attendance": with_visitors(&g, 3, json!([
        {"visitor_id": excused, "mark": "present"}]))});
    let second = post(&g.secretary, &filed, "versions", corrected).await.expect(200);
    assert_eq!(
        (second.at("/visitors/0/mark"), second.at("/visitors/1/mark")),
        ("present".into(), "present".into())
    );
    assert_eq!(second.at("/visitors/1/absence"), "null");

    let member = g.member(2, "wangwu").await;
    let seen = member.get(&format!("{MEETINGS}/{}", filed.at("/id"))).await.expect(200);
    assert_eq!(seen.json["visitors"], json!([]), "whoever was there sees the own entry alone");
}

#[tokio::test]
async fn the_list_of_those_from_elsewhere_is_that_of_the_day() {
    let g = Ground::new().await;
    let since = today() - Duration::days(60);
    let left = g.visitor("周八", &g.branch, since, Some(yesterday() - Duration::DAY)).await;
    let planned = g.planned(&["branch_meeting"], yesterday()).await;
    assert_eq!(names(&planned), Vec::<&str>::new(), "the time here was over");
    g.visitor("吴九", &g.branch, yesterday(), None).await;
    g.visitor("郑十", &g.branch, today(), None).await;
    let held = g.attend(&planned, yesterday(), 5).await.expect(200);
    assert_eq!(names(&held), ["吴九"], "who came by the day, whoever was entered later");
    let listed = held.at("/visitors/0/visitor_id");

    let refused = async |marks: Value, code: &str, pointer: &str| {
        let list = with_visitors(&g, 5, marks);
        let refused = put(&g.secretary, &held, "attendance", list).await.refused(422, code);
        assert_eq!(refused.fields()[0].0, pointer);
    };
    refused(json!([{"visitor_id": left, "mark": "present"}]), "not_on_list", "/visitors/0/visitor_id").await;
    let twice = json!({"visitor_id": listed, "mark": "present"});
    refused(json!([twice, twice]), "given_twice", "/visitors/1/visitor_id").await;
    let exempt = json!([{"visitor_id": listed, "mark": "exempt"}]);
    refused(exempt, "exempt_without_consent", "/visitors/0/mark").await;
    let reason = json!([{"visitor_id": listed, "mark": "unexcused", "absence": "ill"}]);
    refused(reason, "absence_without_leave", "/visitors/0/absence").await;

    let moved = g.planned(&["branch_meeting"], yesterday() - Duration::DAY).await;
    assert_eq!(names(&moved), ["周八"]);
    let day = today();
    let later = json!({"planned_start": format!("{day}T09:00:00+08:00"), "planned_end": format!("{day}T10:00:00+08:00")});
    let later = g.secretary.patch(&format!("{MEETINGS}/{}", moved.at("/id")), 1, later).await.expect(200);
    assert_eq!(names(&later), ["吴九", "郑十"], "it moves with the meeting");
}
