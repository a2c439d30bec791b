use super::{Ground, dump, post, show};
use serde_json::json;

#[tokio::test]
async fn numbers_that_cannot_be_are_refused() {
    let g = Ground::new().await;
    let id = g.begun().await;
    let round = |change: &[(&str, serde_json::Value)]| {
        let mut round = g.round(&[8, 7, 6, 2]);
        change.iter().for_each(|(field, value)| round[*field] = value.clone());
        round
    };
    let more = post(&g.secretary, &id, "rounds", round(&[("returned", json!(9))])).await.expect(422);
    assert_eq!((more.code(), more.fields()[0].0.as_str()), ("election_more_returned", "/returned"));
    let rule = "（依据：中国共产党基层组织选举工作条例(2020-07-13)";
    assert!(
        more.at("/detail").contains(rule) && more.at("/fields/0/detail").contains(rule),
        "{}",
        more.text()
    );
    let over = round(&[("issued", json!(9))]);
    let over = post(&g.secretary, &id, "rounds", over).await.refused(422, "election_issued_over_present");
    assert!(
        over.at("/detail").contains(rule) && over.at("/detail").contains("自2020年7月13日起"),
        "{}",
        over.text()
    );
    let spoilt = round(&[("spoilt", json!(9))]);
    post(&g.secretary, &id, "rounds", spoilt).await.refused(422, "election_ballots_sum");
    let sums = round(&[("spoilt", json!(1))]);
    let sums = post(&g.secretary, &id, "rounds", sums).await.expect(422);
    assert_eq!((sums.code(), sums.fields()[0].0.as_str()), ("election_votes_sum", "/votes/0"));
    assert!(sums.at("/detail").contains(rule), "{}", sums.text());
    // eight ballots for three seats hold 24 votes
    post(&g.secretary, &id, "rounds", g.round(&[8, 8, 8, 8])).await.refused(422, "election_votes_over_seats");
    post(&g.secretary, &id, "rounds", g.round(&[8, 7, 6])).await.refused(422, "election_candidate_left_out");
    post(&g.secretary, &id, "rounds", round(&[("void", json!(true))]))
        .await
        .refused(422, "election_not_void");
    let decimals = round(&[("issued", json!(7.5))]);
    let decimals = post(&g.secretary, &id, "rounds", decimals).await.refused(422, "validation");
    assert_eq!(decimals.fields(), [("/issued".to_owned(), "wrong_type".to_owned())]);
    assert!(decimals.at("/fields/0/detail").contains("整数"), "{}", decimals.text());
    let mut stranger = g.round(&[8, 7, 6, 2]);
    stranger["votes"][3]["member_id"] = json!(g.probationary);
    post(&g.secretary, &id, "rounds", stranger).await.refused(422, "election_may_not_stand");
    let early = json!({"office": "secretary", "issued": 8, "returned": 8, "spoilt": 0,
        "votes": [{"member_id": g.full[0], "yes": 8, "no": 0, "abstain": 0}]});
    post(&g.secretary, &id, "rounds", early).await.refused(409, "election_before_committee");
    assert_eq!(show(&g.secretary, &id).await.json["rounds"], json!([]), "nothing half-written");
}

#[tokio::test]
async fn the_tied_stand_again_for_the_last_seat() {
    let g = Ground::new().await;
    let id = g.begun().await;
    let first = post(&g.secretary, &id, "rounds", g.round(&[8, 6, 5, 5])).await.expect(200);
    let office = &first.json["offices"][0];
    assert_eq!((&office["open"], &office["run_off"]), (&json!(1), &json!(true)));
    assert_eq!(office["elected"], json!([g.full[0], g.full[1]]));
    post(&g.secretary, &id, "result", json!({})).await.refused(409, "election_seats_open");
    let among = |members: [&str; 2]| {
        json!({"office": "committee_member", "issued": 8, "returned": 8, "spoilt": 0, "votes": [
            {"member_id": members[0], "yes": 5, "no": 3, "abstain": 0},
            {"member_id": members[1], "yes": 3, "no": 5, "abstain": 0}]})
    };
    let others = among([&g.full[2], &g.full[4]]);
    post(&g.secretary, &id, "rounds", others).await.refused(422, "election_not_listed");
    let decided = post(&g.secretary, &id, "rounds", among([&g.full[2], &g.full[3]])).await.expect(200);
    assert_eq!(decided.json["offices"][0]["open"], json!(0));
    let again = post(&g.secretary, &id, "rounds", g.round(&[1, 1, 1, 1])).await;
    again.refused(409, "election_office_filled");
}

#[tokio::test]
async fn a_void_round_and_a_wrong_count_decide_nothing() {
    let g = Ground::new().await;
    let id = g.begun().await;
    let void = json!({"office": "committee_member", "issued": 8, "returned": 9, "spoilt": 0, "void": true, "votes": []});
    let voided = post(&g.secretary, &id, "rounds", void).await.expect(200);
    assert_eq!(
        (&voided.json["rounds"][0]["void"], &voided.json["offices"][0]["open"]),
        (&json!(true), &json!(3))
    );
    let counted = post(&g.secretary, &id, "rounds", g.round(&[8, 7, 6, 2])).await.expect(200);
    assert_eq!(counted.json["offices"][0]["open"], json!(0));
    let back = post(&g.secretary, &id, "rounds/take-back", json!({"reason": "抄错了票数"})).await.expect(200);
    assert_eq!(
        (&back.json["offices"][0]["open"], &back.json["rounds"][1]["taken_back"]),
        (&json!(3), &json!("抄错了票数"))
    );
}

#[tokio::test]
async fn nobody_can_tell_who_voted_for_whom() {
    let g = Ground::new().await;
    let id = g.counted().await;
    let kept = dump(&g.org).await;
    assert!(kept.contains(&id));
    // of a round there are sums by candidate, and neither ballots nor voters
    let rounds: serde_json::Value = serde_json::from_str(&kept).expect("one row");
    let keys = |one: &serde_json::Value| {
        let mut keys: Vec<String> = one.as_object().expect("an object").keys().cloned().collect();
        keys.sort();
        keys
    };
    let fields = keys(&rounds["rounds"][0]);
    assert_eq!(
        fields,
        [
            "elected",
            "issued",
            "needed",
            "number",
            "office",
            "present",
            "returned",
            "seats",
            "should",
            "spoilt",
            "taken_back",
            "tied",
            "void",
            "votes"
        ]
    );
    let of_person = keys(&rounds["rounds"][0]["votes"][0]);
    assert_eq!(of_person, ["abstain", "member_id", "name", "no", "yes"]);
}
