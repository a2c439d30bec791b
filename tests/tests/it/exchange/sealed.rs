use super::{Ground, count, platform, scope, take};
use kernel::Service;
use serde_json::json;
use sqlx::{AssertSqlSafe, Executor as _, Row as _};
use tenancy::exchange;

#[tokio::test]
async fn nothing_of_a_person_lies_open_between_organisations_or_stays() {
    let g = Ground::new().await;
    let (_, there) = g.on_the_way().await;
    g.approves(&there).await.expect(200);
    take(&g.receiver, &there, json!({"step": "accept"})).await.expect(200);
    g.heard().await;
    assert_eq!(count(&g, "sealed IS NOT NULL").await, 0, "erased once it was taken");
    let sql = format!(
        "SELECT string_agg(m::text, ' ') FROM exchange_messages m WHERE sender = '{}'",
        g.from.entry.tenant.id
    );
    let row = platform(&g.from).await.fetch_one(AssertSqlSafe(sql)).await.unwrap();
    let all: String = row.get(0);
    assert!(!all.contains("张三") && !all.contains("退休"), "{all}");
    // both sides have the same envelopes, signed
    for org in [&g.from, &g.to] {
        let sql = "SELECT count(*) FROM transfer_envelopes WHERE signature IS NOT NULL";
        let row = org.schema(Service::Records).await.fetch_one(sql).await.unwrap();
        assert_eq!(row.get::<i64, _>(0), 3);
    }
}

#[tokio::test]
async fn nobody_else_hears_takes_or_says_anything() {
    let g = Ground::new().await;
    let id = g.ready().await;
    let stranger = g.from.neighbour().await;
    take(&g.sender, &id, json!({"step": "send"})).await.expect(200);
    let sql =
        format!("SELECT exchange_id FROM exchange_messages WHERE sender = '{}'", g.from.entry.tenant.id);
    let row = platform(&g.from).await.fetch_one(AssertSqlSafe(sql)).await.unwrap();
    let id = kernel::ExchangeId(row.get(0));
    let db = stranger.app.deployment().tenant_db(Service::Records);
    let tx = db.begin(&scope(&stranger).await).await.unwrap();
    assert!(exchange::waiting(&tx, 100).await.unwrap().is_empty());
    assert!(!exchange::take(&tx, id, 1).await.unwrap());
    let letter = exchange::Letter { envelope: "{}".into(), signature: vec![1], sealed: vec![1] };
    let told = exchange::post(&tx, id, 2, g.to.entry.tenant.id, &letter).await.unwrap();
    assert_eq!(told, exchange::Posted::Gone);
    // whoever lets go is not to be found by it
    assert_eq!(exchange::party(&tx, g.from.entry.tenant.id).await.unwrap(), None);
}
