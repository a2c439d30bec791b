use super::{Ground, PAYMENTS, month, pay};
use kernel::Service;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use serde_json::{Value, json};

/// What other services hear of the organisation's dues: kind and payload, in order.
async fn told(g: &Ground) -> Vec<(String, Value)> {
    let sql = "SELECT kind, payload FROM platform.outbox WHERE kind LIKE 'dues.%' AND tenant_key = $1 ORDER BY txid, seq";
    let tx = g.org.app.deployment().platform_db(Service::Records).begin().await.unwrap();
    let values = [g.org.entry.tenant.key.as_str().into()];
    let rows =
        tx.query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await.unwrap();
    let event = |row: &sea_orm::QueryResult| {
        let payload: String = row.try_get("", "payload").unwrap();
        (row.try_get("", "kind").unwrap(), serde_json::from_str(&payload).unwrap())
    };
    rows.iter().map(event).collect()
}

#[tokio::test]
async fn others_hear_what_happened_and_never_how_much() {
    let g = Ground::enterprise().await;
    g.owes(&g.zhang, &month(0), 45_678).await;
    let paid =
        g.pays(json!([pay(&g.zhang, &month(0), &month(0), 45_678)])).await.expect(201).at("/items/0/id");
    g.pays(json!([pay(&g.zhang, &month(0), &month(0), 45_678)])).await.expect(422);
    g.admin.post(&format!("{PAYMENTS}/{paid}/receipt"), json!({"collector": "王会计"})).await.expect(201);
    g.admin.post(&format!("{PAYMENTS}/{paid}/reverse"), json!({"reason": "记错"})).await.expect(201);
    let told = told(&g).await;
    let kinds: Vec<&str> = told.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(kinds, ["dues.assessed.v1", "dues.paid.v1", "dues.receipt_issued.v1", "dues.reversed.v1"]);
    let (_, payment) = &told[1];
    assert_eq!((&payment["id"], &payment["member_id"]), (&json!(paid), &json!(g.zhang)));
    assert_eq!((&payment["unit_id"], &payment["first_month"]), (&json!(g.east), &json!(month(0))));
    assert_eq!(told[3].1["reverses"], json!(paid));
    assert!(told.iter().all(|(_, payload)| !payload.to_string().contains(":45678")));
}
