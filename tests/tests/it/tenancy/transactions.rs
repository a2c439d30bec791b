//! A connection never carries anything from one transaction into the next, and nothing is written by halves.

use super::ground::{Ground, fresh_with, leave, marks, one, sql, whereabouts};
use kernel::Service;
use sea_orm::{ConnectionTrait as _, DbErr, TransactionTrait as _};
use std::time::Duration;
use tenancy::{Entry, PoolSizes};

/// One single connection: whatever stays on it, the next one gets.
async fn one_connection() -> (Ground, Entry, Entry) {
    let pools = PoolSizes { per_shard: 1, total: 1, platform: 1, ..PoolSizes::default() };
    let ground = fresh_with(pools).await;
    let (a, b) = (ground.organisation("aaa").await, ground.organisation("bbb").await);
    (ground, a, b)
}

async fn assert_clean(ground: &Ground, entry: &Entry) {
    let tx = ground.begin(entry).await;
    let (role, path) = whereabouts(&tx).await;
    assert_eq!(role, entry.tenant.key.role(Service::Records));
    assert_eq!(path, entry.tenant.key.schema());
}

#[tokio::test]
async fn dropped_is_rolled_back() {
    let (ground, a, b) = one_connection().await;
    let tx = ground.begin(&a).await;
    leave(&tx, "dropped").await.unwrap();
    drop(tx);
    assert_clean(&ground, &b).await;
    let tx = ground.begin(&a).await;
    assert!(marks(&tx).await.is_empty());
}

#[tokio::test]
async fn a_half_failed_transaction_cannot_be_committed() {
    let (ground, a, b) = one_connection().await;
    let tx = ground.begin(&a).await;
    leave(&tx, "half").await.unwrap();
    assert!(leave(&tx, "half").await.is_err(), "the key is taken");
    assert!(tx.query_one_raw(sql("SELECT 1")).await.is_err(), "nothing more is done in it");
    assert!(tx.commit().await.is_err());
    assert_clean(&ground, &b).await;
    let tx = ground.begin(&a).await;
    assert!(marks(&tx).await.is_empty());
}

#[tokio::test]
async fn a_constraint_checked_at_commit_is_an_error_of_commit() {
    let (ground, a, b) = one_connection().await;
    let table = format!("\"{}\".event_positions", a.tenant.key.schema());
    let deferred =
        format!("ALTER TABLE {table} ADD CONSTRAINT late UNIQUE (seq) DEFERRABLE INITIALLY DEFERRED");
    ground.admin_run(Service::Records, &deferred).await;
    let tx = ground.begin(&a).await;
    leave(&tx, "one").await.unwrap();
    leave(&tx, "two").await.unwrap();
    let error = tx.commit().await.unwrap_err();
    assert!(error.to_string().contains("late"), "{error}");
    assert_clean(&ground, &b).await;
    let tx = ground.begin(&a).await;
    assert!(marks(&tx).await.is_empty());
}

#[tokio::test]
async fn a_statement_nobody_waits_for_poisons_its_transaction_only() {
    let (ground, a, b) = one_connection().await;
    let tx = ground.begin(&a).await;
    leave(&tx, "before").await.unwrap();
    let slow = tx.query_one_raw(sql("SELECT pg_sleep(0.3)"));
    assert!(tokio::time::timeout(Duration::from_millis(50), slow).await.is_err());
    assert!(tx.commit().await.is_err());
    let tx = ground.begin(&a).await;
    let slow = tx.query_one_raw(sql("SELECT pg_sleep(0.3)"));
    assert!(tokio::time::timeout(Duration::from_millis(50), slow).await.is_err());
    drop(tx);
    assert_clean(&ground, &b).await;
    let tx = ground.begin(&a).await;
    assert!(marks(&tx).await.is_empty());
}

#[tokio::test]
async fn savepoints_undo_what_is_inside_of_them() {
    let (ground, a, _) = one_connection().await;
    let tx = ground.begin(&a).await;
    leave(&tx, "outer").await.unwrap();
    let inner = tx.begin().await.unwrap();
    leave(&inner, "rolled back").await.unwrap();
    inner.rollback().await.unwrap();
    let inner = tx.begin().await.unwrap();
    leave(&inner, "dropped").await.unwrap();
    drop(inner);
    let failed = tx
        .transaction::<_, (), DbErr>(|inner| {
            Box::pin(async move {
                leave(inner, "failed").await?;
                leave(inner, "failed").await?;
                Ok(())
            })
        })
        .await;
    assert!(failed.is_err());
    let inner = tx.begin().await.unwrap();
    assert!(leave(&inner, "outer").await.is_err());
    assert!(inner.commit().await.is_err(), "a failed savepoint cannot be kept");
    let inner = tx.begin().await.unwrap();
    let innermost = inner.begin().await.unwrap();
    leave(&innermost, "kept").await.unwrap();
    innermost.commit().await.unwrap();
    inner.commit().await.unwrap();
    assert_eq!(whereabouts(&tx).await.0, a.tenant.key.role(Service::Records));
    tx.commit().await.unwrap();
    let tx = ground.begin(&a).await;
    assert_eq!(marks(&tx).await, ["kept", "outer"]);
}

