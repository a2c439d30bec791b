use super::{Ground, TRANSFERS, codes, days_ago, letter, next, show, take, this_month};
use serde_json::json;
use suites::in_words;

#[tokio::test]
async fn an_expired_letter_is_refused_with_its_dates_and_issued_anew() {
    let g = Ground::new().await;
    let id = g.on_the_way().await;
    g.ages(&id, 31).await;
    let seen = show(&g.second, &id).await;
    assert_eq!((seen.at("/state"), seen.at("/since")), ("expired".into(), days_ago(0)));
    let refused = take(&g.second, &id, json!({"step": "approve", "actor": "to_committee"})).await;
    let refused = refused.refused(422, "transfer_letter_expired");
    for day in [days_ago(31), days_ago(1)] {
        assert!(refused.at("/detail").contains(&in_words(&day)), "{}", refused.text());
    }
    for part in ["（依据：关于印制使用《中国共产党党员组织关系介绍信》的通知", "自2006年12月1日起"]
    {
        assert!(refused.at("/detail").contains(part), "{part}: {}", refused.text());
    }
    assert_eq!(g.state(&id).await, "expired");
    let list = g.first.get(&format!("{TRANSFERS}?state=expired")).await.expect(200);
    assert_eq!(list.at("/items/0/id"), id);
    assert_eq!(
        g.first.get(&format!("{TRANSFERS}?state=in_transit")).await.expect(200).json["items"],
        json!([])
    );

    let first = show(&g.first, &id).await;
    assert_eq!(next(&first)[..1], ["issue_letter"]);
    let again = take(&g.first, &id, letter()).await.expect(200);
    assert_eq!(again.at("/state"), "letter_issued");
    let letters = again.json["letters"].as_array().expect("letters");
    assert_eq!((letters.len(), &letters[0]["version"], &letters[1]["version"]), (2, &json!(2), &json!(1)));
    assert_ne!(letters[0]["serial"], letters[1]["serial"]);
    let steps = again.json["steps"].as_array().expect("steps");
    let expired = steps.iter().find(|one| one["step"] == "expire").expect("the calendar's step");
    assert_eq!((&expired["actor"], &expired["on"]), (&json!("clock"), &json!(days_ago(0))));
    take(&g.first, &id, json!({"step": "send"})).await.expect(200);
    take(&g.second, &id, json!({"step": "approve", "actor": "to_committee"})).await.expect(200);
}

#[tokio::test]
async fn what_was_done_while_the_letter_was_valid_can_still_be_recorded() {
    let g = Ground::new().await;
    let id = g.on_the_way().await;
    g.ages(&id, 35).await;
    let then = days_ago(10);
    let late = json!({"step": "approve", "actor": "to_committee", "on": then});
    assert_eq!(take(&g.second, &id, late).await.expect(200).at("/state"), "to_committee_ok");
}

#[tokio::test]
async fn a_letter_says_up_to_which_month_dues_are_paid() {
    let g = Ground::new().await;
    let id = g.applied(json!({"to_unit_id": g.south})).await;
    take(&g.east_secretary, &id, json!({"step": "approve"})).await.expect(200);
    take(&g.first, &id, json!({"step": "approve", "actor": "from_committee"})).await.expect(200);
    let plain = |more: serde_json::Value| json!({"step": "issue_letter", "letter": more});
    let missing = take(&g.first, &id, plain(json!({"distance": "city"}))).await;
    assert_eq!(missing.expect(422).fields(), [("/letter/paid_to".into(), "transfer_paid_to_needed".into())]);
    let long =
        take(&g.first, &id, plain(json!({"distance": "city", "days": 91, "paid_to": this_month()}))).await;
    let long = long.refused(422, "transfer_letter_days");
    assert!(long.at("/detail").contains("组通字"), "{}", long.text());
    let fixed = json!({"kind": "amount_only", "payer": "salaried", "from_month": "2026-01", "amount": 4500});
    g.admin.post(&format!("/api/records/dues/members/{}/assessments", g.zhang), fixed).await.expect(201);
    let other = take(&g.first, &id, plain(json!({"distance": "city", "paid_to": this_month()}))).await;
    other.refused(422, "transfer_paid_to_differs");
    let issued = take(&g.first, &id, plain(json!({"distance": "city"}))).await.expect(200);
    assert_eq!(
        (issued.at("/letters/0/paid_to"), &issued.json["letters"][0]["valid_days"]),
        ("2025-12".into(), &json!(10))
    );
    assert!(codes(&issued).contains(&"transfer_arrears"), "{}", issued.text());
}

#[tokio::test]
async fn letters_are_numbered_in_the_year_and_printed_masked() {
    let g = Ground::new().await;
    let id = g.on_the_way().await;
    let sheet = g.first.get(&format!("{TRANSFERS}/{id}/letter")).await.expect(200);
    assert_eq!(sheet.at("/letter/serial"), format!("{}-001", super::today().year()));
    assert_eq!((sheet.at("/issuer"), sheet.at("/addressee")), ("一厂党委".into(), "二厂党委".into()));
    assert_eq!((sheet.at("/from_name"), sheet.at("/to_name")), ("东区党支部".into(), "南区党支部".into()));
    assert!(sheet.at("/person/id_no_masked").contains("****"), "{}", sheet.text());
    assert_eq!(sheet.json["may_reveal"], true);
    let li = g.org.member("李四", &g.east).await;
    let new = json!({"member_id": li, "to_place": "外省某党委", "reason": "工作调动"});
    let other = g.east_secretary.post(TRANSFERS, new).await.expect(201).at("/id");
    g.first.get(&format!("{TRANSFERS}/{other}/letter")).await.refused(404, "transfer_no_letter");
    take(&g.east_secretary, &other, json!({"step": "approve"})).await.expect(200);
    take(&g.first, &other, json!({"step": "approve", "actor": "from_committee"})).await.expect(200);
    let second = take(&g.first, &other, letter()).await.expect(200);
    assert!(second.at("/letters/0/serial").ends_with("-002"));
}
