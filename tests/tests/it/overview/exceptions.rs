use super::{EXCEPTIONS, Ground};
use serde_json::{Value, json};
use suites::Person;
use time::{Date, Month};

async fn sum(who: &Person, matter: &str) -> Value {
    let board = who.get(EXCEPTIONS).await.expect(200).json;
    let matters = board["matters"].as_array().cloned().unwrap_or_default();
    matters.into_iter().find(|one| one["matter"] == matter).unwrap_or_default()
}

async fn units(who: &Person, matter: &str) -> Vec<String> {
    let list = who.get(&format!("{EXCEPTIONS}/units?matter={matter}")).await.expect(200);
    let rows = list.json["items"].as_array().cloned().unwrap_or_default();
    rows.iter().filter_map(|row| row["unit_name"].as_str().map(str::to_owned)).collect()
}

#[tokio::test]
async fn vacancies_are_seen_as_far_as_one_reaches_and_gone_when_filled() {
    let g = Ground::new().await;
    assert_eq!(sum(&g.admin, "secretary_vacant").await["units"], 3);
    assert_eq!(sum(&g.secretary, "secretary_vacant").await["units"], 1);
    assert_eq!(units(&g.secretary, "secretary_vacant").await, ["东区党支部"]);
    let post = json!({
        "unit_id": g.east, "member_id": g.zhang, "post": "secretary", "basis": "elected", "started_on": "2024-06-01",
    });
    g.admin.post("/api/records/posts", post).await.expect(201);
    assert_eq!(sum(&g.secretary, "secretary_vacant").await, Value::Null);
    assert_eq!(units(&g.admin, "secretary_vacant").await.len(), 2);
    assert!(!units(&g.admin, "secretary_vacant").await.contains(&"东区党支部".to_owned()));
}

#[tokio::test]
async fn a_term_that_is_over_is_told_with_its_day() {
    let g = Ground::new().await;
    let unit = g.admin.get(&format!("/api/records/units/{}", g.west)).await.expect(200);
    let version = unit.json["version"].as_i64().unwrap();
    let term = json!({"term_started_on": "2019-03-01"});
    g.admin.patch(&format!("/api/records/units/{}", g.west), version, term).await.expect(200);
    let over = sum(&g.admin, "term_over").await;
    assert_eq!((&over["units"], &over["on"]), (&json!(1), &json!("2022-03-01")));
    assert_eq!(units(&g.admin, "term_over").await, ["西区党支部"]);
}

#[tokio::test]
async fn a_matter_is_told_with_its_rule_once_and_a_warning_with_its_own() {
    let g = Ground::new().await;
    let vacant = sum(&g.admin, "secretary_vacant").await;
    assert_eq!(vacant["basis"]["rule"], "posts");
    assert!(vacant["basis"]["source"].as_str().is_some_and(|source| source.contains("条例")), "{vacant}");
    assert!(vacant["basis"]["effective_from"].is_string(), "{vacant}");
    let rows = g.admin.get(&format!("{EXCEPTIONS}/units?matter=secretary_vacant")).await.expect(200);
    assert_eq!(rows.json["items"][0]["basis"], Value::Null, "not on every line");
    let path = format!("/api/records/units/{}", g.west);
    let version = g.admin.get(&path).await.expect(200).json["version"].as_i64().unwrap();
    g.admin.patch(&path, version, json!({"term_started_on": "2019-03-01"})).await.expect(200);
    assert_eq!(sum(&g.admin, "term_over").await["basis"]["rule"], "units.terms");
    let shown = g.admin.get(&path).await.expect(200);
    let warned = shown.json["warnings"].as_array().unwrap();
    assert!(warned.iter().all(|one| one["basis"]["rule"].is_string()), "{warned:?}");
    assert!(
        warned.iter().any(|one| one["code"] == "term_over" && one["basis"]["rule"] == "units.terms"),
        "{warned:?}"
    );
}