#[tokio::test]
async fn an_outer_transaction_is_not_committed_over_an_open_savepoint() {
    let (ground, a, b) = one_connection().await;
    let tx = ground.begin(&a).await;
    leave(&tx, "outer").await.unwrap();
    let inner = tx.begin().await.unwrap();
    leave(&inner, "inner").await.unwrap();
    assert!(tx.commit().await.is_err());
    assert!(inner.query_one_raw(sql("SELECT 1")).await.is_err(), "it is over for the inner one too");
    assert!(inner.commit().await.is_err());
    assert_clean(&ground, &b).await;
    let tx = ground.begin(&a).await;
    assert!(marks(&tx).await.is_empty());
}

#[tokio::test]
async fn a_migration_between_two_uses_of_a_statement_goes_unnoticed() {
    let (ground, a, _) = one_connection().await;
    let all = "SELECT * FROM event_positions";
    let tx = ground.begin(&a).await;
    assert!(tx.query_all_raw(sql(all)).await.is_ok());
    tx.commit().await.unwrap();
    let schema = a.tenant.key.schema();
    let change =
        |column: &str| format!("ALTER TABLE \"{schema}\".event_positions ADD COLUMN {column} integer");
    ground.admin_run(Service::Records, &change("extra")).await;
    let tx = ground.begin(&a).await;
    assert!(marks(&tx).await.is_empty());
    assert!(tx.query_all_raw(sql(all)).await.is_ok(), "behind nothing but reading it runs with a fresh plan");
    assert_eq!(whereabouts(&tx).await.0, a.tenant.key.role(Service::Records));
    leave(&tx, "kept").await.unwrap();
    tx.commit().await.unwrap();
    let tx = ground.begin(&a).await;
    assert!(tx.query_all_raw(sql(all)).await.is_ok());
    tx.commit().await.unwrap();
    ground.admin_run(Service::Records, &change("more")).await;
    let tx = ground.begin(&a).await;
    leave(&tx, "lost").await.unwrap();
    let late = tx.query_all_raw(sql(all)).await;
    assert!(
        matches!(late, Err(DbErr::Conn(_))),
        "what was written cannot be written again unnoticed: {late:?}"
    );
    assert!(tx.commit().await.is_err());
    // another attempt of the request is well
    let tx = ground.begin(&a).await;
    assert!(tx.query_all_raw(sql(all)).await.is_ok());
    assert_eq!(marks(&tx).await, ["kept"]);
}

#[tokio::test]
async fn connections_that_died_while_idle_are_replaced() {
    let (ground, a, _) = one_connection().await;
    assert_clean(&ground, &a).await;
    let kill = format!(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE '{}\\_%'",
        ground.config.name
    );
    ground.admin_run(Service::Records, &kill).await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_clean(&ground, &a).await;
    assert_eq!(ground.deployment.directory().list().await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_role_that_was_taken_away_is_refused_and_one_that_was_given_serves_again() {
    let (ground, a, _) = one_connection().await;
    assert_clean(&ground, &a).await;
    let role = a.tenant.key.role(Service::Records);
    let to_log_ins = |verb: &str, way: &str| {
        format!(
            "DO $$ DECLARE m record; BEGIN FOR m IN SELECT rolname FROM pg_roles WHERE rolname ~ '^{}_rec_s[0-9]+$' \
             LOOP EXECUTE format('{verb} \"{role}\" {way} %I', m.rolname); END LOOP; END $$",
            ground.config.name
        )
    };
    ground.admin_run(Service::Records, &to_log_ins("REVOKE", "FROM")).await;
    let db = ground.deployment.tenant_db(Service::Records);
    // the connection in hand is thrown away, since it might know too little; a new one decides
    let refused = tokio::time::timeout(Duration::from_secs(10), db.begin(&ground.scope(&a))).await;
    let refused = refused.unwrap().unwrap_err().to_string();
    assert!(refused.contains("permission denied to set role"), "{refused}");
    ground.admin_run(Service::Records, &to_log_ins("GRANT", "TO")).await;
    assert_clean(&ground, &a).await;
}

#[tokio::test]
async fn queries_are_counted() {
    let (ground, a, _) = one_connection().await;
    let tx = ground.begin(&a).await;
    assert_eq!(tx.queries(), 0);
    let _: i32 = one(&tx, "SELECT 1").await;
    let _: i32 = one(&tx, "SELECT 1").await;
    assert_eq!(tx.queries(), 2);
    assert!(tx.db_time() > Duration::ZERO);
}

#[tokio::test]
async fn what_nobody_waits_for_any_more_ends_on_the_server_too() {
    let (ground, a, b) = one_connection().await;
    let tx = ground.begin(&a).await;
    let slow = tx.query_one_raw(sql("SELECT pg_sleep(25)"));
    assert!(tokio::time::timeout(Duration::from_millis(50), slow).await.is_err());
    drop(tx);
    // the one connection is cut after five seconds; the server looks every two whether somebody is there
    assert_clean(&ground, &b).await;
    let running = format!(
        "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(25)' AND usename LIKE '{}\\_%'",
        ground.config.name
    );
    for _ in 0..600 {
        if ground.admin_count(Service::Records, &running).await == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("it still runs");
}
