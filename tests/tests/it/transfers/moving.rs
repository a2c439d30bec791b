use super::{Ground, main_step, next, send, show, take};
use serde_json::json;

#[tokio::test]
async fn within_one_committee_two_branches_agree() {
    let g = Ground::new().await;
    let west = g.org.person("xiqu", "secretary", Some(&g.west), None).await;
    let id = g.applied(json!({"to_unit_id": g.west})).await;
    assert_eq!(main_step(&show(&g.east_secretary, &id).await).as_deref(), Some("approve"));
    let agreed = take(&g.east_secretary, &id, json!({"step": "approve"})).await.expect(200);
    assert_eq!(agreed.at("/state"), "from_ok");
    assert_eq!((g.heads(&g.east).await, g.heads(&g.west).await), (1, 0));
    assert_eq!(next(&show(&west, &id).await), ["accept", "reject"]);
    let taken = take(&west, &id, json!({"step": "accept"})).await.expect(200);
    assert_eq!((taken.at("/state"), &taken.json["moved"]), ("to_ok".into(), &json!(true)));
    assert_eq!(g.home(&g.zhang).await, (g.west.clone(), "normal".to_owned()));
    assert_eq!((g.heads(&g.east).await, g.heads(&g.west).await), (0, 1));
    assert_eq!(taken.json["letters"], json!([]));
    assert!(taken.json["next"].as_array().is_some_and(Vec::is_empty));
}

#[tokio::test]
async fn between_committees_a_letter_goes_and_a_receipt_comes_back() {
    let g = Ground::new().await;
    let post = json!({"unit_id": g.east, "member_id": g.zhang, "post": "secretary", "started_on": "2024-01-01", "basis": "elected"});
    let post = g.admin.post("/api/records/posts", post).await.expect(201).at("/id");
    let id = g.on_the_way().await;
    let seen = show(&g.second, &id).await;
    assert_eq!((seen.at("/state"), seen.at("/awaits")), ("in_transit".into(), "to_committee".into()));
    assert_eq!(
        (main_step(&seen).as_deref(), seen.json["waits_for_me"].as_bool()),
        (Some("approve"), Some(true))
    );
    assert_eq!(seen.json["letters"][0]["valid_days"], 30);
    take(&g.second, &id, json!({"step": "approve", "actor": "to_committee"})).await.expect(200);
    assert_eq!(g.home(&g.zhang).await.0, g.east, "until the branch accepts");
    take(&g.south_secretary, &id, json!({"step": "accept"})).await.expect(200);
    assert_eq!(g.home(&g.zhang).await, (g.south.clone(), "normal".to_owned()));
    take(&g.second, &id, json!({"step": "return_receipt", "handled_by": "王经办"})).await.expect(200);
    let archived = take(&g.first, &id, json!({"step": "archive"})).await.expect(200);
    assert_eq!(archived.at("/state"), "archived");
    assert_eq!(archived.at("/receipt/handled_by"), "王经办");
    assert_eq!(archived.json["steps"].as_array().map(Vec::len), Some(9));
    let posts = g.admin.get(&format!("/api/records/posts?member_id={}", g.zhang)).await.expect(200);
    let ended = posts.json["items"].as_array().into_iter().flatten().find(|one| one["id"] == post.as_str());
    assert!(ended.is_none_or(|post| post["ended_on"].is_string()), "{}", posts.text());
    let member = g.admin.get(&format!("/api/records/members/{}", g.zhang)).await.expect(200);
    assert_eq!((member.at("/joined_on"), member.at("/full_on")), ("2001-07-01".into(), "2002-07-01".into()));
}

#[tokio::test]
async fn a_rejected_member_stays_and_may_apply_anew() {
    let g = Ground::new().await;
    let id = g.on_the_way().await;
    take(&g.second, &id, json!({"step": "reject"})).await.refused(422, "missing");
    let rejected = take(&g.second, &id, json!({"step": "reject", "reason": "无此岗位"})).await.expect(200);
    assert_eq!(rejected.at("/state"), "rejected_by_receiver");
    assert_eq!(g.home(&g.zhang).await, (g.east.clone(), "normal".to_owned()));
    let again = g.applied(json!({"to_unit_id": g.west})).await;
    let returned =
        take(&g.east_secretary, &again, json!({"step": "return_for_fix", "reason": "写错了"})).await;
    assert_eq!(returned.expect(200).at("/state"), "returned_for_fix");
    take(&g.east_secretary, &again, json!({"step": "apply"})).await.expect(200);
}

#[tokio::test]
async fn an_acceptance_sent_twice_and_at_the_same_time_moves_once() {
    let g = Ground::new().await;
    let id = g.on_the_way().await;
    let version = take(&g.second, &id, json!({"step": "approve", "actor": "to_committee"})).await.expect(200);
    let version = version.json["version"].as_i64().expect("a version");
    let accept = || send(&g.south_secretary, &id, version, json!({"step": "accept"}));
    let (a, b, c, d) = tokio::join!(accept(), accept(), accept(), accept());
    let mut seen = [a.status, b.status, c.status, d.status];
    seen.sort_unstable();
    assert_eq!(seen, [200, 412, 412, 412], "{} {}", a.text(), b.text());
    take(&g.south_secretary, &id, json!({"step": "accept"})).await.refused(409, "transfer_no_such_step");
    assert_eq!((g.heads(&g.east).await, g.heads(&g.south).await), (0, 1));
    let told = g.told("transfer.completed.v1").await;
    assert_eq!(told.len(), 1);
    // the same key gives the same answer
    let receipt = json!({"step": "return_receipt"});
    let version = show(&g.second, &id).await.json["version"].as_i64().expect("a version");
    let post = || {
        let request = g.second.request(reqwest::Method::POST, &format!("{}/{id}/steps", super::TRANSFERS));
        let request = request.header("if-match", format!("\"v{version}\"")).header("idempotency-key", "once");
        g.second.send(request.json(&receipt))
    };
    let (first, second) = (post().await.expect(200), post().await.expect(200));
    assert_eq!(first.json, second.json);
}

#[tokio::test]
async fn the_branch_is_not_corrected_while_a_transfer_is_under_way() {
    let g = Ground::new().await;
    g.applied(json!({"to_unit_id": g.south})).await;
    let path = format!("/api/records/members/{}", g.zhang);
    let version = g.admin.get(&path).await.expect(200).json["version"].as_i64().expect("a version");
    let patch = json!({"unit_id": g.west, "reason": "登记错误"});
    g.admin.patch(&path, version, patch).await.refused(409, "member_under_transfer");
}
