use super::{Ground, MEMBERS, chapter, count, table, today};
use kernel::whole_years;
use serde_json::Value;
use suites::Person;
use time::{Date, macros::format_description};

/// Every record of a unit, one after the other: what the figures are held against.
async fn records(who: &Person, unit: &str) -> Vec<Value> {
    let list = who.get(&format!("{MEMBERS}?unit_id={unit}&limit=200")).await.expect(200);
    let mut all = Vec::new();
    for item in list.json["items"].as_array().into_iter().flatten() {
        let id = item["id"].as_str().unwrap_or_default();
        all.push(who.get(&format!("{MEMBERS}/{id}")).await.expect(200).json);
    }
    all
}

fn day(value: &Value) -> Option<Date> {
    Date::parse(value.as_str()?, format_description!("[year]-[month]-[day]")).ok()
}

fn counted(all: &[Value], wanted: impl Fn(&Value) -> bool) -> Option<i64> {
    i64::try_from(all.iter().filter(|one| wanted(one)).count()).ok()
}

#[tokio::test]
async fn every_figure_is_what_a_slow_count_finds() {
    let g = Ground::new().await;
    g.roster().await;
    for unit in [&g.root, &g.east, &g.west] {
        let all = records(&g.admin, unit).await;
        let found = chapter(&g.admin, unit, "members", "").await;
        assert_eq!(table(&found, "kind")["total"].as_i64(), i64::try_from(all.len()).ok());
        for kind in ["full", "probationary"] {
            assert_eq!(
                count(&found, "kind", kind),
                counted(&all, |one| one["member_kind"] == kind),
                "{kind}"
            );
        }
        assert_eq!(count(&found, "gender", "male"), counted(&all, |one| one["gender"] == "male"));
        assert_eq!(count(&found, "ethnic", "minority"), counted(&all, |one| one["ethnic"] != "01"));
        let college = |one: &Value| one["education"].as_str().is_some_and(|code| code < "40");
        assert_eq!(count(&found, "education", "junior_college"), counted(&all, college));
        for post in ["worker", "official", "professional", "retired", "student"] {
            assert_eq!(
                count(&found, "occupation", post),
                counted(&all, |one| one["work_post"] == post),
                "{post}"
            );
        }
        let age = |one: &Value| day(&one["birth_date"]).map_or(0, |born| whole_years(born, today()));
        for (class, (from, until)) in
            [(0, 30), (31, 35), (36, 40), (41, 45), (46, 50), (51, 55), (56, 60), (61, 255)]
                .into_iter()
                .enumerate()
        {
            let expected = counted(&all, |one| (from..=until).contains(&age(one)));
            assert_eq!(count(&found, "age", &class.to_string()), expected, "{from} to {until}");
        }
        let periods = ["0001-01-01", "1949-10-01", "1978-12-18", "2012-11-08", "9999-12-31"];
        for (class, span) in periods.windows(2).enumerate() {
            let within =
                |one: &Value| one["joined_on"].as_str().is_some_and(|on| span[0] <= on && on < span[1]);
            assert_eq!(count(&found, "join_period", &class.to_string()), counted(&all, within), "{span:?}");
        }
    }
}

#[tokio::test]
async fn a_past_day_is_counted_as_it_was() {
    let g = Ground::new().await;
    g.roster().await;
    let all = records(&g.admin, &g.root).await;
    for on in ["1980-01-01", "1999-12-31", "2015-06-30"] {
        let found = chapter(&g.admin, &g.root, "members", &format!("&on={on}")).await;
        let joined = |one: &Value| one["joined_on"].as_str().is_some_and(|day| day <= on);
        assert_eq!(table(&found, "kind")["total"].as_i64(), counted(&all, joined), "{on}");
        let full = |one: &Value| joined(one) && one["full_on"].as_str().is_some_and(|day| day <= on);
        assert_eq!(count(&found, "kind", "full"), counted(&all, full), "{on}");
    }
}

#[tokio::test]
async fn each_table_says_what_it_counts_and_by_which_rule() {
    let g = Ground::new().await;
    for one in
        ["members", "changes", "pool", "bodies", "posts", "dues", "life", "study", "honours", "registers"]
    {
        let found = chapter(&g.admin, &g.root, one, "").await;
        for table in found.json["tables"].as_array().into_iter().flatten() {
            for field in ["label", "definition"] {
                assert!(table[field].as_str().is_some_and(|text| !text.is_empty()), "{table}");
            }
            assert!(table["basis"]["source"].as_str().is_some_and(|text| !text.is_empty()), "{table}");
        }
    }
}

#[tokio::test]
async fn bodies_are_counted_by_level_and_secretaries_by_post() {
    let g = Ground::new().await;
    let zhang = g.member("张三", &g.east, serde_json::json!({"birth_date": "1970-05-01"})).await;
    let post = serde_json::json!({
        "unit_id": g.east, "member_id": zhang, "post": "secretary", "started_on": "2024-01-01", "basis": "elected",
    });
    g.admin.post("/api/records/posts", post).await.expect(201);
    let bodies = chapter(&g.admin, &g.root, "bodies", "").await;
    let levels = ["committee", "general_branch", "branch"].map(|level| count(&bodies, "body_level", level));
    assert_eq!(levels, [Some(1), Some(0), Some(2)], "a functional branch is no body of its own");
    let posts = chapter(&g.admin, &g.root, "posts", "").await;
    let secretaries = ["filled", "vacant"].map(|class| count(&posts, "vacancies", class));
    assert_eq!(secretaries, [Some(1), Some(2)]);
    let before = chapter(&g.admin, &g.root, "posts", "&on=2023-12-31").await;
    assert_eq!(count(&before, "vacancies", "vacant"), Some(3));
}
