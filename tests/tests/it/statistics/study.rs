//! Class hours of a year: who has them, and what may be told of it.

use super::{Ground, chapter, count, table};
use serde_json::{Value, json};
use suites::Person;

const MEETINGS: &str = "/api/records/meetings";
const CLASSES: [&str; 4] = ["member_reached", "member_short", "leader_reached", "leader_short"];

/// A meeting of eight hours, with who was there.
async fn held(who: &Person, unit: &str, kind: &str, day: &str, there: &[&String], away: &[&String]) {
    let (from, until) = (format!("{day}T09:00:00+08:00"), format!("{day}T17:00:00+08:00"));
    let draft = json!({
        "unit_id": unit, "kinds": [kind], "subject": "集中学习", "place": "会议室",
        "planned_start": from, "planned_end": until, "agenda": ["学习"],
    });
    let meeting = who.post(MEETINGS, draft).await.expect(201);
    let there = there.iter().map(|id| json!({"member_id": id, "mark": "present"}));
    let away = away.iter().map(|id| json!({"member_id": id, "mark": "leave", "absence": "official_duty"}));
    let marks: Vec<Value> = there.chain(away).collect();
    let body = json!({"started_at": from, "ended_at": until, "marks": marks, "guests": 0});
    let version = format!("\"v{}\"", meeting.json["version"]);
    let path = format!("{MEETINGS}/{}/attendance", meeting.at("/id"));
    let request = who.request(reqwest::Method::PUT, &path).header("if-match", version);
    who.send(request.json(&body)).await.expect(200);
}

/// A branch whose year is full for two of four: 32 hours of 45 minutes are three days of eight hours, and the secretary
/// needs more.
async fn branch(g: &Ground) -> Vec<String> {
    let mut members = Vec::new();
    for name in ["张三", "李四", "王五", "赵六"] {
        members.push(g.member(name, &g.east, json!({})).await);
    }
    let post = json!({
        "unit_id": g.east, "member_id": members[0], "post": "secretary", "started_on": "2020-01-01",
        "basis": "elected",
    });
    g.admin.post("/api/records/posts", post).await.expect(201);
    let [first, second, third, fourth] = [0, 1, 2, 3].map(|n| &members[n]);
    for day in ["2025-03-03", "2025-03-04", "2025-03-05"] {
        held(&g.admin, &g.east, "study", day, &[first, second, third], &[fourth]).await;
    }
    // neither the year before nor a meeting that is no study counts
    held(&g.admin, &g.east, "study", "2024-12-30", &[fourth], &[first, second, third]).await;
    held(&g.admin, &g.east, "branch_meeting", "2025-03-06", &[fourth], &[first, second, third]).await;
    members
}

#[tokio::test]
async fn hours_of_the_year_are_counted_for_everybody_and_more_is_asked_of_who_leads() {
    let g = Ground::new().await;
    let members = branch(&g).await;
    let on = "&on=2025-06-30";
    let east = chapter(&g.admin, &g.east, "study", on).await;
    assert_eq!(CLASSES.map(|class| count(&east, "study_hours", class)), [2, 1, 0, 1].map(Some));
    let all = chapter(&g.admin, &g.east, "members", on).await;
    assert_eq!(table(&east, "study_hours")["total"], table(&all, "kind")["total"], "nobody is left out");
    let totals = ["studied", "not_studied", "class_hours"];
    assert_eq!(totals.map(|class| count(&east, "study_total", class)), [3, 1, 96].map(Some));
    assert_eq!(table(&east, "study_hours")["basis"]["rule"], "meetings.study");

    let west = chapter(&g.admin, &g.west, "study", on).await;
    assert_eq!(CLASSES.map(|class| count(&west, "study_hours", class)), [0; 4].map(Some));
    let root = chapter(&g.admin, &g.root, "study", on).await;
    assert_eq!(table(&root, "study_hours")["total"], 4);
    let before = chapter(&g.admin, &g.east, "study", "&on=2025-03-03").await;
    assert_eq!(CLASSES.map(|class| count(&before, "study_hours", class)), [0, 3, 0, 1].map(Some));
    assert_eq!(count(&before, "study_total", "class_hours"), Some(30), "of each day ten whole hours");

    let behind = |class: &str| {
        format!("/api/records/units/{}/statistics/behind?theme=study_hours&class={class}{on}", g.east)
    };
    let short = g.admin.get(&behind("member_short")).await.expect(200);
    assert_eq!(short.at("/items/0/member_id"), members[3]);
    let leader = g.admin.get(&behind("leader_short")).await.expect(200);
    assert_eq!(leader.at("/items/0/member_id"), members[0]);
    for class in CLASSES {
        let names = g.admin.get(&behind(class)).await.expect(200);
        let names = names.json["items"].as_array().map(Vec::len).and_then(|n| i64::try_from(n).ok());
        assert_eq!(names, count(&east, "study_hours", class), "{class}");
    }
    for (class, expected) in [("studied", 3), ("not_studied", 1), ("class_hours", 3)] {
        let path =
            format!("/api/records/units/{}/statistics/behind?theme=study_total&class={class}{on}", g.east);
        let names = g.admin.get(&path).await.expect(200);
        assert_eq!(names.json["items"].as_array().map(Vec::len), Some(expected), "{class}");
    }
}

