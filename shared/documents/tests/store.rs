//! Against the S3 server of the demo.

#![allow(clippy::unwrap_used)] // a failed step of a test is a failed test

use documents::{Class, Object, ObjectStore, StoreConfig};
use embedded::{Roof, S3};
use kernel::TenantId;

#[tokio::test]
async fn an_object_belongs_to_one_tenant_and_one_class() {
    let dir = tempfile::tempdir_in("/tmp").unwrap();
    let roof = Roof::over(&dir.path().join("data")).unwrap();
    let server = S3::start(&roof).await.unwrap();
    let store = ObjectStore::open(&StoreConfig {
        endpoint: server.endpoint(),
        public_endpoint: None,
        region: "us-east-1".into(),
        bucket: "zhibu".into(),
        access_key: server.access_key().into(),
        secret_key: server.secret_key().into(),
        path_style: true,
        ca_pem: None,
    })
    .unwrap();
    store.ensure_bucket().await.unwrap();
    store.ensure_bucket().await.unwrap();

    let (mine, other) = (TenantId::new(), TenantId::new());
    let logo = Object { content_type: "image/png".into(), body: vec![1, 2, 3].into() };
    let id = store.put(mine, Class::Content, logo.clone()).await.unwrap();
    assert_eq!(store.get(mine, Class::Content, id).await.unwrap(), Some(logo.clone()));
    assert_eq!(store.get(other, Class::Content, id).await.unwrap(), None);
    assert_eq!(store.get(mine, Class::Intake, id).await.unwrap(), None);
    assert_ne!(store.put(mine, Class::Content, logo.clone()).await.unwrap(), id, "nothing is overwritten");

    store.delete(mine, Class::Content, id).await.unwrap();
    store.delete(mine, Class::Content, id).await.unwrap();
    assert_eq!(store.get(mine, Class::Content, id).await.unwrap(), None);
    store.put(other, Class::Content, logo).await.unwrap();
    assert_eq!(store.delete_tenant(mine).await.unwrap(), 1);
    assert_eq!(store.delete_tenant(other).await.unwrap(), 1);
}
