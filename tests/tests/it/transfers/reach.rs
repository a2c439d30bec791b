use super::{Ground, TRANSFERS, show, take};
use serde_json::json;

#[tokio::test]
async fn each_side_sees_what_concerns_it() {
    let g = Ground::new().await;
    let id = g.applied(json!({"to_unit_id": g.south})).await;
    let path = format!("{TRANSFERS}/{id}");
    for who in [&g.east_secretary, &g.first, &g.admin] {
        who.get(&path).await.expect(200);
    }
    // nothing was sent to the other side yet
    for who in [&g.second, &g.south_secretary] {
        who.get(&path).await.refused(404, "not_found");
        assert_eq!(who.get(TRANSFERS).await.expect(200).json["items"], json!([]));
    }
    let stranger =
        g.org.person("luren", "member", Some(&g.east), Some(&g.org.member("路人", &g.east).await)).await;
    stranger.get(&path).await.refused(404, "not_found");
    stranger.get(TRANSFERS).await.refused(403, "forbidden");
    let me = g.member().await;
    me.get(&path).await.expect(200);
}

#[tokio::test]
async fn a_step_is_taken_by_whose_it_is() {
    let g = Ground::new().await;
    let id = g.applied(json!({"to_unit_id": g.south})).await;
    let auditor = g.org.person("shenji", "auditor", None, None).await;
    let me = g.member().await;
    take(&auditor, &id, json!({"step": "approve"})).await.refused(403, "forbidden");
    take(&me, &id, json!({"step": "approve"})).await.refused(403, "transfer_not_yours");
    take(&g.east_secretary, &id, json!({"step": "send"})).await.refused(409, "transfer_no_such_step");
    take(&g.east_secretary, &id, json!({"step": "approve"})).await.expect(200);
    take(&g.east_secretary, &id, json!({"step": "approve"})).await.refused(403, "transfer_not_yours");
    let seen = show(&g.east_secretary, &id).await;
    assert_eq!(seen.json["next"].as_array().map(Vec::len), Some(1), "only to withdraw for the member");
    assert_eq!(seen.json["next"][0]["on_behalf"], true);
    let finance = g.org.person("caiwu", "finance", Some(&g.east), None).await;
    finance.get(TRANSFERS).await.refused(403, "forbidden");
    let elsewhere = json!({"member_id": g.zhang, "to_unit_id": g.west, "reason": "工作调动"});
    let refused = g.south_secretary.post(TRANSFERS, elsewhere.clone()).await.expect(422);
    assert_eq!(refused.fields(), [("/member_id".into(), "unknown_member".into())]);
    finance.post(TRANSFERS, elsewhere).await.refused(403, "forbidden");
}

/// The branches one is offered to move to.
async fn places(who: &suites::Person) -> Vec<String> {
    let found = who.get(&format!("{TRANSFERS}/places")).await.expect(200);
    let all = found.json["items"].as_array().into_iter().flatten();
    all.filter_map(|one| one["name"].as_str().map(str::to_owned)).collect()
}

#[tokio::test]
async fn branches_are_offered_in_the_order_of_the_tree_and_nobody_the_own() {
    let g = Ground::new().await;
    assert_eq!(places(&g.east_secretary).await, ["东区党支部", "西区党支部", "南区党支部"]);
    assert_eq!(places(&g.member().await).await, ["西区党支部", "南区党支部"]);
}

/// The transfers in one part of the list.
async fn listed(who: &suites::Person, view: &str) -> usize {
    let list = who.get(&format!("{TRANSFERS}?view={view}")).await.expect(200);
    list.json["items"].as_array().map_or(0, Vec::len)
}

#[tokio::test]
async fn what_waits_for_somebody_is_listed_there() {
    let g = Ground::new().await;
    let id = g.applied(json!({"to_unit_id": g.south})).await;
    assert_eq!((listed(&g.east_secretary, "waiting").await, listed(&g.first, "waiting").await), (1, 0));
    assert_eq!(listed(&g.first, "under_way").await, 1);
    take(&g.east_secretary, &id, json!({"step": "approve"})).await.expect(200);
    assert_eq!((listed(&g.east_secretary, "waiting").await, listed(&g.first, "waiting").await), (0, 1));
    assert_eq!(listed(&g.first, "overdue").await, 0);
    g.ages(&id, 6).await;
    assert_eq!(listed(&g.first, "overdue").await, 1);
    let late = show(&g.first, &id).await;
    assert_eq!((&late.json["overdue"]["limit"], &late.json["overdue"]["days_over"]), (&json!(5), &json!(1)));
    assert_eq!(late.at("/overdue/basis/rule"), "transfers.limits");
    take(&g.east_secretary, &id, json!({"step": "withdraw"})).await.expect(200);
    assert_eq!((listed(&g.first, "done").await, listed(&g.first, "under_way").await), (1, 0));
    let first = g.first.get(&format!("{TRANSFERS}?limit=1")).await.expect(200);
    assert_eq!((&first.json["total"], &first.json["next"]), (&json!(1), &json!(null)));
}
