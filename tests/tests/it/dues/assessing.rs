use super::{DUES, Ground, assessments, rules};
use serde_json::{Value, json};

#[tokio::test]
async fn the_answer_names_the_rules_their_source_and_since_when() {
    let g = Ground::enterprise().await;
    let new = json!({"kind": "formula", "payer": "salaried", "from_month": "2026-01", "base": 300_001});
    let fixed = g.admin.post(&assessments(&g.zhang), new).await.expect(201);
    // of all, not of the part above the limit
    assert_eq!(fixed.json["amount"], 3000);
    assert_eq!(rules(&fixed), ["dues.payers", "dues.rates", "dues.rounding"]);
    let rates = &fixed.json["rests_on"][1];
    assert_eq!(rates["effective_from"], "2008-04-01");
    assert!(rates["source"].as_str().unwrap().contains("中组发〔2008〕3号"));
    let reckoning = &fixed.json["reckoning"];
    assert_eq!((&reckoning["base"], &reckoning["basis_points"]), (&json!(300_001), &json!(100)));
    let list = g.admin.get(&assessments(&g.zhang)).await.expect(200);
    let listed = &list.json["items"][0];
    assert_eq!((&listed["amount"], &listed["base_kept"]), (&json!(3000), &json!(true)));
    assert_eq!(listed["reckoning"], Value::Null, "pay is shown on request only");
    assert_eq!(listed["rests_on"], fixed.json["rests_on"], "the rules are kept with the amount");
}

#[tokio::test]
async fn every_kind_of_payer_is_measured_by_its_own_rule() {
    let g = Ground::enterprise().await;
    let slip = json!({
        "employer": "civil_servant",
        "items": [
            {"item": "post_pay", "amount": 230_000}, {"item": "grade_pay", "amount": 310_000},
            {"item": "standard_allowance", "amount": 280_000}, {"item": "transport_allowance", "amount": 65_000},
        ],
        "deductions": [
            {"deduction": "income_tax", "amount": 4_200}, {"deduction": "social_insurance", "amount": 81_000},
            {"deduction": "housing_fund", "amount": 98_400},
        ],
    });
    let cases = [
        (json!({"kind": "formula", "payer": "salaried", "payslip": slip}), 9546),
        (json!({"kind": "formula", "payer": "retired", "base": 823_456}), 8235),
        (
            json!({"kind": "formula", "payer": "irregular_income", "quarter": [900_000, 1_200_000, 600_000]}),
            13_500,
        ),
        (json!({"kind": "fixed", "payer": "student"}), 20),
        (json!({"kind": "set_by_committee", "payer": "farmer", "amount": 100}), 100),
        (json!({"kind": "amount_only", "payer": "salaried", "amount": 4500}), 4500),
    ];
    let path = format!("{}/preview", assessments(&g.zhang));
    for (new, amount) in cases {
        let new = super::with(new, json!({"from_month": "2026-01"}));
        let tried = g.admin.post(&path, new.clone()).await.expect(200);
        assert_eq!(tried.json["amount"], amount, "{new}");
    }
    let list = g.admin.get(&assessments(&g.zhang)).await.expect(200);
    assert_eq!(list.json["items"], json!([]), "trying writes nothing");
}

#[tokio::test]
async fn what_is_above_the_cap_is_noted() {
    let g = Ground::enterprise().await;
    let fixed = g.owes(&g.zhang, "2026-01", 120_000).await;
    assert_eq!(fixed.json["amount"], 100_000);
    assert_eq!(fixed.at("/warnings/0/code"), "dues_above_cap");
    let detail = fixed.at("/warnings/0/detail");
    assert!(
        detail.contains("1,200.00元") && detail.contains("依据") && detail.contains("2017年1月1日"),
        "{detail}"
    );
    // no cap was known before 2017
    let before = g.owes(&g.li, "2016-12", 120_000).await;
    assert_eq!(before.json["amount"], 120_000);
}

#[tokio::test]
async fn an_amount_stays_for_its_year_unless_there_is_a_reason() {
    let g = Ground::enterprise().await;
    let fix = async |from: &str, more: Value| {
        let new = json!({"kind": "amount_only", "payer": "salaried", "from_month": from, "amount": 8250});
        g.admin.post(&assessments(&g.zhang), super::with(new, more)).await
    };
    fix("2025-01", json!({"amount": 4500})).await.expect(201);
    let refused = fix("2025-07", json!({})).await.refused(422, "dues_change_in_year");
    assert_eq!(refused.fields()[0].0, "/reason");
    let detail = refused.at("/detail");
    for part in ["2025年1月", "组电明字〔2017〕5号", "2017年1月1日"] {
        assert!(detail.contains(part), "{part} in {detail}");
    }
    fix("2025-07", json!({"reason": "retired"})).await.expect(201);
    fix("2026-01", json!({"amount": 9000})).await.expect(201);
    for (month, owed) in [("2025-06", 4500), ("2025-07", 8250), ("2025-12", 8250), ("2026-01", 9000)] {
        let board = g.board(&g.east, month).await;
        assert_eq!(board.json["items"][0]["owed"], owed, "{month}");
    }
    let before = g.board(&g.east, "2024-12").await;
    assert_eq!(before.json["items"][0]["owed"], Value::Null, "nothing is owed before anything was fixed");
}

#[tokio::test]
async fn the_rules_of_a_month_can_be_looked_up() {
    let g = Ground::enterprise().await;
    let now = g.admin.get(&format!("{DUES}/rules?month=2026-07")).await.expect(200);
    assert_eq!((&now.json["cap"], &now.json["red_months"]), (&json!(100_000), &json!(6)));
    assert_eq!(now.json["rates"]["pay"][0], json!({"up_to": 300_000, "basis_points": 50}));
    assert!(!now.json["deducted"].as_array().unwrap().is_empty());
    let then = g.admin.get(&format!("{DUES}/rules?month=2016-07")).await.expect(200);
    assert_eq!((&then.json["cap"], &then.json["deducted"]), (&Value::Null, &json!(["income_tax"])));
    g.admin.get(&format!("{DUES}/rules?month=2026-13")).await.expect(422);
}
