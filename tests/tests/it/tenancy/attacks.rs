//! A handler that forgets everything, or runs what a stranger wrote, gets nothing of its neighbour.

use super::ground::{Ground, fresh, leave, marks, one, sql, whereabouts};
use kernel::Service;
use sea_orm::ConnectionTrait as _;
use sqlx::{AssertSqlSafe, Executor as _};
use tenancy::Entry;

async fn neighbours() -> (Ground, Entry, Entry) {
    let ground = fresh().await;
    let (ours, theirs) = (ground.organisation("ours").await, ground.organisation("theirs").await);
    let tx = ground.begin(&theirs).await;
    leave(&tx, "secret").await.unwrap();
    tx.commit().await.unwrap();
    (ground, ours, theirs)
}

/// Statements that never reach the server.
fn words_that_are_refused(theirs: &Entry) -> Vec<String> {
    let (role, schema) = (theirs.tenant.key.role(Service::Records), theirs.tenant.key.schema());
    vec![
        format!("SET ROLE \"{role}\""),
        format!("SET LOCAL ROLE \"{role}\""),
        "RESET ROLE".into(),
        "RESET ALL".into(),
        "SET SESSION AUTHORIZATION DEFAULT".into(),
        format!("SET search_path = \"{schema}\""),
        format!("SET LOCAL search_path = \"{schema}\""),
        format!("DO $$ BEGIN EXECUTE 'SET ROLE \"{role}\"'; END $$"),
        "DISCARD ALL".into(),
        "COMMIT".into(),
        "ROLLBACK".into(),
        "BEGIN".into(),
        format!("COPY \"{schema}\".event_positions TO STDOUT"),
        format!("PREPARE p AS SELECT * FROM \"{schema}\".event_positions"),
        format!("EXPLAIN ANALYZE SELECT * FROM \"{schema}\".event_positions"),
        "CREATE TABLE loot (id int)".into(),
        format!("GRANT SELECT ON event_positions TO \"{role}\""),
        "/* SELECT */ -- SELECT\n RESET ROLE".into(),
        "LISTEN x".into(),
    ]
}

/// Statements that are passed on and come back with an error.
fn statements_the_server_refuses(ours: &Entry, theirs: &Entry) -> Vec<String> {
    let (role, schema) = (theirs.tenant.key.role(Service::Records), theirs.tenant.key.schema());
    let own = ours.tenant.key.schema();
    vec![
        format!("SELECT * FROM \"{schema}\".event_positions"),
        format!("INSERT INTO \"{schema}\".event_positions VALUES ('x', 'x', 1, 1)"),
        format!("UPDATE \"{schema}\".event_positions SET seq = 2"),
        format!("DELETE FROM \"{schema}\".event_positions"),
        format!("WITH x AS (DELETE FROM \"{schema}\".event_positions RETURNING *) SELECT * FROM x"),
        format!("SELECT 1; SET ROLE \"{role}\""),
        "SELECT 1; RESET ROLE".into(),
        format!("SELECT set_config('role', '{role}', true)"),
        format!("SELECT set_config('role', '{role}', false)"),
        format!("SELECT set_config('search_path', '{schema}', true), * FROM event_positions"),
        format!("SELECT * FROM event_positions WHERE set_config('role', '{role}', true) IS NOT NULL"),
        format!("UPDATE pg_settings SET setting = '{role}' WHERE name = 'role'"),
        format!("UPDATE pg_settings SET setting = '{schema}' WHERE name = 'search_path'"),
        format!("SELECT query_to_xml('SELECT * FROM \"{schema}\".event_positions', true, true, '')"),
        format!("SELECT query_to_xml('SET ROLE \"{role}\"', true, true, '')"),
        "SELECT query_to_xml('RESET ROLE', true, true, '')".into(),
        format!("SELECT set_config('role', '{role}', true), query_to_xml('SELECT * FROM \"{schema}\".event_positions', true, true, '')"),
        format!("SELECT table_to_xml('\"{schema}\".event_positions'::regclass, true, true, '')"),
        format!("SELECT ts_stat('SELECT to_tsvector(consumer) FROM \"{schema}\".event_positions')"),
        "SELECT * FROM platform.tenants".into(),
        "SELECT * FROM platform.tenant_keys".into(),
        "SELECT * FROM platform.outbox".into(),
        "SELECT * FROM platform.jobs".into(),
        "SELECT platform.caller()".into(),
        "INSERT INTO platform.outbox (tenant_key, kind, payload) VALUES ('aaaaaaaaaaaa', 'x', '{}')".into(),
        "SELECT * INTO loot FROM event_positions".into(),
        "SELECT * INTO TEMP loot FROM event_positions".into(),
        "SELECT rolpassword FROM pg_authid".into(),
        "SELECT pg_read_file('PG_VERSION')".into(),
        "SELECT lo_import('/etc/passwd')".into(),
        "SELECT pg_reload_conf()".into(),
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename IS NOT NULL".into(),
        "SELECT pg_advisory_lock(1)".into(),
        "SELECT pg_try_advisory_lock_shared(1, 2)".into(),
        "SELECT lo_create(0)".into(),
        "SELECT lo_from_bytea(0, 'loot')".into(),
        "SELECT pg_notify('x', 'y')".into(),
        format!("UPDATE \"{own}\".audit_log SET why = 'x'"),
        "DELETE FROM audit_log".into(),
        "DELETE FROM audit_head".into(),
    ]
}

