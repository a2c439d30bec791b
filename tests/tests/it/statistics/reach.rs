use super::{Ground, chapter, count, table, today};
use serde_json::json;
use std::collections::BTreeSet;
use time::{Date, Duration};

#[tokio::test]
async fn everybody_counts_within_the_own_part_of_the_tree() {
    let g = Ground::new().await;
    g.member("张三", &g.east, json!({})).await;
    let secretary = g.org.person("dongqu", "secretary", Some(&g.east), None).await;
    let path = |unit: &str| format!("/api/records/units/{unit}/statistics?chapter=members");
    secretary.get(&path(&g.east)).await.expect(200);
    secretary.get(&path(&g.west)).await.refused(404, "not_found");
    secretary.get(&path(&g.root)).await.refused(404, "not_found");
    g.org.neighbour().await.admin().await.get(&path(&g.east)).await.refused(404, "not_found");
    let finance = g.org.person("caiwu", "finance", Some(&g.east), None).await;
    finance.get(&path(&g.east)).await.refused(404, "not_found");
    let commissioner = g.org.person("weiyuan", "commissioner", Some(&g.east), None).await;
    commissioner.get(&path(&g.east)).await.expect(200);
    let freeze = format!("/api/records/units/{}/statistics/snapshots", g.east);
    commissioner.post(&freeze, json!({})).await.refused(403, "forbidden");
    commissioner
        .get(&format!("/api/records/units/{}/statistics/export", g.east))
        .await
        .refused(403, "forbidden");
}

