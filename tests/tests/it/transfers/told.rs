use super::{Ground, take};
use kernel::Service;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use serde_json::{Value, json};
use suites::PASSWORD;

impl Ground {
    /// Bodies of the events of one kind, in order.
    pub(super) async fn told(&self, kind: &str) -> Vec<Value> {
        let sql =
            "SELECT payload FROM platform.outbox WHERE kind = $1 AND tenant_key = $2 ORDER BY txid, seq";
        let tx = self.org.app.deployment().platform_db(Service::Records).begin().await.unwrap();
        let values = [kind.into(), self.org.entry.tenant.key.as_str().into()];
        let query = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
        let rows = tx.query_all_raw(query).await.unwrap();
        rows.iter()
            .map(|row| serde_json::from_str(&row.try_get::<String>("", "payload").unwrap()).unwrap())
            .collect()
    }
}

#[tokio::test]
async fn what_happens_is_told_and_written_down() {
    let g = Ground::new().await;
    let id = g.on_the_way().await;
    take(&g.second, &id, json!({"step": "approve", "actor": "to_committee"})).await.expect(200);
    take(&g.south_secretary, &id, json!({"step": "accept"})).await.expect(200);
    let opened = g.told("transfer.opened.v1").await;
    assert_eq!((opened.len(), &opened[0]["route"]), (1, &json!("between")));
    let steps: Vec<Value> =
        g.told("transfer.changed.v1").await.into_iter().map(|one| one["step"].clone()).collect();
    assert_eq!(
        json!(steps),
        json!(["apply", "approve", "approve", "issue_letter", "send", "approve", "accept"])
    );
    let completed = g.told("transfer.completed.v1").await;
    assert_eq!((&completed[0]["member_id"], &completed[0]["to_unit_id"]), (&json!(g.zhang), &json!(g.south)));
    let moved = g.told("member.changed.v1").await;
    assert_eq!(moved.last().map(|one| &one["unit_id"]), Some(&json!(g.south)));

    let log = g.admin.get("/api/records/audit?subject=transfer").await.expect(200);
    let all = log.json["items"].as_array().expect("entries");
    let opening = all
        .iter()
        .find(|one| one["action"] == "open" && one["subject_id"] == id.as_str())
        .expect("the opening");
    assert_eq!(opening["on_behalf_of"], json!(g.zhang), "the branch acted for the member");
}

#[tokio::test]
async fn a_member_takes_the_own_transfers_away() {
    let g = Ground::new().await;
    let me = g.member().await;
    g.on_the_way().await;
    let proof =
        me.post("/api/identity/session/proof", json!({"password": PASSWORD})).await.expect(200).at("/proof");
    let data = me.post("/api/records/me/export", json!({"proof": proof})).await.expect(200);
    assert_eq!(data.at("/transfers/0/to_name"), "南区党支部");
    assert_eq!(data.json["transfers"][0]["letters"].as_array().map(Vec::len), Some(1));
}
