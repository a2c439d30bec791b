use super::{Ground, TRANSFERS, take};
use serde_json::json;

#[tokio::test]
async fn only_what_was_published_is_to_be_found() {
    let g = Ground::new().await;
    let path = format!("{TRANSFERS}/organisations?q={}", g.to.slug());
    let found = g.sender.get(&path).await.expect(200);
    let expected = json!({
        "organisation_id": g.to.entry.tenant.id, "name": format!("{}街道党工委", g.to.slug()), "kind": "community",
        "committees": [{"committee_id": g.street, "name": format!("{}街道党工委", g.to.slug())}],
    });
    assert_eq!(found.json["items"], json!([expected]));
    assert!(!found.text().contains("里弄"));
    // nobody finds oneself
    assert_eq!(g.receiver.get(&path).await.expect(200).json["items"], json!([]));
    g.accepts(false).await;
    assert_eq!(g.sender.get(&path).await.expect(200).json["items"], json!([]));
    let new = json!({"member_id": g.zhang, "reason": "迁居", "to_organisation": g.address()});
    g.sender.post(TRANSFERS, new).await.refused(422, "unknown_transfer_organisation");
}

#[tokio::test]
async fn an_aim_is_one_and_a_published_one() {
    let g = Ground::new().await;
    let mut address = g.address();
    address["committee_id"] = json!(g.lane);
    let new =
        |aim: serde_json::Value| json!({"member_id": g.zhang, "reason": "迁居", "to_organisation": aim});
    g.sender.post(TRANSFERS, new(address)).await.refused(422, "unknown_transfer_committee");
    let mut two = new(g.address());
    two["to_place"] = json!("外省某市委组织部");
    g.sender.post(TRANSFERS, two).await.refused(422, "transfer_one_target");
}

#[tokio::test]
async fn what_is_taken_in_is_for_the_administrator_to_say() {
    let g = Ground::new().await;
    let path = format!("{TRANSFERS}/intake");
    let secretary = g.to.person("shuji", "secretary", Some(&g.lane), None).await;
    secretary.get(&path).await.refused(403, "forbidden");
    let standing = g.receiver.get(&path).await.expect(200);
    assert_eq!(standing.json["accepts"], true);
    assert_eq!(standing.at("/committees/0/committee_id"), g.street);
    let nobody = json!({"accepts": true, "committee_ids": []});
    g.receiver.put(&path, nobody).await.refused(422, "missing");
    let branch = json!({"accepts": true, "committee_ids": [g.lane]});
    g.receiver.put(&path, branch).await.refused(422, "unknown_transfer_committee");
}

#[tokio::test]
async fn who_stopped_taking_sends_back_what_is_on_its_way() {
    let g = Ground::new().await;
    let id = g.ready().await;
    g.accepts(false).await;
    take(&g.sender, &id, json!({"step": "send"})).await.refused(409, "transfer_receiver_gone");
}