#[tokio::test]
async fn a_list_is_paged_in_the_order_of_the_tree() {
    let g = Ground::new().await;
    let first = g.admin.get(&format!("{EXCEPTIONS}/units?matter=secretary_vacant&limit=2")).await.expect(200);
    assert_eq!(first.json["items"].as_array().map(Vec::len), Some(2));
    let next = first.at("/next");
    let path = format!("{EXCEPTIONS}/units?matter=secretary_vacant&limit=2&cursor={next}");
    assert_eq!(g.admin.get(&path).await.expect(200).json["items"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn who_may_list_nothing_sees_no_board() {
    let g = Ground::new().await;
    let member = g.org.member("李四", &g.west).await;
    let member = g.org.person("lisi", "member", Some(&g.west), Some(&member)).await;
    member.get(EXCEPTIONS).await.refused(403, "forbidden");
    member.get(&format!("{EXCEPTIONS}/units?matter=arrears_red")).await.refused(403, "forbidden");
    g.admin.get(&format!("{EXCEPTIONS}/units?matter=gossip")).await.expect(422);
    let neighbour = g.org.neighbour().await.admin().await;
    assert!(units(&neighbour, "secretary_vacant").await.iter().all(|name| name != "东区党支部"));
}

#[tokio::test]
async fn on_its_last_day_a_term_is_not_over_yet() {
    let g = Ground::new().await;
    let today = super::today();
    let year = today.year() - 3;
    // no term of three years ends on a leap day: the one that ends on the day after is as near as it gets
    let march = Date::from_calendar_date(year, Month::March, 1).expect("a day");
    let start = today.replace_year(year).unwrap_or(march);
    let path = format!("/api/records/units/{}", g.west);
    let version = g.admin.get(&path).await.expect(200).json["version"].as_i64().unwrap();
    g.admin.patch(&path, version, json!({"term_started_on": start.to_string()})).await.expect(200);
    assert_eq!(sum(&g.admin, "term_over").await, Value::Null);
    assert_eq!(units(&g.admin, "term_ending").await, ["西区党支部"]);
    let shown = g.admin.get(&path).await.expect(200);
    let warned: Vec<&str> =
        shown.json["warnings"].as_array().unwrap().iter().filter_map(|one| one["code"].as_str()).collect();
    assert!(warned.contains(&"term_ending") && !warned.contains(&"term_over"), "{warned:?}");
    let terms = g.admin.get(&format!("/api/records/elections/terms?unit_id={}", g.west)).await.expect(200);
    assert_eq!(terms.at("/items/0/state"), "ending");
}

#[tokio::test]
async fn the_size_of_a_branch_is_told_with_the_rule_that_asks() {
    let g = Ground::new().await;
    let matters = ["branch_too_small", "committee_due", "branch_too_large"];
    let mut small = units(&g.admin, "branch_too_small").await;
    small.sort();
    assert_eq!(small, ["东区党支部", "西区党支部"], "a committee holds nobody");
    let mut last = String::new();
    for name in ["赵甲", "钱乙", "孙丙", "李丁", "周戊", "吴己"] {
        last = g.org.member(name, &g.east).await;
    }
    for (matter, expected) in matters.into_iter().zip([vec!["西区党支部"], vec!["东区党支部"], vec![]])
    {
        assert_eq!(units(&g.admin, matter).await, expected, "{matter}");
    }
    let due = sum(&g.secretary, "committee_due").await;
    assert_eq!((&due["units"], &due["basis"]["rule"]), (&json!(1), &json!("units.thresholds")));
    assert!(due["basis"]["source"].as_str().is_some_and(|source| source.contains("支部工作条例")), "{due}");
    let post = |member: &str, post: &str| {
        json!({
            "unit_id": g.east, "member_id": member, "post": post, "basis": "elected", "started_on": "2024-06-01",
        })
    };
    g.admin.post("/api/records/posts", post(&g.zhang, "secretary")).await.expect(201);
    assert_eq!(units(&g.admin, "committee_due").await, ["东区党支部"], "a secretary alone is no committee");
    g.admin.post("/api/records/posts", post(&last, "organisation_commissioner")).await.expect(201);
    assert_eq!(sum(&g.admin, "committee_due").await, Value::Null);
}

#[tokio::test]
async fn years_nobody_entered_are_told_to_whoever_sets_the_rules_until_they_are() {
    let g = Ground::new().await;
    let this = super::today().year();
    for year in [this, this + 1] {
        let days = json!({
            "rule": "calendar.working_days", "setting": "days", "effective_from": format!("{year}-01-01"),
            "reason": "国办通知", "value": {"off": [[format!("{year}-01-01"), format!("{year}-01-01")]], "worked": []},
        });
        g.admin.post(super::VALUES, days).await.expect(201);
    }
    assert_eq!(sum(&g.admin, "calendar_missing").await, Value::Null);
    assert!(units(&g.admin, "calendar_missing").await.is_empty());
    assert_eq!(sum(&g.secretary, "calendar_missing").await, Value::Null);
    let of_matter = format!("{EXCEPTIONS}/units?matter=calendar_missing");
    g.secretary.get(&of_matter).await.refused(403, "forbidden");
}
