use super::{ELECTIONS, Ground, post, show};
use serde_json::json;

#[tokio::test]
async fn the_result_is_printed_with_the_votes_of_the_record() {
    let g = Ground::new().await;
    let id = g.begun().await;
    let path = format!("{ELECTIONS}/{id}/result.pdf");
    g.secretary.get(&path).await.refused(409, "election_not_counted");
    post(&g.secretary, &id, "rounds", g.round(&[8, 7, 2, 6])).await.expect(200);
    let wrong = json!({"reason": "抄错了票数"});
    post(&g.secretary, &id, "rounds/take-back", wrong).await.expect(200);
    post(&g.secretary, &id, "rounds", g.round(&[8, 7, 6, 2])).await.expect(200);
    let leader = json!({"office": "secretary", "issued": 3, "returned": 3, "spoilt": 0,
        "votes": [{"member_id": g.full[0], "yes": 3, "no": 0, "abstain": 0}]});
    post(&g.secretary, &id, "rounds", leader).await.expect(200);
    g.secretary.get(&path).await.refused(409, "election_not_counted");
    post(&g.secretary, &id, "result", json!({})).await.expect(200);

    let shown = show(&g.secretary, &id).await;
    let sheet = g.secretary.get(&path).await.expect(200).sheet("election-result");
    assert_eq!((&sheet["title"], &sheet["to"]), (&json!("东区党支部选举结果报告单"), &json!("集团党委")));
    assert_eq!(sheet["on"], shown.json["held_on"]);
    let facts = sheet["facts"].to_string();
    for fact in [r#"{"name":"应到会","value":"8"}"#, r#"{"name":"实到会","value":"8"}"#, "待上级"] {
        assert!(facts.contains(fact), "{fact} in {facts}");
    }
    // what was taken back is no part of it
    let counted = shown.json["rounds"].as_array().unwrap().iter().filter(|one| one["taken_back"].is_null());
    let tables = sheet["tables"].as_array().unwrap();
    assert_eq!((tables.len(), counted.clone().count()), (2, 2));
    for (round, table) in counted.zip(tables) {
        let votes = round["votes"].as_array().unwrap();
        for (one, row) in votes.iter().zip(table["rows"].as_array().unwrap()) {
            assert_eq!(row[0], one["name"]);
            for (column, field) in [(1, "yes"), (2, "no"), (3, "abstain")] {
                assert_eq!(row[column], one[field].to_string(), "{field}");
            }
            assert_eq!(row[4], if one["elected"] == true { "当选" } else { "未当选" });
        }
        assert_eq!(table["rows"].as_array().map(Vec::len), Some(votes.len()));
        let lead = table["lead"].as_str().unwrap();
        assert!(lead.contains(&format!("收回 {} 张", round["returned"])), "{lead}");
    }
    assert!(sheet["result"].as_str().unwrap().lines().any(|line| line == "书记：党员1"), "{sheet}");
    g.committee.get(&path).await.expect(200);
    let elsewhere = g.org.unit("西区党支部", "branch", Some(&g.root)).await;
    let other = g.org.person("xiqu", "secretary", Some(&elsewhere), None).await;
    other.get(&path).await.refused(404, "not_found");
}
