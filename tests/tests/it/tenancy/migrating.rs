//! Migrating many tenants.

use super::ground::{Ground, fresh, one};
use kernel::Service;
use migrations::{Migration, Scope, Set};
use std::{sync::Mutex, time::Duration};
use tenancy::migrate::{MigrateError, Migrator, Ring};

fn next_set() -> Set {
    let mut set = migrations::set("records", Scope::Tenant);
    let number = set.own.last().map_or(0, |last| last.number) + 1;
    let sql = "ALTER TABLE event_positions ADD COLUMN note varchar(20);
        ALTER TABLE event_positions ALTER COLUMN note SET DEFAULT '';
        CREATE INDEX event_positions_note_idx ON event_positions (note);";
    set.own.push(Migration { number, name: "note.sql".into(), sql: sql.into() });
    set
}

fn migrator(ground: &Ground) -> Migrator {
    Migrator::new(ground.deployment.clone()).with_tenant_set(Service::Records, next_set())
}

async fn with_note(ground: &Ground) -> i64 {
    let columns = "SELECT count(*) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid \
         WHERE c.relname = 'event_positions' AND a.attname = 'note'";
    ground.admin_count(Service::Records, columns).await
}

#[tokio::test]
async fn nothing_to_do_is_one_query_and_no_work() {
    let ground = fresh().await;
    ground.provisioner.fill(2, &|_, _| {}).await.unwrap();
    let migrator = Migrator::new(ground.deployment.clone());
    let report = migrator.run(&|_| panic!("nothing to do")).await.unwrap();
    assert_eq!((report.migrated, report.left), (0, 0));
    for &service in Service::ALL {
        assert!(migrator.status(service).await.unwrap().is_current());
    }
}

#[tokio::test]
async fn tenants_and_warm_slots_go_in_rings_the_warm_ones_first() {
    let ground = fresh().await;
    ground.provisioner.fill(13, &|_, _| {}).await.unwrap();
    let entry = ground.organisation("acme").await;
    let migrator = migrator(&ground);
    let status = migrator.status(Service::Records).await.unwrap();
    assert!(!status.is_current() && status.is_servable(), "one version behind is served");
    assert_eq!(status.others.iter().map(|(_, n)| n).sum::<u64>(), 13);
    let heard = Mutex::new(Vec::new());
    let report = migrator
        .run(&|p| heard.lock().unwrap().push((p.ring, p.done, p.total, p.key.clone())))
        .await
        .unwrap();
    assert_eq!((report.migrated, report.left, report.failures.len()), (13, 0, 0));
    let heard = heard.into_inner().unwrap();
    let rings: Vec<_> = heard.iter().map(|h| h.0).collect();
    assert_eq!(rings.iter().filter(|ring| **ring == Ring::Early).count(), 10);
    assert!(rings.is_sorted() && rings[0] == Ring::Canary);
    assert_ne!(heard[0].3, entry.tenant.key, "the canary is nobody's");
    assert!(heard.iter().all(|h| h.2 == 13));
    assert!(migrator.status(Service::Records).await.unwrap().is_current());
    assert_eq!(with_note(&ground).await, 13);
    let tx = ground.begin(&entry).await;
    let _: i64 = one(&tx, "SELECT count(note) FROM event_positions").await;
}

#[tokio::test]
async fn a_failing_tenant_stops_the_run_and_the_next_run_goes_on() {
    let ground = fresh().await;
    ground.provisioner.fill(13, &|_, _| {}).await.unwrap();
    let mut conn = ground.admin(Service::Records).await;
    let keys = sqlx::query("SELECT key FROM platform.tenants ORDER BY created_at, key")
        .fetch_all(&mut conn)
        .await
        .unwrap();
    let key: String = sqlx::Row::get(&keys[5], 0);
    // in the second ring: the column is there already, so the file fails in the middle
    ground
        .admin_run(Service::Records, &format!("ALTER TABLE t_{key}.event_positions ADD COLUMN note text"))
        .await;
    let report = migrator(&ground).run(&|_| {}).await.unwrap();
    assert_eq!(report.failures.len(), 1);
    assert_eq!((report.failures[0].ring, report.failures[0].key.as_str()), (Ring::Early, key.as_str()));
    assert_eq!((report.migrated, report.left), (10, 3), "the last ring was not begun");
    let again = migrator(&ground).run(&|_| {}).await.unwrap();
    assert_eq!((again.migrated, again.left, again.failures.len()), (0, 3, 1), "it is the canary now");
    ground
        .admin_run(Service::Records, &format!("ALTER TABLE t_{key}.event_positions DROP COLUMN note"))
        .await;
    let last = migrator(&ground).run(&|_| {}).await.unwrap();
    assert_eq!((last.migrated, last.left, last.failures.len()), (3, 0, 0));
    assert_eq!(with_note(&ground).await, 13);
}

