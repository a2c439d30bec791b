use super::{Ground, assessments, day, pay, with};
use serde_json::{Value, json};

fn exempt(more: Value) -> Value {
    let whole = json!({
        "kind": "exempt", "from_month": "2026-03", "until_month": "2026-08", "amount": 0,
        "studied_on": "2026-02-10", "approved_on": "2026-02-20", "approved_by": "party_committee", "doc_no": "集党〔2026〕3号",
    });
    with(whole, more)
}

#[tokio::test]
async fn an_approved_exemption_lowers_its_months_only() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, "2026-01", 4500).await;
    let made = g.admin.post(&assessments(&g.zhang), exempt(json!({}))).await.expect(201);
    assert_eq!(
        (made.at("/approved_by"), made.at("/rests_on/0/rule")),
        ("party_committee".into(), "dues.hardship".into())
    );
    for (month, owed) in [("2026-02", 4500), ("2026-03", 0), ("2026-08", 0), ("2026-09", 4500)] {
        let board = g.board(&g.east, month).await;
        assert_eq!(board.json["items"][0]["owed"], owed, "{month}");
        assert_eq!(board.json["items"][0]["assessment"]["lowered"], owed == 0, "{month}");
    }
    let refused = g.pays(json!([pay(&g.zhang, "2026-03", "2026-03", 4500)])).await;
    refused.refused(422, "dues_not_owed");
    // an amount fixed after it takes its place from its month on
    let anew = json!({"kind": "amount_only", "payer": "salaried", "from_month": "2026-06", "amount": 3000, "reason": "correction"});
    g.admin.post(&assessments(&g.zhang), anew).await.expect(201);
    for (month, owed) in [("2026-05", 0), ("2026-06", 3000), ("2026-08", 3000)] {
        assert_eq!(g.board(&g.east, month).await.json["items"][0]["owed"], owed, "{month}");
    }
}

#[tokio::test]
async fn an_exemption_without_what_it_needs_is_refused() {
    let g = Ground::enterprise().await;
    let path = assessments(&g.zhang);
    g.admin.post(&path, exempt(json!({}))).await.refused(422, "dues_nothing_to_lower");
    g.owes(&g.zhang, "2026-01", 4500).await;
    let cases = [
        (json!({"studied_on": null}), "/studied_on", "dues_relief_not_studied"),
        (json!({"approved_on": null}), "/approved_on", "dues_relief_not_approved"),
        (json!({"approved_by": null}), "/approved_by", "dues_relief_not_approved"),
        (json!({"approved_by": "branch"}), "/approved_by", "dues_relief_approver"),
        (json!({"approved_on": "2026-02-09"}), "/approved_on", "dues_relief_approved_before_study"),
        (json!({"approved_on": "2999-01-01"}), "/approved_on", "in_future"),
        (json!({"amount": 4501}), "/amount", "dues_relief_above_dues"),
        (json!({"amount": -1}), "/amount", "dues_negative_amount"),
        (json!({"until_month": "2026-02"}), "/until_month", "dues_months_backwards"),
        (json!({"until_month": null}), "/until_month", "missing"),
        (json!({"payer": "salaried"}), "/payer", "dues_not_asked"),
        (json!({"studied_on": "2026-02-31"}), "/studied_on", "invalid_value"),
    ];
    for (change, pointer, code) in cases {
        let refused = g.admin.post(&path, exempt(change)).await.expect(422);
        assert_eq!(refused.fields(), [(pointer.to_owned(), code.to_owned())], "{}", refused.text());
    }
    let list = g.admin.get(&path).await.expect(200);
    assert_eq!(list.json["items"].as_array().unwrap().len(), 1, "nothing is half written");
    let paid = g.admin.post(super::PAYMENTS, day(json!([pay(&g.zhang, "2026-03", "2026-03", 4500)]))).await;
    paid.expect(201);
}

#[tokio::test]
async fn a_payment_over_an_exempt_month_covers_the_months_that_owe() {
    let g = Ground::enterprise().await;
    for member in [&g.zhang, &g.li] {
        g.owes(member, "2026-01", 4500).await;
        let march = exempt(json!({"until_month": "2026-03"}));
        g.admin.post(&assessments(member), march).await.expect(201);
    }
    g.pays(json!([pay(&g.zhang, "2026-02", "2026-04", 13_500)])).await.refused(422, "dues_amount_differs");
    let paid = g.pays(json!([pay(&g.zhang, "2026-02", "2026-04", 9000)])).await.expect(201);
    let months = |paid: &suites::Answer| (paid.at("/items/0/first_month"), paid.at("/items/0/last_month"));
    assert_eq!(months(&paid), ("2026-02".into(), "2026-04".into()));
    for (month, covered) in [("2026-02", true), ("2026-03", false), ("2026-04", true)] {
        let board = g.board(&g.east, month).await;
        assert_eq!(board.json["items"][0]["paid"].is_object(), covered, "{month}");
    }
    // a span that begins or ends with the exempt month is recorded without it
    let paid = g.pays(json!([pay(&g.li, "2026-01", "2026-03", 9000)])).await.expect(201);
    assert_eq!(months(&paid), ("2026-01".into(), "2026-02".into()));
    let paid = g.pays(json!([pay(&g.li, "2026-03", "2026-04", 4500)])).await.expect(201);
    assert_eq!(months(&paid), ("2026-04".into(), "2026-04".into()));
}
