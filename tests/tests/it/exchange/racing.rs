use super::{Ground, show, take};
use serde_json::json;

#[tokio::test]
async fn of_revoking_and_turning_down_one_wins() {
    for _ in 0..4 {
        let g = Ground::new().await;
        let (id, there) = g.on_the_way().await;
        let revoke = json!({"step": "revoke", "reason": "本人改变主意"});
        let approve = json!({"step": "approve", "to_unit_id": g.lane});
        let (here, other) = tokio::join!(take(&g.sender, &id, revoke), take(&g.receiver, &there, approve));
        let won = [here.status, other.status].into_iter().filter(|status| *status == 200).count();
        assert_eq!(won, 1, "{} {}", here.text(), other.text());
        let lost = if here.status == 200 { &other } else { &here };
        // who has heard meanwhile looks at an older version
        assert!([409, 412].contains(&lost.status), "{}", lost.text());
        g.heard().await;
        let (mine, theirs) = g.states(&id, &there).await;
        assert_eq!(mine, theirs);
        assert!(["revoked", "to_committee_ok"].contains(&mine.as_str()), "{mine}");
        assert_eq!(g.heads().await, (1, 0));
    }
}

#[tokio::test]
async fn who_has_not_heard_is_too_late() {
    let g = Ground::new().await;
    let id = g.ready().await;
    take(&g.sender, &id, json!({"step": "send"})).await.expect(200);
    // before anybody there has heard of it, the sender takes it back
    take(&g.sender, &id, json!({"step": "revoke", "reason": "开错了"})).await.expect(200);
    g.heard().await;
    let there = g.arrived().await;
    let come = show(&g.receiver, &there).await;
    assert_eq!(come.at("/state"), "revoked");
    assert!(come.json["person"].is_null(), "what was kept of the person is erased");
    take(&g.receiver, &there, json!({"step": "accept"})).await.refused(409, "transfer_no_such_step");
    assert_eq!(g.heads().await, (1, 0));
}
