use super::{DUES, Ground, PAYMENTS, assessments, day, month, pay, with};
use serde_json::{Value, json};

#[tokio::test]
async fn every_fault_of_an_assessment_names_its_field() {
    let g = Ground::enterprise().await;
    let path = assessments(&g.zhang);
    let good = json!({"kind": "formula", "payer": "salaried", "from_month": "2026-01", "base": 450_000});
    let cases = [
        (json!({"base": 4500.5}), "/base", "wrong_type"),
        (json!({"base": "450000"}), "/base", "wrong_type"),
        (json!({"base": -1}), "/base", "dues_negative_amount"),
        (json!({"base": 10_000_000_000_001_i64}), "/base", "out_of_range"),
        (json!({"base": null}), "/base", "missing"),
        (json!({"quarter": [1, 2, 3]}), "/base", "dues_one_income"),
        (json!({"from_month": "2026-13"}), "/from_month", "invalid_value"),
        (json!({"from_month": "2026-02-31"}), "/from_month", "invalid_value"),
        (json!({"from_month": "2001-06"}), "/from_month", "dues_before_joined"),
        (json!({"from_month": "2999-01"}), "/from_month", "dues_month_too_far"),
        (json!({"payer": null}), "/payer", "missing"),
        (json!({"payer": "tycoon"}), "/payer", "invalid_value"),
        (json!({"payer": "student"}), "/payer", "dues_income_does_not_fit"),
        (json!({"kind": "fixed"}), "/base", "dues_not_asked"),
        (json!({"kind": "fixed", "base": null}), "/payer", "dues_income_does_not_fit"),
        (json!({"kind": "amount_only", "base": null, "amount": 45.5}), "/amount", "wrong_type"),
        (json!({"kind": "amount_only", "base": null}), "/amount", "missing"),
        (json!({"kind": "amount_only", "base": null, "amount": -1}), "/amount", "dues_negative_amount"),
        (
            json!({"kind": "set_by_committee", "payer": "farmer", "base": null, "amount": 150}),
            "/amount",
            "dues_amount_out_of_bounds",
        ),
        (json!({"until_month": "2026-03"}), "/until_month", "dues_not_asked"),
        (json!({"doc_no": "长".repeat(101)}), "/doc_no", "text_too_long"),
        (json!({"salary": 1}), "/salary", "unknown_field"),
    ];
    for (change, pointer, code) in cases {
        let refused = g.admin.post(&path, with(good.clone(), change)).await.expect(422);
        assert_eq!(refused.fields(), [(pointer.to_owned(), code.to_owned())], "{}", refused.text());
    }
    let list = g.admin.get(&path).await.expect(200);
    assert_eq!(list.json["items"], json!([]), "nothing is half written");
}

