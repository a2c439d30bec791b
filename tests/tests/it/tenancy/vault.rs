//! Keys as they lie in the database.

use super::ground::{fresh, id};
use kernel::Service;
use tenancy::{Config, VaultError};

#[tokio::test]
async fn values_open_for_their_own_tenant_and_service_only() {
    let ground = fresh().await;
    let (ours, theirs) = (ground.organisation("ours").await, ground.organisation("theirs").await);
    let (a, b) = (ground.begin(&ours).await, ground.begin(&theirs).await);
    let row = id();
    let sealed = a.vault().seal("members.id_no", row, "110101199003070000".as_bytes()).unwrap();
    assert_eq!(a.vault().open("members.id_no", row, &sealed).unwrap(), b"110101199003070000");
    assert_eq!(b.vault().open("members.id_no", row, &sealed), Err(VaultError::Damaged));
    assert_ne!(a.vault().blind("members.id_no", "x"), b.vault().blind("members.id_no", "x"));
    let scope = ground.scope(&ours);
    let elsewhere = ground.deployment.tenant_db(Service::Identity).begin(&scope).await.unwrap();
    assert_eq!(elsewhere.vault().open("members.id_no", row, &sealed), Err(VaultError::Damaged));
    let later = ground.other_process();
    let again = later.begin(&ours).await;
    assert!(
        again.vault().open("members.id_no", row, &sealed).is_ok(),
        "the key is the same in every process"
    );
}

#[tokio::test]
async fn a_key_moved_by_hand_does_not_open() {
    let ground = fresh().await;
    let (ours, theirs) = (ground.organisation("ours").await, ground.organisation("theirs").await);
    let swap = format!(
        "UPDATE platform.tenant_keys SET wrapped = (SELECT wrapped FROM platform.tenant_keys WHERE key = '{}') WHERE key = '{}'",
        theirs.tenant.key, ours.tenant.key
    );
    ground.admin_run(Service::Records, &swap).await;
    let begun = ground.deployment.tenant_db(Service::Records).begin(&ground.scope(&ours)).await;
    assert!(begun.is_err());
    ground.begin(&theirs).await;
}

#[tokio::test]
async fn another_master_key_opens_nothing_and_does_not_log_in() {
    let ground = fresh().await;
    let entry = ground.organisation("acme").await;
    let stranger = super::ground::Ground::at(Config { master_key: [8; 32], ..ground.config.clone() });
    let begun = stranger.deployment.tenant_db(Service::Records).begin(&ground.scope(&entry)).await;
    assert!(begun.is_err());
}