#[tokio::test]
async fn a_failing_canary_spares_all_others() {
    let ground = fresh().await;
    ground.provisioner.fill(3, &|_, _| {}).await.unwrap();
    let mut set = next_set();
    set.own.last_mut().unwrap().sql = "ALTER TABLE nowhere ADD COLUMN x integer;".into();
    let broken = Migrator::new(ground.deployment.clone()).with_tenant_set(Service::Records, set);
    let report = broken.run(&|_| {}).await.unwrap();
    assert_eq!((report.migrated, report.left, report.failures.len()), (0, 3, 1));
    assert_eq!(report.failures[0].ring, Ring::Canary);
}

#[tokio::test]
async fn a_tenant_in_use_is_waited_for() {
    let ground = fresh().await;
    let entry = ground.organisation("acme").await;
    let tx = ground.begin(&entry).await;
    super::ground::leave(&tx, "busy").await.unwrap();
    let migrator = migrator(&ground);
    let running = tokio::spawn(async move { migrator.run(&|_| {}).await });
    tokio::time::sleep(Duration::from_millis(300)).await;
    tx.commit().await.unwrap();
    let report = running.await.unwrap().unwrap();
    assert_eq!((report.migrated, report.failures.len()), (1, 0));
}

#[tokio::test]
async fn two_runs_do_not_get_into_each_others_way() {
    let ground = fresh().await;
    ground.provisioner.fill(1, &|_, _| {}).await.unwrap();
    let mut other = ground.admin(Service::Records).await;
    sqlx::query("SELECT pg_advisory_lock(hashtext('zhibu migrate'))").execute(&mut other).await.unwrap();
    let answer = migrator(&ground).run(&|_| {}).await;
    assert!(matches!(answer, Err(MigrateError::Busy(Service::Records))), "{answer:?}");
    drop(other);
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(migrator(&ground).run(&|_| {}).await.unwrap().migrated, 1);
}

#[tokio::test]
async fn a_slot_made_after_the_migration_has_it() {
    let ground = fresh().await;
    ground.provisioner.fill(1, &|_, _| {}).await.unwrap();
    let at = "SELECT count(DISTINCT schema_version) FROM platform.tenants";
    ground.provisioner.fill(2, &|_, _| {}).await.unwrap();
    assert_eq!(ground.admin_count(Service::Records, at).await, 1);
}

#[tokio::test]
async fn a_slot_whose_making_was_cut_off_is_migrated_too() {
    let ground = fresh().await;
    ground.provisioner.fill(2, &|_, _| {}).await.unwrap();
    // its schema was there when the run was cut off; it is opened as it is by the next one
    ground.admin_run(Service::Identity, "UPDATE platform.tenants SET state = 'making'").await;
    let mut set = migrations::set("identity", Scope::Tenant);
    let number = set.own.last().map_or(0, |last| last.number) + 1;
    let sql = "ALTER TABLE event_positions ADD COLUMN note varchar(20);";
    set.own.push(Migration { number, name: "note.sql".into(), sql: sql.into() });
    let migrator = Migrator::new(ground.deployment.clone()).with_tenant_set(Service::Identity, set);
    assert!(!migrator.status(Service::Identity).await.unwrap().is_current());
    assert_eq!(migrator.run(&|_| {}).await.unwrap().migrated, 2);
    assert_eq!(ground.provisioner.fill(2, &|_, _| {}).await.unwrap(), 2);
    assert!(migrator.status(Service::Identity).await.unwrap().is_current());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_operator_can_hold_a_run_between_two_tenants_and_see_how_far_it_is() {
    let ground = fresh().await;
    ground.provisioner.fill(6, &|_, _| {}).await.unwrap();
    let hold =
        "INSERT INTO platform.migration_pause (id, since, operator_id) VALUES (1, now(), gen_random_uuid())";
    ground.admin_run(Service::Identity, hold).await;
    let migrator = migrator(&ground).with_lanes(1);
    assert!(migrator.is_held().await);
    let running = tokio::spawn({
        let migrator = migrator.clone();
        async move { migrator.run(&|_| {}).await }
    });
    tokio::time::sleep(Duration::from_millis(1500)).await;
    assert!(!running.is_finished());
    assert_eq!(with_note(&ground).await, 0, "nobody is touched while it is held");
    let (run, _) = migrator.last_run(Service::Records).await.unwrap();
    let run = run.expect("the run is written down");
    assert_eq!((run.total, run.done, run.finished_at), (6, 0, None));
    ground.admin_run(Service::Identity, "DELETE FROM platform.migration_pause").await;
    assert_eq!(running.await.unwrap().unwrap().migrated, 6);
    let (run, stuck) = migrator.last_run(Service::Records).await.unwrap();
    assert_eq!(run.map(|run| (run.done, run.finished_at.is_some())), Some((6, true)));
    assert!(stuck.is_empty());
    let past = migrator.history(None, 10).await.unwrap();
    let rings: Vec<_> = past[0].rings.iter().map(|ring| (ring.ring, ring.done, ring.total)).collect();
    assert_eq!(rings, [(Ring::Canary, 1, 1), (Ring::Early, 5, 5)]);
    assert_eq!((past.len(), past[0].finished_at.is_some()), (1, true));
    assert!(migrator.history(Some((past[0].started_at, past[0].id)), 10).await.unwrap().is_empty());
}
