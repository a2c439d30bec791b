use super::{ELECTIONS, Ground, post, show, today, years_ago};
use serde_json::{Value, json};

/// Who holds which post in the branch today.
async fn posts(g: &Ground) -> Vec<(String, String)> {
    let path = format!("/api/records/posts?unit_id={}&on={}", g.branch, today());
    let held = g.admin.get(&path).await.expect(200);
    let mut posts: Vec<_> = held.json["items"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|one| one["ended_on"].is_null())
        .map(|one| {
            (
                one["post"].as_str().unwrap_or_default().into(),
                one["member_name"].as_str().unwrap_or_default().into(),
            )
        })
        .collect();
    posts.sort();
    posts
}

fn paper(confirmation: &str) -> Value {
    json!({"confirmation": confirmation, "doc_no": "集党〔2026〕12号", "decided_on": today()})
}

#[tokio::test]
async fn the_posts_are_set_with_the_last_paper() {
    let g = Ground::new().await;
    let old = json!({"unit_id": g.branch, "member_id": g.full[5], "post": "secretary", "started_on": years_ago(3),
        "term_end": today(), "basis": "elected"});
    g.admin.post("/api/records/posts", old).await.expect(201);
    let id = g.counted().await;
    let divided = json!({"posts": [
        {"member_id": g.full[1], "post": "organisation_commissioner"},
        {"member_id": g.full[2], "post": "discipline_commissioner"}]});
    let decided = post(&g.secretary, &id, "result", divided).await.expect(200);
    assert_eq!((decided.at("/state").as_str(), decided.at("/awaits").as_str()), ("decided", "above"));
    // the branch does not approve its own result
    post(&g.secretary, &id, "confirmations", paper("filed")).await.refused(403, "forbidden");
    let filed = post(&g.committee, &id, "confirmations", paper("filed")).await.expect(200);
    assert_eq!(filed.at("/state"), "decided");
    assert_eq!(posts(&g).await, [("secretary".into(), "党员6".into())], "not before the approval");
    post(&g.committee, &id, "confirmations", paper("filed")).await.refused(409, "election_answered_already");
    let done = post(&g.committee, &id, "confirmations", paper("approved")).await.expect(200);
    assert_eq!(done.at("/state"), "completed");
    let now: Vec<(String, String)> = [
        ("discipline_commissioner", "党员3"),
        ("organisation_commissioner", "党员2"),
        ("secretary", "党员1"),
    ]
    .map(|(post, name)| (post.to_owned(), name.to_owned()))
    .into();
    assert_eq!(posts(&g).await, now);
    let unit = g.admin.get(&format!("/api/records/units/{}", g.branch)).await.expect(200);
    assert_eq!(unit.at("/term/started_on"), today().to_string());
    assert_eq!(unit.at("/term/ends_on"), done.at("/next_term_ends_on"));
    // the result and the papers of the committee above are part of the archive
    let year = format!("/api/records/units/{}/archive/{}", g.branch, today().year());
    let archived = g.committee.get(&year).await.expect(200);
    let kinds = archived.json["kinds"].as_array().cloned().unwrap_or_default();
    let elections = kinds.iter().find(|kind| kind["kind"] == "election").expect("elections are archived");
    assert_eq!((&elections["entries"][0]["id"], &elections["keep"]), (&json!(id), &json!("permanent")));
}

#[tokio::test]
async fn a_refused_result_sets_nobody() {
    let g = Ground::new().await;
    let id = g.counted().await;
    post(&g.secretary, &id, "result", json!({})).await.expect(200);
    let wrong = json!({"reason": "程序不符合规定", "decided_on": "2020-01-01"});
    post(&g.committee, &id, "refusal", wrong).await.refused(422, "election_before_held");
    let refusal = json!({"reason": "程序不符合规定", "decided_on": today()});
    let refused = post(&g.committee, &id, "refusal", refusal).await.expect(200);
    assert_eq!(
        (refused.at("/state").as_str(), refused.at("/reason").as_str()),
        ("refused", "程序不符合规定")
    );
    assert!(posts(&g).await.is_empty());
    g.planned().await;
}

#[tokio::test]
async fn posts_go_to_the_elected() {
    let g = Ground::new().await;
    let id = g.counted().await;
    let give = |member: &str, post: &str| json!({"posts": [{"member_id": member, "post": post}]});
    let stranger = give(&g.full[6], "organisation_commissioner");
    post(&g.secretary, &id, "result", stranger).await.refused(422, "election_post_of_others");
    let leader = give(&g.full[1], "secretary");
    post(&g.secretary, &id, "result", leader).await.refused(422, "election_post_not_elected");
    let twice = json!({"posts": [
        {"member_id": g.full[1], "post": "organisation_commissioner"},
        {"member_id": g.full[2], "post": "organisation_commissioner"}]});
    post(&g.secretary, &id, "result", twice).await.refused(422, "election_post_twice");
    assert_eq!(show(&g.secretary, &id).await.at("/state"), "voting");
}

#[tokio::test]
async fn a_member_sees_when_who_stands_and_the_result() {
    let g = Ground::new().await;
    let me = g.org.person("wo", "member", Some(&g.branch), Some(&g.full[0])).await;
    let id = g.begun().await;
    let mine = me.get(&format!("{ELECTIONS}/mine")).await.expect(200);
    assert_eq!(mine.at("/election/planned_on"), today().to_string());
    assert_eq!(mine.json["election"]["candidates"].as_array().map(Vec::len), Some(5));
    assert_eq!(mine.json["election"]["rounds"], json!([]), "no counts before the result is settled");
    me.get(&format!("{ELECTIONS}/{id}")).await.refused(404, "not_found");
    post(&g.secretary, &id, "rounds", g.round(&[8, 7, 6, 2])).await.expect(200);
    let leader = json!({"office": "secretary", "issued": 3, "returned": 3, "spoilt": 0,
        "votes": [{"member_id": g.full[0], "yes": 3, "no": 0, "abstain": 0}]});
    post(&g.secretary, &id, "rounds", leader).await.expect(200);
    post(&g.secretary, &id, "result", json!({})).await.expect(200);
    let mine = me.get(&format!("{ELECTIONS}/mine")).await.expect(200);
    assert_eq!(mine.json["election"]["elected"].as_array().map(Vec::len), Some(3));
    assert_eq!(mine.json["election"]["rounds"].as_array().map(Vec::len), Some(2));
}
