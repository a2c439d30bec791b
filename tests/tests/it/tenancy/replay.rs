//! What a service keeps of another's events can be thrown away and made again.

use events::{
    Client,
    consumer::{Feed, replay},
};
use kernel::{Service, SystemClock, TenantKind};
use serde_json::json;
use sqlx::{AssertSqlSafe, Executor as _, PgConnection, Row as _};
use std::{sync::Arc, time::Duration};
use suites::{Org, TestApp};
use testkit::on_lasting_runtime;

/// All rows of both tables, every column, in one text.
async fn rows(conn: &mut PgConnection, units: &str, places: &str) -> String {
    let sql = format!(
        "SELECT coalesce((SELECT string_agg(u::text, E'\\n' ORDER BY id) FROM ({units}) u), '') || E'\\n--\\n' || \
         coalesce((SELECT string_agg(p::text, E'\\n' ORDER BY member_id) FROM ({places}) p), '')"
    );
    sqlx::query(AssertSqlSafe(sql)).fetch_one(conn).await.unwrap().get(0)
}

async fn projected(conn: &mut PgConnection) -> String {
    rows(conn, "SELECT * FROM units", "SELECT * FROM member_places").await
}

/// The same as the service that owns it has it.
async fn original(conn: &mut PgConnection) -> String {
    let units = "SELECT id, parent_id, path, kind, name, short_name, state FROM units";
    rows(conn, units, "SELECT id AS member_id, unit_id FROM members").await
}

async fn a_tree_with_a_history() -> Org {
    let org = TestApp::get().await.org(TenantKind::Enterprise).await;
    let root = org.unit("党委", "party_committee", None).await;
    let general = org.unit("总支", "general_branch", Some(&root)).await;
    let east = org.unit("东支部", "branch", Some(&root)).await;
    let west = org.unit("西支部", "branch", Some(&root)).await;
    org.unit("第一小组", "group", Some(&east)).await;
    for name in ["张三", "李四"] {
        org.member(name, &east).await;
    }
    let admin = org.admin().await;
    let moved = json!({"parent_id": general, "decided_on": "2024-03-01", "doc_no": "1"});
    admin.post(&format!("/api/records/units/{east}/move"), moved).await.expect(200);
    let gone = json!({"decided_on": "2024-04-01", "doc_no": "2"});
    admin.post(&format!("/api/records/units/{west}/dissolve"), gone).await.expect(200);
    org
}

#[tokio::test]
async fn a_replay_from_the_first_event_gives_the_same_bit_for_bit() {
    let org = a_tree_with_a_history().await;
    let (mut here, mut there) = (org.schema(Service::Identity).await, org.schema(Service::Records).await);
    let truth = original(&mut there).await;
    for _ in 0..1200 {
        if projected(&mut here).await == truth {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(projected(&mut here).await, truth, "the projection follows");
    assert!(truth.contains("第一小组") && truth.contains("dissolved"));

    let damage = "UPDATE units SET name = 'x', path = '/'; DELETE FROM member_places;
        INSERT INTO units SELECT gen_random_uuid(), NULL, '/y/', kind, 'y', NULL, state FROM units LIMIT 1";
    here.execute(damage).await.unwrap();
    let app = TestApp::get().await;
    let (deployment, source) = (app.deployment(), Service::Records);
    let signer = Arc::new(deployment.signer().unwrap());
    let feed = Client::new(Arc::new(app.app().router(source)), signer, source, Arc::new(SystemClock));
    let (db, system) = (deployment.tenant_db(Service::Identity), deployment.system_scope(Service::Identity));
    let key = org.entry.tenant.key.clone();
    let replayed = on_lasting_runtime(async move {
        let mut applied = Vec::new();
        for consumer in identity::consumers() {
            applied.push(replay(&*consumer, &Feed::new(feed.clone()), &db, &system, &key).await?);
        }
        Ok(applied)
    });
    let applied = replayed.await.unwrap();
    assert!(applied.iter().sum::<u64>() >= 9, "only {applied:?} events");
    assert_eq!(projected(&mut here).await, truth);
}