#[tokio::test]
async fn a_figure_opens_to_its_people_page_by_page() {
    let g = Ground::new().await;
    g.roster().await;
    let behind = format!("/api/records/units/{}/statistics/behind?theme=ethnic&class=minority", g.root);
    let members = chapter(&g.admin, &g.root, "members", "").await;
    let expected = count(&members, "ethnic", "minority").expect("a count");
    let (mut seen, mut cursor) = (BTreeSet::new(), String::new());
    loop {
        let page = g.admin.get(&format!("{behind}&limit=5{cursor}")).await.expect(200);
        for one in page.json["items"].as_array().into_iter().flatten() {
            assert!(seen.insert(one["member_id"].to_string()), "nobody comes twice");
        }
        match page.json["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(i64::try_from(seen.len()).ok(), Some(expected));
    let nobody = format!("/api/records/units/{}/statistics/behind?theme=attendance&class=late", g.root);
    g.admin.get(&nobody).await.refused(422, "statistics_nobody_behind");
    let vacant =
        format!("/api/records/units/{}/statistics/behind?theme=vacancies&class=vacant&limit=2", g.root);
    let first = g.admin.get(&vacant).await.expect(200);
    let next = first.json["next"].as_str().expect("another page").to_owned();
    let second = g.admin.get(&format!("{vacant}&cursor={next}")).await.expect(200);
    assert_eq!(second.json["items"].as_array().map(Vec::len), Some(1), "three bodies have no secretary");
}

#[tokio::test]
async fn the_pool_and_who_floats_in_open_as_the_others_do() {
    let g = Ground::new().await;
    let behind = async |theme: &str, class: &str| {
        let path = format!("/api/records/units/{}/statistics/behind?theme={theme}&class={class}", g.east);
        g.admin.get(&path).await
    };
    let pool = chapter(&g.admin, &g.east, "pool", "").await;
    for class in ["women", "minority", "young", "junior_college", "front_line"] {
        let names = behind("pool_makeup", class).await.expect(200);
        let names = names.json["items"].as_array().map(Vec::len).and_then(|n| i64::try_from(n).ok());
        assert_eq!(names, count(&pool, "pool_makeup", class), "{class}");
    }
    behind("pool_makeup", "old").await.refused(422, "statistics_nobody_behind");
    let away = g.member("张三", &g.west, json!({})).await;
    let stay = json!({"member_id": away, "where_to": "东区工地", "since": "2025-03-01", "contact": "16054623754",
        "inflow_unit_id": g.east});
    g.admin.post("/api/records/floating-spells", stay).await.expect(201);
    let registers = chapter(&g.admin, &g.east, "registers", "").await;
    assert_eq!(count(&registers, "floating", "in"), Some(1));
    let here = behind("floating", "in").await.expect(200);
    assert_eq!((here.at("/items/0/name"), here.at("/items/0/unit_id")), ("张三".into(), g.east.clone()));
    assert!(here.json["items"][0]["member_id"].is_null(), "the record is with the own branch");
}

#[tokio::test]
async fn whoever_is_away_counts_as_floating_once_the_months_are_full() {
    let g = Ground::new().await;
    let full = lapsed(today());
    for (name, since, changed) in [
        ("到期", full, json!(null)),
        ("次日到期", full + Duration::DAY, json!(null)),
        ("单位未变", full, json!(false)),
        ("单位已变", full, json!(true)),
    ] {
        let away = g.member(name, &g.west, json!({})).await;
        let stay = json!({"member_id": away, "where_to": "东区工地", "since": since.to_string(),
            "inflow_unit_id": g.east, "changed": changed});
        g.admin.post("/api/records/floating-spells", stay).await.expect(201);
    }
    for (unit, class) in [(&g.west, "out"), (&g.east, "in")] {
        let registers = chapter(&g.admin, unit, "registers", "").await;
        assert_eq!(count(&registers, "floating", class), Some(2), "{class}");
        let path = format!("/api/records/units/{unit}/statistics/behind?theme=floating&class={class}");
        let behind = g.admin.get(&path).await.expect(200);
        let items = behind.json["items"].as_array().into_iter().flatten();
        let names: BTreeSet<_> = items.filter_map(|one| one["name"].as_str()).collect();
        assert_eq!(names, BTreeSet::from(["到期", "单位已变"]), "{class}");
        let eve = format!("&on={}", kernel::add_months(full, 6) - Duration::DAY);
        let before = chapter(&g.admin, unit, "registers", &eve).await;
        assert_eq!(count(&before, "floating", class), Some(0), "{class} on the day before");
    }
}

/// The last day on which a stay may have begun that has lasted six months on a day.
fn lapsed(on: Date) -> Date {
    let mut days = (0..).map(|days| on - Duration::days(150 + days));
    days.find(|since| kernel::add_months(*since, 6) <= on).expect("a day")
}

#[tokio::test]
async fn what_is_published_hides_small_counts_and_what_gives_them_away() {
    let g = Ground::new().await;
    for (n, gender) in ["male", "male", "male", "male", "female"].into_iter().enumerate() {
        let more = json!({"gender": gender, "id_no": id_of(n, gender)});
        g.member(&format!("党员{n}"), &g.east, more).await;
    }
    let full = chapter(&g.admin, &g.east, "members", "").await;
    assert_eq!(count(&full, "gender", "female"), Some(1));
    let public = chapter(&g.admin, &g.east, "members", "&public=true").await;
    assert_eq!(public.json["shown"], "public");
    assert_eq!(table(&public, "gender")["total"], 5);
    assert_eq!(["male", "female"].map(|class| count(&public, "gender", class)), [None, None]);
    for table in public.json["tables"].as_array().into_iter().flatten() {
        for row in table["rows"].as_array().into_iter().flatten() {
            assert!(row["count"].as_i64().is_none_or(|n| n == 0 || n >= 3), "{row}");
            assert_eq!(row["opens"], false);
        }
    }
}

/// A number whose last but one digit tells the sex.
fn id_of(n: usize, gender: &str) -> String {
    let order = 200 + 2 * n + usize::from(gender == "male");
    let body = format!("11010519800101{order:03}");
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 =
        body.chars().zip(weights).map(|(digit, weight)| digit.to_digit(10).unwrap_or(0) * weight).sum();
    let check = ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"];
    format!("{body}{}", check[usize::try_from(sum % 11).unwrap_or(0)])
}

#[tokio::test]
async fn the_report_is_a_workbook_with_its_definitions() {
    let g = Ground::new().await;
    g.member("张三", &g.east, json!({})).await;
    let file = g.admin.get(&format!("/api/records/units/{}/statistics/export", g.root)).await.expect(200);
    let kind = file.header("content-type").map(str::to_owned);
    assert_eq!(kind.as_deref(), Some("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
    let name = file.header("content-disposition").unwrap_or_default();
    // 党内统计-集团党委-, and the day
    let encoded = "%E5%85%9A%E5%86%85%E7%BB%9F%E8%AE%A1-%E9%9B%86%E5%9B%A2%E5%85%9A%E5%A7%94-";
    assert!(name.starts_with("attachment; filename=\"____-____-"), "{name}");
    assert!(name.contains(&format!("UTF-8''{encoded}{}.xlsx", today())), "{name}");
    let log = g.admin.get("/api/records/audit?action=export&subject=statistics").await.expect(200);
    assert_eq!(log.json["items"].as_array().map(Vec::len), Some(1));
}
