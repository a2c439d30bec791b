//! The warm pool.

use super::ground::{fresh, new, whereabouts};
use kernel::Service;
use std::{sync::Mutex, time::Duration};

#[tokio::test]
async fn an_organisation_takes_a_slot_that_is_there() {
    let ground = fresh().await;
    let heard = Mutex::new(Vec::new());
    let made =
        ground.provisioner.fill(3, &|done, total| heard.lock().unwrap().push((done, total))).await.unwrap();
    assert_eq!((made, ground.provisioner.warm().await.unwrap()), (3, 3));
    assert_eq!(heard.into_inner().unwrap().last(), Some(&(3, 3)));
    assert_eq!(ground.provisioner.fill(3, &|_, _| {}).await.unwrap(), 0, "full already");
    let schemas = "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 't\\_%'";
    let entry = ground.organisation("acme").await;
    assert_eq!(ground.admin_count(Service::Records, schemas).await, 3, "none was made for it");
    assert_eq!(ground.provisioner.warm().await.unwrap(), 2);
    let tx = ground.begin(&entry).await;
    assert_eq!(whereabouts(&tx).await.0, entry.tenant.key.role(Service::Records));
}

#[tokio::test]
async fn nobody_enters_a_slot_that_is_nobodys() {
    let ground = fresh().await;
    ground.provisioner.fill(1, &|_, _| {}).await.unwrap();
    let mut conn = ground.admin(Service::Records).await;
    let row = sqlx::query("SELECT key FROM platform.tenants").fetch_one(&mut conn).await.unwrap();
    let key: String = sqlx::Row::get(&row, 0);
    let system = ground.deployment.system_scope(Service::Records);
    assert!(system.enter(&key.parse().unwrap()).await.unwrap().is_none());
    assert!(system.tenants().await.unwrap().is_empty());
}

#[tokio::test]
async fn slots_left_half_made_are_finished() {
    let ground = fresh().await;
    ground.provisioner.fill(3, &|_, _| {}).await.unwrap();
    // as after a crash: all announced, one without a schema in records, one without one in identity
    let mut conn = ground.admin(Service::Identity).await;
    let rows =
        sqlx::query("SELECT key FROM platform.tenants ORDER BY key").fetch_all(&mut conn).await.unwrap();
    let keys: Vec<String> = rows.iter().map(|row| sqlx::Row::get(row, 0)).collect();
    let undo = format!("DROP SCHEMA t_{0} CASCADE; DELETE FROM platform.tenants WHERE key = '{0}'", keys[0]);
    ground.admin_run(Service::Records, &undo).await;
    let undo = format!(
        "DROP SCHEMA t_{0} CASCADE; DELETE FROM platform.tenant_keys WHERE key = '{0}';
         UPDATE platform.tenants SET schema_version = 0 WHERE key = '{0}'",
        keys[1]
    );
    ground.admin_run(Service::Identity, &undo).await;
    ground.admin_run(Service::Identity, "UPDATE platform.tenants SET state = 'making'").await;
    assert_eq!(ground.provisioner.warm().await.unwrap(), 0);
    assert_eq!(ground.provisioner.fill(3, &|_, _| {}).await.unwrap(), 3);
    assert_eq!(ground.provisioner.warm().await.unwrap(), 3);
    for slug in ["aaa", "bbb", "ccc"] {
        let entry = ground.provisioner.create(&new(slug)).await.unwrap();
        for &service in Service::ALL {
            let tx = ground.deployment.tenant_db(service).begin(&ground.scope(&entry)).await.unwrap();
            assert_eq!(super::ground::one::<i64>(&tx, "SELECT count(*) FROM audit_head").await, 1);
        }
    }
    let schemas = "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 't\\_%'";
    assert_eq!(ground.admin_count(Service::Records, schemas).await, 3);
}

#[tokio::test]
async fn who_wants_a_slot_does_not_wait_for_all_that_are_being_made() {
    let ground = fresh().await;
    ground.provisioner.fill(1, &|_, _| {}).await.unwrap();
    let state = |word: &str| format!("UPDATE platform.tenants SET state = '{word}'");
    ground.admin_run(Service::Identity, &state("making")).await;
    // somebody is making slots, for a long time
    let mut maker = ground.admin(Service::Identity).await;
    sqlx::query("SELECT pg_advisory_lock(hashtext('zhibu warm pool'))").execute(&mut maker).await.unwrap();
    let creating = {
        let provisioner = ground.provisioner.clone();
        tokio::spawn(async move { provisioner.create(&new("acme")).await })
    };
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(!creating.is_finished());
    ground.admin_run(Service::Identity, &state("warm")).await;
    let created = tokio::time::timeout(Duration::from_secs(20), creating).await;
    assert_eq!(created.expect("the maker is not waited for").unwrap().unwrap().slug, "acme");
    drop(maker);
}
