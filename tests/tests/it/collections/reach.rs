use super::{COLLECTIONS, Ground, draft};
use serde_json::json;

#[tokio::test]
async fn a_draft_is_nobody_elses_and_an_answer_its_units() {
    let g = Ground::new().await;
    let id = g.draft().await.at("/id");
    assert_eq!(g.east_secretary.get(&format!("{COLLECTIONS}/{id}")).await.status, 404);
    let id = g.sent().await;
    g.east_secretary.get(&format!("{COLLECTIONS}/{id}")).await.expect(200);
    let path = |unit: &str| format!("{COLLECTIONS}/{id}/answers/{unit}");
    assert_eq!(g.east_secretary.get(&path(&g.west)).await.status, 404);
    assert_eq!(g.east_secretary.get(&path(&g.south)).await.status, 404);
    let list = g.east_secretary.get(&format!("{COLLECTIONS}/{id}/answers")).await.expect(200);
    assert_eq!(list.json["items"].as_array().map(Vec::len), Some(1));
    let all = g.committee.get(&format!("{COLLECTIONS}/{id}/answers?missing=true")).await.expect(200);
    assert_eq!(all.json["items"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn a_branch_neither_asks_nor_takes_in() {
    let g = Ground::new().await;
    let new = json!({"unit_id": g.east, "draft": draft()});
    assert_eq!(g.east_secretary.post(COLLECTIONS, new).await.status, 403);
    let id = g.sent().await;
    g.submit(&g.east_secretary, &id, &g.east, 1).await.expect(200);
    let review = g.step(&g.east_secretary, &id, &g.east, "review", json!({"accept": true})).await;
    assert_eq!(review.status, 403);
    assert_eq!(g.east_secretary.post(&format!("{COLLECTIONS}/{id}/remind"), json!({})).await.status, 403);
    assert_eq!(g.admin.get(&format!("{COLLECTIONS}/{id}")).await.status, 200);
}

#[tokio::test]
async fn who_only_reads_takes_no_names_away() {
    let g = Ground::new().await;
    let id = g.sent().await;
    g.submit(&g.east_secretary, &id, &g.east, 1).await.expect(200);
    let auditor = g.org.person("shenji", "auditor", None, None).await;
    auditor.get(&format!("{COLLECTIONS}/{id}/roll-up")).await.expect(200);
    let commissioner = g.org.person("weiyuan", "commissioner", Some(&g.east), None).await;
    for path in [format!("{COLLECTIONS}/{id}/export"), format!("{COLLECTIONS}/{id}/export?template=true")] {
        for reader in [&auditor, &commissioner] {
            assert_eq!(reader.get(&path).await.status, 403, "{path}");
        }
    }
    for writer in [&g.committee, &g.east_secretary] {
        assert_eq!(writer.get(&format!("{COLLECTIONS}/{id}/export")).await.status, 200);
    }
}