#[tokio::test]
async fn every_fault_of_a_payment_names_its_field_and_nothing_is_half_written() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, &month(-5), 4500).await;
    g.owes(&g.li, &month(-5), 2000).await;
    let (now, next) = (month(0), month(1));
    let good = pay(&g.zhang, &month(-1), &month(-1), 4500);
    let cases: Vec<(Value, &str, &str)> = vec![
        (json!({"amount": 45.5}), "/amount", "wrong_type"),
        (json!({"amount": 4400}), "/amount", "dues_amount_differs"),
        (json!({"amount": -4500}), "/amount", "dues_amount_differs"),
        (json!({"first_month": month(-6), "amount": 9000}), "/first_month", "dues_not_owed"),
        (json!({"last_month": month(-2)}), "/last_month", "dues_months_backwards"),
        (json!({"first_month": "2026-2"}), "/first_month", "invalid_value"),
        (json!({"handed_in_by": "relative"}), "/consent_on", "dues_handed_in_without_consent"),
        (json!({"handed_in_by": "boss"}), "/handed_in_by", "invalid_value"),
        (json!({"paid_to": "elsewhere"}), "/paid_to", "dues_not_the_own_branch"),
        (json!({"consent_on": "2026-02-31"}), "/consent_on", "invalid_value"),
        (json!({"consent_on": "2999-01-01"}), "/consent_on", "in_future"),
        (json!({"first_month": month(9), "last_month": month(9)}), "/last_month", "dues_too_far_ahead"),
        (json!({"member_id": uuid::Uuid::now_v7()}), "/member_id", "unknown_member"),
        (json!({"month": now}), "/month", "unknown_field"),
    ];
    for (change, field, code) in cases {
        // a good payment before it must not stay
        let both = json!([pay(&g.li, &month(-1), &month(-1), 2000), with(good.clone(), change)]);
        let refused = g.pays(both).await.expect(422);
        assert_eq!(
            refused.fields(),
            [(format!("/payments/1{field}"), code.to_owned())],
            "{}",
            refused.text()
        );
    }
    let twice = json!([good, pay(&g.zhang, &month(-1), &now, 9000)]);
    let refused = g.pays(twice).await.refused(422, "dues_already_paid");
    assert_eq!(refused.fields()[0].0, "/payments/1/first_month");
    let both = json!([with(good.clone(), json!({"amount": 1})), pay(&g.li, &next, &next, 1)]);
    assert!(g.pays(both).await.refused(422, "validation").fields().len() >= 2, "all faults come at once");
    for (change, pointer, code) in [
        (json!({"paid_on": "2026-02-31"}), "/paid_on", "invalid_value"),
        (json!({"paid_on": "2999-01-01"}), "/paid_on", "in_future"),
        (json!({"paid_on": "0001-01-01"}), "/paid_on", "date_too_early"),
        (json!({"channel": "payroll"}), "/channel", "invalid_value"),
        (json!({"payments": []}), "/payments", "missing"),
        (json!({"payments": vec![good.clone(); 201]}), "/payments", "dues_too_many_at_once"),
    ] {
        let refused = g.admin.post(PAYMENTS, with(day(json!([good])), change)).await.expect(422);
        assert_eq!(refused.fields(), [(pointer.to_owned(), code.to_owned())], "{}", refused.text());
    }
    let list = g.admin.get(PAYMENTS).await.expect(200);
    assert_eq!(list.json["items"], json!([]), "nothing is half written");
}

#[tokio::test]
async fn months_ahead_need_consent_within_the_quarter() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, "2025-07", 4500).await;
    let paid = |consent: Value| {
        let one = with(pay(&g.zhang, "2025-07", "2025-09", 13_500), json!({"consent_on": consent}));
        json!({"paid_on": "2025-07-05", "channel": "transfer", "payments": [one]})
    };
    let refused = g.admin.post(PAYMENTS, paid(Value::Null)).await.refused(422, "dues_consent_missing");
    assert_eq!(refused.fields()[0].0, "/payments/0/consent_on");
    assert!(refused.at("/detail").contains("依据"), "{}", refused.text());
    g.admin.post(PAYMENTS, paid(json!("2025-07-06"))).await.refused(422, "dues_consent_missing");
    g.admin.post(PAYMENTS, paid(json!("2025-07-01"))).await.expect(201);
}

#[tokio::test]
async fn nonsense_is_never_a_failure_of_ours() {
    let g = Ground::enterprise().await;
    for path in [
        format!("{DUES}/members/x/assessments"),
        format!("{DUES}/members/{}/assessments", uuid::Uuid::now_v7()),
        format!("{DUES}/units/{}/board", uuid::Uuid::now_v7()),
        format!("{DUES}/receipts/%00"),
    ] {
        g.admin.get(&path).await.refused(404, "not_found");
    }
    let board = format!("{DUES}/units/{}/board", g.east);
    for query in ["month=2026", "month=0000-01", "limit=0", "cursor=x", "year=2026"] {
        g.admin.get(&format!("{board}?{query}")).await.expect(422);
    }
    for query in ["month=0001-01", "month=9999-12"] {
        g.admin.get(&format!("{board}?{query}")).await.expect(200);
    }
    for query in ["unit_id=1", "month=x", "code=%00", "cursor=x"] {
        g.admin.get(&format!("{PAYMENTS}?{query}")).await.expect(422);
    }
    g.owes(&g.zhang, "2026-01", 4500).await;
    let wild = json!([pay(&g.zhang, "0001-01", "9999-12", i64::MAX)]);
    g.pays(wild).await.expect(422);
}