#[tokio::test]
async fn what_was_held_and_who_was_there_opens_to_the_units() {
    let g = Ground::new().await;
    branch(&g).await;
    let on = "&on=2025-06-30";
    let life = chapter(&g.admin, &g.root, "life", on).await;
    for theme in ["completion", "attendance"] {
        for row in table(&life, theme)["rows"].as_array().into_iter().flatten() {
            let (class, n) = (row["class"].as_str().unwrap_or_default(), row["count"].as_i64());
            assert_eq!(row["opens"], n.is_some_and(|n| n > 0), "{theme} {class}");
            let path =
                format!("/api/records/units/{}/statistics/behind?theme={theme}&class={class}{on}", g.root);
            let units = g.admin.get(&path).await.expect(200);
            let units = units.json["items"].as_array().cloned().unwrap_or_default();
            assert_eq!(Some(units.iter().filter_map(|one| one["count"].as_i64()).sum::<i64>()), n, "{class}");
            assert!(units.iter().all(|one| one["member_id"].is_null()), "nobody is named");
        }
    }
    let path = format!("/api/records/units/{}/statistics/behind?theme=attendance&class=present{on}", g.root);
    let present = g.admin.get(&path).await.expect(200);
    assert_eq!((present.at("/items/0/unit_id"), present.at("/items/0/of")), (g.east.clone(), "16".into()));
    assert_eq!(count(&life, "attendance", "present"), Some(10));
}

#[tokio::test]
async fn courses_are_counted_and_their_hours_with_the_others() {
    let g = Ground::new().await;
    let members = branch(&g).await;
    let classes = ["member_course", "member_no_course", "leader_course", "leader_no_course"];
    let on = "&on=2025-06-30";
    let before = chapter(&g.admin, &g.east, "study", on).await;
    assert_eq!(classes.map(|class| count(&before, "courses", class)), [0, 3, 0, 1].map(Some));
    for (member, ended_on) in [(&members[0], "2025-05-08"), (&members[3], "2024-12-31")] {
        let course = json!({
            "title": "党务工作者培训班", "organiser": "市委党校", "started_on": "2024-12-30", "ended_on": ended_on,
            "hours": 24,
        });
        g.admin.post(&format!("/api/records/members/{member}/courses"), course).await.expect(201);
    }
    let after = chapter(&g.admin, &g.east, "study", on).await;
    assert_eq!(classes.map(|class| count(&after, "courses", class)), [0, 3, 1, 0].map(Some));
    // 32 hours of meetings and 24 of the course are what the year asks of a secretary
    assert_eq!(CLASSES.map(|class| count(&after, "study_hours", class)), [2, 1, 1, 0].map(Some));
    let behind =
        format!("/api/records/units/{}/statistics/behind?theme=courses&class=leader_course{on}", g.east);
    let behind = g.admin.get(&behind).await.expect(200);
    assert_eq!(behind.at("/items/0/member_id"), members[0]);
}

#[tokio::test]
async fn what_is_published_tells_no_hours_of_few() {
    let g = Ground::new().await;
    branch(&g).await;
    let public = chapter(&g.admin, &g.east, "study", "&on=2025-06-30&public=true").await;
    assert_eq!(CLASSES.map(|class| count(&public, "study_hours", class)), [None, None, Some(0), None]);
    let totals = ["studied", "not_studied", "class_hours"];
    assert_eq!(totals.map(|class| count(&public, "study_total", class)), [None; 3], "one of four has none");
}

#[tokio::test]
async fn a_frozen_report_keeps_the_hours_and_tells_when_more_are_entered() {
    let g = Ground::new().await;
    let members = branch(&g).await;
    let freeze = format!("/api/records/units/{}/statistics/snapshots", g.east);
    let frozen = g.admin.post(&freeze, json!({"on": "2025-06-30"})).await.expect(201);
    assert_eq!(count(&frozen, "study_hours", "member_short"), Some(1));
    let all: Vec<&String> = members.iter().collect();
    held(&g.admin, &g.east, "lecture", "2025-04-01", &all, &[]).await;
    let compare = format!("/api/records/statistics/snapshots/{}/comparison", frozen.at("/id"));
    let now = g.admin.get(&compare).await.expect(200);
    let figures = now.json["figures"].as_array().cloned().unwrap_or_default();
    let hours = figures.iter().find(|one| one["theme"] == "学时合计" && one["label"] == "学时合计");
    // three whole days make 32 hours, four make 42; the fourth member has ten more
    assert_eq!(hours.map(|one| [&one["then"], &one["now"]]), Some([&json!(96), &json!(136)]));
}
