use super::{Ground, chapter, count, table};
use serde_json::json;

#[tokio::test]
async fn whoever_was_honoured_in_the_span_counts_once_and_in_every_level() {
    let g = Ground::new().await;
    let mut members = Vec::new();
    for n in 0..3 {
        members.push(g.member(&format!("党员{n}"), &g.east, json!({})).await);
    }
    let honours = [
        ("member_id", &members[0], "grassroots", "2025-03-01"),
        ("member_id", &members[0], "county", "2025-06-28"),
        ("member_id", &members[1], "grassroots", "2025-06-28"),
        ("member_id", &members[2], "county", "2024-06-28"),
        ("unit_id", &g.east, "provincial", "2025-06-28"),
        ("unit_id", &g.west, "county", "2025-06-28"),
    ];
    for (whom, id, level, on) in honours {
        let new = json!({
            whom: id, "level": level, "title": "先进", "awarded_by": "党委", "awarded_on": on,
        });
        g.admin.post("/api/records/honours", new).await.expect(201);
    }
    let on = "&on=2025-06-30";
    let levels = ["national", "provincial", "municipal", "county", "grassroots"];
    let root = chapter(&g.admin, &g.root, "honours", on).await;
    assert_eq!(table(&root, "honoured_members")["total"], 2);
    assert_eq!(levels.map(|level| count(&root, "honoured_members", level)), [0, 0, 0, 1, 2].map(Some));
    assert_eq!(table(&root, "honoured_units")["total"], 2);
    assert_eq!(levels.map(|level| count(&root, "honoured_units", level)), [0, 1, 0, 1, 0].map(Some));
    let east = chapter(&g.admin, &g.east, "honours", on).await;
    assert_eq!(table(&east, "honoured_units")["total"], 1);
    let public = chapter(&g.admin, &g.root, "honours", &format!("{on}&public=true")).await;
    assert_eq!(count(&public, "honoured_members", "grassroots"), None, "two are a small count");
    assert_eq!(count(&public, "honoured_units", "county"), Some(1), "a unit is nobody");

    let behind = |theme: &str, class: &str| {
        format!("/api/records/units/{}/statistics/behind?theme={theme}&class={class}{on}", g.root)
    };
    let county = g.admin.get(&behind("honoured_members", "county")).await.expect(200);
    assert_eq!(county.at("/items/0/member_id"), members[0]);
    assert_eq!(county.json["items"].as_array().map(Vec::len), Some(1));
    let all = g.admin.get(&behind("honoured_members", "")).await.expect(200);
    assert_eq!(all.json["items"].as_array().map(Vec::len), Some(2));
    let units = g.admin.get(&behind("honoured_units", "provincial")).await.expect(200);
    assert_eq!(units.at("/items/0/unit_id"), g.east);
}
