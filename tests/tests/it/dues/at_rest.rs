use super::{DUES, Ground, assessments};
use kernel::Service;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use serde_json::json;

/// What lies in the tables of the organisation, as text.
async fn stored(g: &Ground, tables: &[&str]) -> String {
    let deployment = g.org.app.deployment();
    let system = deployment.system_scope(Service::Records);
    let scope = system.enter(&g.org.entry.tenant.key).await.unwrap().unwrap();
    let tx = deployment.tenant_db(Service::Records).begin(&scope).await.unwrap();
    let mut stored = String::new();
    for table in tables {
        let sql = format!("SELECT coalesce(string_agg(t::text, ' '), '') AS all_of_it FROM {table} t");
        let row = tx.query_one_raw(Statement::from_string(DbBackend::Postgres, sql)).await.unwrap().unwrap();
        stored.push_str(&row.try_get::<String>("", "all_of_it").unwrap());
    }
    stored
}

#[tokio::test]
async fn pay_lies_in_no_table_in_the_clear_and_is_opened_for_a_reason() {
    let g = Ground::enterprise().await;
    let slip = json!({
        "employer": "enterprise", "items": [{"item": "basic_pay", "amount": 76_543_210_987_i64}],
        "deductions": [{"deduction": "housing_fund", "amount": 7_654_321_987_i64}],
    });
    let new = json!({"kind": "formula", "payer": "salaried", "from_month": "2026-01", "payslip": slip});
    let fixed = g.admin.post(&assessments(&g.zhang), new).await.expect(201);
    assert_eq!(fixed.json["amount"], 100_000, "the cap hides what it was reckoned from");
    let text = stored(&g, &["dues_assessments", "audit_log"]).await;
    assert!(text.contains("dues.rates"), "the tables were read");
    // So long that no identifier, hash or time of day holds one by chance.
    for secret in ["76543210987", "7654321987", "68888889000", "1377777780"] {
        assert!(!text.contains(secret), "{secret}");
    }
    let path = format!("{DUES}/assessments/{}/reveal", fixed.at("/id"));
    g.admin.post(&path, json!({"reason": ""})).await.refused(422, "missing");
    let shown = g.admin.post(&path, json!({"reason": "本人申请核对"})).await.expect(200);
    assert_eq!(
        (&shown.json["base"], &shown.json["computed"]),
        (&json!(68_888_889_000_i64), &json!(1_377_777_780_i64))
    );
    let log = g.admin.get("/api/records/audit?subject=dues").await.expect(200);
    assert_eq!(log.at("/items/0/action"), "reveal");
    let secretary = g.org.person("shuji", "secretary", Some(&g.east), None).await;
    secretary.post(&path, json!({"reason": "核对"})).await.expect(200);
    let commissioner = g.org.person("weiyuan", "commissioner", Some(&g.east), None).await;
    commissioner.post(&path, json!({"reason": "核对"})).await.refused(403, "forbidden");
    let stranger = g.org.person("xiqu", "secretary", Some(&g.west), None).await;
    stranger.post(&path, json!({"reason": "核对"})).await.refused(404, "not_found");
    let amount = g.owes(&g.li, "2026-01", 4500).await;
    let none = format!("{DUES}/assessments/{}/reveal", amount.at("/id"));
    g.admin.post(&none, json!({"reason": "核对"})).await.refused(404, "dues_no_base");
}