#[tokio::test]
async fn statements_that_switch_anything_are_refused_before_they_are_sent() {
    let (ground, ours, theirs) = neighbours().await;
    for text in words_that_are_refused(&theirs) {
        let tx = ground.begin(&ours).await;
        assert!(tx.execute_raw(sql(&text)).await.is_err(), "{text}");
        assert!(tx.query_one_raw(sql(&text)).await.is_err(), "{text}");
        assert!(tx.query_all_raw(sql(&text)).await.is_err(), "{text}");
        assert_eq!(tx.queries(), 0, "nothing was sent: {text}");
        // it was refused here, so the transaction is none the worse for it
        assert_eq!(whereabouts(&tx).await.0, ours.tenant.key.role(Service::Records), "{text}");
    }
}

#[tokio::test]
async fn unprepared_text_is_refused() {
    let (ground, ours, _) = neighbours().await;
    let tx = ground.begin(&ours).await;
    assert!(tx.execute_unprepared("SELECT 1").await.is_err());
    assert!(tx.execute_unprepared("RESET ROLE").await.is_err());
}

#[tokio::test]
async fn statements_that_reach_for_a_neighbour_fail() {
    let (ground, ours, theirs) = neighbours().await;
    for text in statements_the_server_refuses(&ours, &theirs) {
        let tx = ground.begin(&ours).await;
        let answer = tx.query_all_raw(sql(&text)).await;
        assert!(answer.is_err(), "{text}: {} rows", answer.map(|rows| rows.len()).unwrap_or_default());
        assert!(tx.commit().await.is_err(), "a failed transaction is never committed: {text}");
        // the same connection serves the next request as if nothing had been
        let tx = ground.begin(&ours).await;
        let (role, path) = whereabouts(&tx).await;
        assert_eq!(
            (role, path),
            (ours.tenant.key.role(Service::Records), ours.tenant.key.schema()),
            "{text}"
        );
    }
    let tx = ground.begin(&theirs).await;
    assert_eq!(marks(&tx).await, ["secret"]);
}

#[tokio::test]
async fn the_same_words_mean_ones_own_tables() {
    let (ground, ours, theirs) = neighbours().await;
    for _ in 0..20 {
        let tx = ground.begin(&ours).await;
        assert!(marks(&tx).await.is_empty());
        let tx = ground.begin(&theirs).await;
        assert_eq!(marks(&tx).await, ["secret"]);
    }
}

