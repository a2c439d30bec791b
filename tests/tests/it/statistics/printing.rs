use super::{Ground, chapter};
use serde_json::{Value, json};

/// The table of a sheet with this heading.
fn table<'a>(sheet: &'a Value, caption: &str) -> &'a Value {
    let mut all = sheet["tables"].as_array().into_iter().flatten();
    all.find(|table| table["caption"] == caption).unwrap_or_else(|| panic!("no {caption} in {sheet}"))
}

#[tokio::test]
async fn what_the_page_shows_is_printed() {
    let g = Ground::new().await;
    g.roster().await;
    let path = format!("/api/records/units/{}/statistics.pdf", g.root);
    let shown = chapter(&g.admin, &g.root, "members", "").await;
    let printed = g.admin.get(&format!("{path}?chapter=members")).await.expect(200);
    assert_eq!(printed.header("content-type"), Some("application/pdf"));
    let sheet = printed.sheet("statistics");
    assert_eq!((&sheet["title"], &sheet["unit"]), (&json!("党内统计表（党员队伍）"), &json!("集团党委")));
    assert_eq!((&sheet["on"], &sheet["after"]), (&shown.json["on"], &shown.json["after"]));
    let tables = shown.json["tables"].as_array().unwrap();
    assert_eq!(sheet["tables"].as_array().map(Vec::len), Some(tables.len()));
    for of in tables {
        let on_paper = table(&sheet, of["label"].as_str().unwrap());
        for (row, printed) in of["rows"].as_array().unwrap().iter().zip(on_paper["rows"].as_array().unwrap())
        {
            assert_eq!((&printed[0], &printed[1]), (&row["label"], &json!(row["count"].to_string())));
        }
        assert!(on_paper["note"].as_str().unwrap().contains(of["definition"].as_str().unwrap()));
    }
    let gender = table(&sheet, "性别");
    assert_eq!(gender["sums"], json!(["合计", "24", ""]));
    let all = g.admin.get(&path).await.expect(200).sheet("statistics");
    assert_eq!(all["title"], "党内统计表");
    assert!(all["tables"].as_array().map(Vec::len) > sheet["tables"].as_array().map(Vec::len));
    g.admin.get(&format!("{path}?on=2999-01-01")).await.refused(422, "statistics_after_today");
}

#[tokio::test]
async fn small_counts_are_hidden_on_paper_as_well() {
    let g = Ground::new().await;
    g.member("张三", &g.east, json!({})).await;
    let path = format!("/api/records/units/{}/statistics.pdf?chapter=members", g.east);
    let sheet = g.admin.get(&format!("{path}&public=true")).await.expect(200).sheet("statistics");
    assert_eq!(table(&sheet, "性别")["sums"], json!(["合计", "不公布", ""]));
    assert!(sheet["notes"][0].as_str().is_some_and(|note| note.contains("不公布")));
    let commissioner = g.org.person("weiyuan", "commissioner", Some(&g.east), None).await;
    commissioner.get(&path).await.expect(200);
    commissioner.get(&path.replace(&g.east, &g.west)).await.refused(404, "not_found");
}

#[tokio::test]
async fn a_frozen_report_is_printed_as_it_was_frozen() {
    let g = Ground::new().await;
    g.member("张三", &g.east, json!({})).await;
    let freeze = format!("/api/records/units/{}/statistics/snapshots", g.east);
    let frozen = g.admin.post(&freeze, json!({"note": "半年报"})).await.expect(201);
    g.member("李四", &g.east, json!({})).await;
    let path = format!("/api/records/statistics/snapshots/{}/statistics.pdf", frozen.at("/id"));
    let sheet = g.admin.get(&path).await.expect(200).sheet("statistics");
    assert_eq!((&sheet["unit"], &sheet["on"]), (&json!("东区党支部"), &frozen.json["on"]));
    assert_eq!(table(&sheet, "性别")["sums"], json!(["合计", "1", ""]));
    assert_eq!(sheet["notes"][0], "半年报");
    assert!(sheet["notes"][1].as_str().is_some_and(|note| note.contains(&frozen.at("/hash"))));
    let elsewhere = g.org.person("xiqu", "secretary", Some(&g.west), None).await;
    elsewhere.get(&path).await.refused(404, "not_found");
}
