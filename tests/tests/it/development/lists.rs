use super::{FILES, Ground};
use serde_json::json;

#[tokio::test]
async fn lists_go_by_unit_standing_and_what_is_due() {
    let g = Ground::new().await;
    let first = g.opened("陈晨", "2024-03-10").await;
    let second = g.opened("李晨", "2024-01-10").await;
    let talked = g.takes(&second, "talk", "done", "2024-01-25", json!({})).await.expect(201);
    let activist = g.walked("choose_candidate").await;
    let mut there = g.draft("王晨", "2024-02-10");
    there["unit_id"] = json!(g.other);
    let there = g.admin.post(FILES, there).await.expect(201);

    let seen = async |query: &str| -> Vec<String> {
        let list = g.secretary.get(&format!("{FILES}?{query}")).await.expect(200);
        list.json["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let (a, b, c) = (first.at("/id"), talked.at("/id"), activist.at("/id"));
    assert_eq!(first.at("/due/on"), "2024-04-10");
    assert_eq!(seen("").await, [a.clone(), c.clone(), b.clone()], "the own branch, the first due first");
    assert_eq!(seen("standing=applicant").await, [a.clone(), b.clone()]);
    assert_eq!(seen("due_step=review_activist").await, [c.as_str()]);
    assert_eq!(seen("due_by=2024-12-31").await, [a.as_str()]);
    assert_eq!(seen("closed=true").await, Vec::<String>::new());
    assert_eq!(seen("q=李").await, [b.as_str()]);
    let page = g.secretary.get(&format!("{FILES}?limit=2")).await.expect(200);
    assert_eq!(seen(&format!("limit=2&cursor={}", page.at("/next"))).await, [b]);
    let all = g.committee.get(&format!("{FILES}?unit_id={}", g.root)).await.expect(200);
    assert_eq!(all.json["items"].as_array().unwrap().len(), 4);
    g.secretary.get(&format!("{FILES}?unit_id={}", g.other)).await.refused(422, "unknown_unit");
    g.secretary.get(&format!("{FILES}/{}", there.at("/id"))).await.refused(404, "not_found");
    let item = &page.json["items"][0];
    assert!(item.get("id_no_masked").is_none() && item["due"]["overdue"] == true);
}
