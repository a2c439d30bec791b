use super::{COLLECTIONS, Ground, draft, tagged};
use serde_json::json;

#[tokio::test]
async fn a_form_goes_down_the_tree_and_comes_back_as_sums() {
    let g = Ground::new().await;
    let id = g.sent().await;
    let shown = g.committee.get(&format!("{COLLECTIONS}/{id}")).await.expect(200);
    assert_eq!(shown.json["progress"], json!({"asked": 2, "submitted": 0, "accepted": 0, "missing": 2}));
    g.submit(&g.east_secretary, &id, &g.east, 3).await.expect(200);
    g.submit(&g.west_secretary, &id, &g.west, 4).await.expect(200);
    g.step(&g.committee, &id, &g.east, "review", json!({"accept": true})).await.expect(200);
    let rolled = g.committee.get(&format!("{COLLECTIONS}/{id}/roll-up")).await.expect(200);
    assert_eq!(rolled.json["progress"], json!({"asked": 2, "submitted": 1, "accepted": 1, "missing": 0}));
    // the one branch has two members, the other none
    let sums: Vec<_> = (0..3).map(|n| rolled.json["fields"][n]["sum"].as_i64()).collect();
    assert_eq!(sums, [Some(2), Some(7), Some(350_000)]);
    assert_eq!(rolled.json["fields"][3]["counts"], json!({"yes": 2}));
    assert_eq!(rolled.json["fields"][4]["columns"], json!({"amount": 100_000}));
    assert_eq!(rolled.json["parts"].as_array().map(Vec::len), Some(2));
    let file = g.committee.get(&format!("{COLLECTIONS}/{id}/export")).await.expect(200);
    let name = file.header("content-disposition").unwrap_or_default();
    assert!(name.contains("filename*=UTF-8''%") && name.ends_with(".xlsx"), "{name}");
}

#[tokio::test]
async fn what_was_sent_stays_as_it_is() {
    let g = Ground::new().await;
    let id = g.sent().await;
    let request = g.committee.request(reqwest::Method::PUT, &format!("{COLLECTIONS}/{id}"));
    let put = g.committee.send(request.header("if-match", "\"v2\"").json(&draft())).await;
    put.refused(409, "collection_not_draft");
    tagged(&g.committee, &format!("{COLLECTIONS}/{id}/send"), 2, json!({"kinds": ["branch"]}))
        .await
        .refused(409, "collection_not_draft");
}

#[tokio::test]
async fn further_units_are_asked_later_and_only_those_below() {
    let g = Ground::new().await;
    let id = g.draft().await.at("/id");
    let send = format!("{COLLECTIONS}/{id}/send");
    let there = tagged(&g.committee, &send, 1, json!({"unit_ids": [g.south]})).await;
    assert_eq!((there.status, there.code()), (422, "collection_unit_not_below"), "{}", there.text());
    tagged(&g.committee, &send, 1, json!({"unit_ids": [g.east]})).await.expect(200);
    let more = format!("{COLLECTIONS}/{id}/recipients");
    let added = g.committee.post(&more, json!({"kinds": ["branch"]})).await.expect(200);
    assert_eq!(added.json["progress"]["asked"], 2);
    assert_eq!(g.committee.post(&more, json!({"kinds": ["branch"]})).await.status, 422);
}

#[tokio::test]
async fn the_missing_are_reminded_once_a_day() {
    let g = Ground::new().await;
    let id = g.sent().await;
    let remind = format!("{COLLECTIONS}/{id}/remind");
    g.committee.post(&remind, json!({})).await.expect(200);
    g.committee.post(&remind, json!({})).await.refused(409, "collection_reminded_today");
}

#[tokio::test]
async fn forms_that_make_no_sense_are_refused_at_their_place() {
    let g = Ground::new().await;
    let mut new = json!({"unit_id": g.one, "draft": draft()});
    new["draft"]["form"]["fields"][1]["key"] = json!("members");
    let twice = g.committee.post(COLLECTIONS, new.clone()).await;
    assert_eq!(twice.fields(), [("/draft/form/fields/1/key".to_owned(), "collection_key_twice".to_owned())]);
    new["draft"] = draft();
    new["draft"]["due_on"] = json!("2020-01-01");
    let late = g.committee.post(COLLECTIONS, new).await;
    assert_eq!(late.fields(), [("/draft/due_on".to_owned(), "collection_due_in_past".to_owned())]);
}
