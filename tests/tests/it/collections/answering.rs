use super::{COLLECTIONS, Ground, tagged, values};
use serde_json::json;
use suites::in_words;

#[tokio::test]
async fn what_is_known_is_shown_and_not_asked() {
    let g = Ground::new().await;
    let id = g.sent().await;
    let path = format!("{COLLECTIONS}/{id}/answers/{}", g.east);
    let asked = g.east_secretary.get(&path).await.expect(200);
    assert_eq!((&asked.json["known"]["members"], asked.at("/state")), (&json!(2), "asked".into()));
    assert_eq!(asked.json["may"], json!(["save", "submit"]));
    let mut given = values(1);
    given["members"] = json!(9);
    let refused = g.step(&g.east_secretary, &id, &g.east, "submit", json!({"values": given})).await;
    assert_eq!(refused.fields(), [("/values/members".to_owned(), "collection_known_field".to_owned())]);
    let refused =
        g.step(&g.east_secretary, &id, &g.east, "submit", json!({"values": {"hardship": 101}})).await;
    assert_eq!(refused.fields().len(), 2, "out of bounds, and a missing answer: {}", refused.text());
    g.submit(&g.east_secretary, &id, &g.east, 1).await.expect(200);
    // what it knew stays with the answer
    g.org.member("赵六", &g.east).await;
    let later = g.east_secretary.get(&path).await.expect(200);
    assert_eq!(later.json["known"]["members"], 2);
}

#[tokio::test]
async fn a_value_of_another_kind_is_refused_with_what_is_asked_and_what_was_given() {
    let g = Ground::new().await;
    let id = g.sent().await;
    let given = json!({"hardship": "三人", "grant": true, "plan": "有", "people": [{"name": "王五", "amount": "五百"}]});
    let refused = g.step(&g.east_secretary, &id, &g.east, "submit", json!({"values": given})).await;
    let refused = refused.refused(422, "validation");
    let wrong = [
        ("/values/hardship", "整数", "三人"),
        ("/values/grant", "金额", "是"),
        ("/values/plan", "是或者否", "有"),
        ("/values/people/0/amount", "金额", "五百"),
    ];
    let named = wrong.map(|(pointer, ..)| (pointer.to_owned(), "collection_wrong_kind".to_owned()));
    assert_eq!(refused.fields(), named);
    for (at, (_, asked, given)) in wrong.iter().enumerate() {
        let said = refused.at(&format!("/fields/{at}/detail"));
        assert!(said.starts_with(&format!("应填写{asked}，不能填写“{given}”")), "{said}");
        let sent = in_words(&super::days_ahead(0));
        assert!(
            said.contains("采集表《困难党员摸底》") && said.contains(&sent),
            "the form that asks: {said}"
        );
    }
    let seen = g.east_secretary.get(&format!("{COLLECTIONS}/{id}/answers/{}", g.east)).await.expect(200);
    assert_eq!(seen.at("/state"), "asked", "nothing half-written");
}

#[tokio::test]
async fn an_answer_is_drafted_returned_and_accepted() {
    let g = Ground::new().await;
    let id = g.sent().await;
    let path = format!("{COLLECTIONS}/{id}/answers/{}", g.east);
    let request = g.east_secretary.request(reqwest::Method::PUT, &path).header("if-match", "\"v1\"");
    let saved = g.east_secretary.send(request.json(&json!({"values": {"grant": 5}}))).await.expect(200);
    assert_eq!(saved.at("/state"), "draft");
    tagged(&g.east_secretary, &format!("{path}/submit"), 1, json!({"values": values(1)}))
        .await
        .refused(412, "precondition_failed");
    g.submit(&g.east_secretary, &id, &g.east, 1).await.expect(200);
    let bare = g.step(&g.committee, &id, &g.east, "review", json!({"accept": false})).await;
    assert_eq!(bare.fields(), [("/reason".to_owned(), "missing".to_owned())]);
    let back = json!({"accept": false, "reason": "名单不全"});
    let returned = g.step(&g.committee, &id, &g.east, "review", back).await.expect(200);
    assert_eq!(returned.at("/state"), "returned");
    g.submit(&g.east_secretary, &id, &g.east, 2).await.expect(200);
    let accepted = g.step(&g.committee, &id, &g.east, "review", json!({"accept": true})).await.expect(200);
    let steps: Vec<_> =
        accepted.json["steps"].as_array().into_iter().flatten().map(|one| one["step"].clone()).collect();
    assert_eq!(json!(steps), json!(["save", "submit", "return", "submit", "accept"]));
}

#[tokio::test]
async fn a_committee_writes_for_a_branch_and_that_shows() {
    let g = Ground::new().await;
    let id = g.sent().await;
    let written = g.submit(&g.committee, &id, &g.west, 0).await.expect(200);
    assert_eq!(
        (&written.json["on_behalf"], &written.json["steps"][0]["on_behalf"]),
        (&json!(true), &json!(true))
    );
    let own = g.submit(&g.east_secretary, &id, &g.east, 0).await.expect(200);
    assert_eq!(own.json["on_behalf"], false);
}

#[tokio::test]
async fn after_closing_there_are_corrections_only() {
    let g = Ground::new().await;
    let id = g.sent().await;
    g.submit(&g.east_secretary, &id, &g.east, 1).await.expect(200);
    tagged(&g.committee, &format!("{COLLECTIONS}/{id}/close"), 2, json!({})).await.expect(200);
    g.submit(&g.west_secretary, &id, &g.west, 1).await.refused(409, "collection_no_such_step");
    let body = json!({"values": values(2), "reason": ""});
    assert_eq!(g.step(&g.east_secretary, &id, &g.east, "corrections", body).await.status, 422);
    let body = json!({"values": values(2), "reason": "漏报一人"});
    let corrected = g.step(&g.east_secretary, &id, &g.east, "corrections", body).await.expect(200);
    assert_eq!(corrected.json["values"]["hardship"], 2);
    assert_eq!(corrected.json["steps"][1]["before"]["hardship"], 1);
}

#[tokio::test]
async fn boards_show_what_is_to_be_done() {
    let g = Ground::new().await;
    let id = g.sent().await;
    let matters = async |who: &suites::Person, unit: &str| {
        let board = who.get(&format!("/api/records/units/{unit}/month")).await.expect(200);
        let all = board.json["items"].as_array().cloned().unwrap_or_default();
        all.into_iter()
            .filter(|one| one["collection_id"] == id.as_str())
            .map(|one| one["matter"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(matters(&g.committee, &g.one).await, Vec::<serde_json::Value>::new());
    g.submit(&g.east_secretary, &id, &g.east, 1).await.expect(200);
    assert_eq!(matters(&g.committee, &g.one).await, [json!("collection_answered")]);
}
