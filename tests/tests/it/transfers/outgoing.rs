use super::{Ground, letter, main_step, next, show, take};
use serde_json::json;

#[tokio::test]
async fn a_receipt_from_elsewhere_takes_the_member_off_the_roster() {
    let g = Ground::new().await;
    let id = g.applied(json!({"to_place": "外省某市委组织部"})).await;
    take(&g.east_secretary, &id, json!({"step": "approve"})).await.expect(200);
    take(&g.first, &id, json!({"step": "approve", "actor": "from_committee"})).await.expect(200);
    take(&g.first, &id, letter()).await.expect(200);
    let sent = take(&g.first, &id, json!({"step": "send"})).await.expect(200);
    assert_eq!(
        (sent.at("/awaits"), main_step(&sent).as_deref()),
        ("from_committee".into(), Some("return_receipt"))
    );
    assert!(next(&sent).contains(&"reject".to_owned()));
    assert_eq!(g.heads(&g.east).await, 1);
    let receipt = json!({"step": "return_receipt", "handled_by": "外单位经办人"});
    let back = take(&g.first, &id, receipt).await.expect(200);
    assert_eq!(
        (back.at("/state"), back.at("/receipt/handled_by")),
        ("receipt_returned".into(), "外单位经办人".into())
    );
    assert_eq!(g.home(&g.zhang).await, (g.east.clone(), "transferred".to_owned()));
    assert_eq!(g.heads(&g.east).await, 0);
    let roster = g.admin.get(&format!("/api/records/members?unit_id={}", g.east)).await.expect(200);
    assert_eq!(roster.json["items"], json!([]));
    take(&g.first, &id, json!({"step": "archive"})).await.expect(200);
    // whoever has gone cannot go again
    let again = json!({"member_id": g.zhang, "to_unit_id": g.west, "reason": "再调"});
    g.east_secretary.post(super::TRANSFERS, again).await.refused(422, "not_a_member");
}

#[tokio::test]
async fn a_letter_that_comes_back_leaves_the_member_where_it_was() {
    let g = Ground::new().await;
    let id = g.applied(json!({"to_place": "外省某市委组织部"})).await;
    for (who, step) in [
        (&g.east_secretary, json!({"step": "approve"})),
        (&g.first, json!({"step": "approve", "actor": "from_committee"})),
        (&g.first, letter()),
        (&g.first, json!({"step": "send"})),
        (&g.first, json!({"step": "reject", "reason": "对方不接收"})),
    ] {
        take(who, &id, step).await.expect(200);
    }
    assert_eq!(show(&g.first, &id).await.at("/state"), "rejected_by_receiver");
    assert_eq!(g.home(&g.zhang).await, (g.east.clone(), "normal".to_owned()));
}
