use super::{Ground, MEETINGS, post, put, today, yesterday};
use serde_json::{Value, json};
use time::{Date, Duration, Month};

/// The periods of one kind.
fn periods<'a>(calendar: &'a Value, kind: &str) -> Vec<&'a Value> {
    let duties = calendar["duties"].as_array().unwrap().iter();
    let duty = duties.filter(|duty| duty["kind"] == kind);
    duty.flat_map(|duty| duty["periods"].as_array().unwrap()).collect()
}

fn day(year: i32, month: Month, day: u8) -> Date {
    Date::from_calendar_date(year, month, day).unwrap()
}

#[tokio::test]
async fn a_year_says_what_is_due_done_and_missing_and_by_which_rule() {
    let g = Ground::new().await;
    let year = today().year() - 1;
    for held in [
        day(year, Month::January, 10),
        day(year, Month::February, 11),
        day(year, Month::July, 3),
        day(year, Month::October, 20),
    ] {
        g.held(&["branch_meeting"], held, 5).await;
    }
    let late = day(year + 1, Month::January, 15);
    if late <= yesterday() {
        let mut draft = g.draft(&["organisational_life"], late);
        draft["serves_year"] = json!(year);
        let made = g.secretary.post(MEETINGS, draft).await.expect(201);
        g.attend(&made, late, 5).await.expect(200);
    }
    let path = format!("{MEETINGS}/calendar?unit_id={}&year={year}", g.branch);
    let calendar = g.secretary.get(&path).await.expect(200);
    let meetings = periods(&calendar.json, "branch_meeting");
    let states: Vec<&str> = meetings.iter().map(|one| one["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["done", "missing", "done", "done"], "the second quarter is missing");
    assert_eq!(meetings[0]["records"].as_array().unwrap().len(), 1, "a surplus fills no other period");
    assert_eq!(
        (&meetings[1]["first_month"], &meetings[1]["last_month"]),
        (&json!(format!("{year}-04")), &json!(format!("{year}-06")))
    );
    assert_eq!(meetings[1]["until"], format!("{year}-06-30"));
    let duty = calendar.json["duties"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["kind"] == "branch_meeting")
        .unwrap();
    assert_eq!(duty["completion"], json!({"done": 3, "due": 4, "percent": 75}));
    assert_eq!(
        (&duty["basis"]["rule"], &duty["basis"]["since"]),
        (&json!("meetings.duties"), &json!("2018-10-28"))
    );
    assert!(duty["basis"]["source"].as_str().unwrap().contains("支部工作条例"));
    assert_eq!(periods(&calendar.json, "themed_day").len(), 12);
    assert!(periods(&calendar.json, "committee_meeting").is_empty(), "five members have no committee");
    assert!(periods(&calendar.json, "group_meeting").is_empty());
    if late <= yesterday() {
        assert_eq!(
            periods(&calendar.json, "organisational_life")[0]["state"],
            "done",
            "made up for in January"
        );
    }
    let kinds: Vec<&str> =
        calendar.json["kinds"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"branch_meeting") && !kinds.contains(&"group_meeting"), "{kinds:?}");
}

#[tokio::test]
async fn how_long_records_take_is_told_as_a_median() {
    let g = Ground::new().await;
    let path = |year: i32| format!("{MEETINGS}/calendar?unit_id={}&year={year}", g.branch);
    let filed_after = async |year: i32| {
        g.secretary.get(&path(year)).await.expect(200).json["filed_after_half_days"].clone()
    };
    let last_year = today().year() - 1;
    assert_eq!(filed_after(last_year).await, Value::Null, "nothing was filed");
    // all of last year, whatever day it is
    let days = [Month::March, Month::June, Month::December].map(|month| day(last_year, month, 10));
    for held in days {
        let meeting = g.held(&["branch_meeting"], held, 5).await;
        let meeting = put(&g.secretary, &meeting, "record", g.record(5, 0, 0)).await.expect(200);
        post(&g.secretary, &meeting, "file", Value::Null).await.expect(200);
    }
    let late = (today() - days[1]).whole_days();
    assert_eq!(filed_after(last_year).await, json!(2 * late), "the middle one of three");
}

#[tokio::test]
async fn a_committee_and_groups_owe_their_own() {
    let g = Ground::new().await;
    let year = today().year() - 1;
    let seat = json!({"unit_id": g.branch, "member_id": g.members[1], "post": "organisation_commissioner",
        "started_on": format!("{year}-01-01"), "basis": "elected"});
    g.admin.post("/api/records/posts", seat).await.expect(201);
    let group = g.org.unit("第一党小组", "group", Some(&g.branch)).await;
    let path = |unit: &str| format!("{MEETINGS}/calendar?unit_id={unit}&year={year}");
    let calendar = g.secretary.get(&path(&g.branch)).await.expect(200);
    assert_eq!(periods(&calendar.json, "committee_meeting").len(), 12);
    let groups = periods(&calendar.json, "group_meeting");
    assert_eq!((groups.len(), &groups[0]["unit_name"]), (12, &json!("第一党小组")));
    let own = g.secretary.get(&path(&group)).await.expect(200);
    assert_eq!(own.json["duties"].as_array().unwrap().len(), 1);
    assert_eq!(periods(&own.json, "group_meeting").len(), 12);
}

#[tokio::test]
async fn what_is_planned_stands_beside_what_is_still_due() {
    let g = Ground::new().await;
    let day = today() + Duration::days(1);
    g.planned(&["themed_day"], day).await;
    let path = format!("{MEETINGS}/calendar?unit_id={}&year={}", g.branch, day.year());
    let calendar = g.secretary.get(&path).await.expect(200);
    let month = periods(&calendar.json, "themed_day")[usize::from(u8::from(day.month())) - 1];
    assert_eq!((&month["planned"][0]["day"], &month["done"]), (&json!(day.to_string()), &json!(0)));
    assert!(["open", "ahead"].contains(&month["state"].as_str().unwrap()));
    // a cancelled one counts for nothing
    let made = g.planned(&["lecture"], yesterday()).await;
    post(&g.secretary, &made, "cancel", json!({"reason": "改期"})).await.expect(200);
    let path = format!("{MEETINGS}/calendar?unit_id={}&year={}", g.branch, yesterday().year());
    let calendar = g.secretary.get(&path).await.expect(200);
    assert!(
        periods(&calendar.json, "lecture").iter().all(|one| one["done"] == 0 && one["planned"] == json!([]))
    );
    for query in
        [format!("unit_id={}", g.other), "unit_id=x".into(), format!("unit_id={}&year=99999", g.branch)]
    {
        g.secretary.get(&format!("{MEETINGS}/calendar?{query}")).await.expect(422);
    }
    let held = g.held(&["lecture"], yesterday(), 5).await;
    put(&g.secretary, &held, "record", g.record(5, 0, 0)).await.expect(200);
}