#[tokio::test]
async fn an_event_says_whose_it_is_whatever_the_caller_says() {
    let (ground, ours, theirs) = neighbours().await;
    let tx = ground.begin(&ours).await;
    let forged = format!("{{\"tenant\":\"{}\"}}", theirs.tenant.key);
    let emit = super::ground::sql_with("SELECT platform.emit('x.v1', $1)", [forged.into()]);
    tx.execute_raw(emit).await.unwrap();
    let enqueue = "SELECT platform.enqueue('q', 'p', now(), 'once') IS NOT NULL";
    assert!(one::<bool>(&tx, enqueue).await);
    assert!(!one::<bool>(&tx, enqueue).await, "the second is the same job");
    tx.commit().await.unwrap();
    let tx = ground.begin(&theirs).await;
    assert!(one::<bool>(&tx, enqueue).await, "a neighbour's word does not stand in the way");
    drop(tx);
    let count = format!("SELECT count(*) FROM platform.outbox WHERE tenant_key = '{}'", ours.tenant.key);
    assert_eq!(ground.admin_count(Service::Records, &count).await, 1);
    assert_eq!(ground.admin_count(Service::Records, "SELECT count(*) FROM platform.outbox").await, 1);
}

#[tokio::test]
async fn what_others_are_doing_cannot_be_watched() {
    let (ground, ours, theirs) = neighbours().await;
    let busy = ground.begin(&theirs).await;
    marks(&busy).await;
    let tx = ground.begin(&ours).await;
    let seen = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%event_positions%'";
    assert_eq!(one::<i64>(&tx, seen).await, 0);
    assert_eq!(one::<i64>(&tx, "SELECT count(*) FROM pg_stats WHERE schemaname LIKE 't\\_%'").await, 0);
}

#[tokio::test]
async fn the_log_in_roles_alone_see_nothing() {
    let (ground, ours, _) = neighbours().await;
    let schema = ours.tenant.key.schema();
    for role in ["rec_s00", "rec_sys"] {
        let mut conn = ground.admin(Service::Records).await;
        let log_in = format!("SET SESSION AUTHORIZATION \"{}_{role}\"", ground.config.name);
        conn.execute(AssertSqlSafe(log_in)).await.unwrap();
        for text in [
            format!("SELECT * FROM \"{schema}\".event_positions"),
            "SELECT * FROM event_positions".into(),
            "CREATE TABLE loot (id int)".into(),
            "CREATE TEMP TABLE loot (id int)".into(),
            "CREATE SCHEMA loot".into(),
        ] {
            assert!(conn.execute(AssertSqlSafe(text.clone())).await.is_err(), "{role}: {text}");
        }
    }
    // one service's roles do not get into another service's database
    let mut conn = ground.admin(Service::Identity).await;
    let may = format!(
        "SELECT has_database_privilege('{0}_rec_s00', '{0}_identity', 'CONNECT')",
        ground.config.name
    );
    let row = sqlx::query(AssertSqlSafe(may)).fetch_one(&mut conn).await.unwrap();
    assert!(!sqlx::Row::get::<bool, _>(&row, 0));
}

#[tokio::test]
async fn what_prints_whole_schemas_prints_ones_own() {
    let (ground, ours, theirs) = neighbours().await;
    let tx = ground.begin(&ours).await;
    leave(&tx, "our own").await.unwrap();
    tx.commit().await.unwrap();
    let schema = |entry: &Entry| {
        format!("SELECT schema_to_xml('{}', true, true, '')::text", entry.tenant.key.schema())
    };
    let tx = ground.begin(&ours).await;
    assert!(one::<String>(&tx, &schema(&ours)).await.contains("our own"));
    for text in [schema(&theirs), "SELECT database_to_xml(true, true, '')::text".into()] {
        let tx = ground.begin(&ours).await;
        if let Ok(Some(row)) = tx.query_one_raw(sql(&text)).await {
            let printed: String = row.try_get_by_index(0).unwrap();
            assert!(!printed.contains("secret"), "{text}: {printed}");
        }
    }
}
