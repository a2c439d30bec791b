use super::{Ground, count, hear_all, show, take};
use serde_json::json;

#[tokio::test]
async fn what_waits_for_an_organisation_that_leaves_comes_back() {
    let g = Ground::new().await;
    let (id, _) = g.on_the_way().await;
    g.from.app.app().provisioner().unwrap().drop_tenant(g.to.entry.tenant.id).await.unwrap();
    hear_all(&g.from).await;
    let back = show(&g.sender, &id).await;
    assert_eq!(back.at("/state"), "rejected_by_receiver");
    assert_eq!(back.json["organisation"]["gone"], true);
    assert_eq!(super::roster(&g.sender, "张三").await, 1);
    assert_eq!(count(&g, "sealed IS NOT NULL").await, 0);
}

#[tokio::test]
async fn who_was_let_go_by_an_organisation_that_left_can_still_be_taken() {
    let g = Ground::new().await;
    let (_, there) = g.on_the_way().await;
    g.from.app.app().provisioner().unwrap().drop_tenant(g.from.entry.tenant.id).await.unwrap();
    hear_all(&g.to).await;
    g.approves(&there).await.expect(200);
    take(&g.receiver, &there, json!({"step": "accept"})).await.expect(200);
    assert_eq!(super::roster(&g.receiver, "张三").await, 1);
}

#[tokio::test]
async fn a_suspended_organisation_is_not_to_be_found_and_what_was_sent_can_be_taken_back() {
    let g = Ground::new().await;
    let (id, _) = g.on_the_way().await;
    let provisioner = g.from.app.app().provisioner().unwrap();
    provisioner.suspend(g.to.entry.tenant.id, "核查").await.unwrap();
    let path = format!("{}/organisations?q={}", super::TRANSFERS, g.to.slug());
    assert_eq!(g.sender.get(&path).await.expect(200).json["items"], json!([]));
    take(&g.sender, &id, json!({"step": "revoke", "reason": "对方停用"})).await.expect(200);
    hear_all(&g.to).await;
    provisioner.resume(g.to.entry.tenant.id).await.unwrap();
    let there = g.arrived().await;
    assert_eq!(show(&g.receiver, &there).await.at("/state"), "revoked");
}
