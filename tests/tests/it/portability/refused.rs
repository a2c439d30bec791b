use super::{Furnished, PASSPHRASE, arrival, assert_nothing_left, bring_in, packed};
use kernel::Service;
use sqlx::AssertSqlSafe;
use suites::TestApp;
use tenancy::portability::PortError;

#[tokio::test]
async fn what_cannot_be_let_in_is_refused_before_anything_is_made() {
    let here = Furnished::new().await;
    let there = TestApp::another().await;
    let packed = here.packed().await;
    let provisioner = there.app().provisioner().unwrap();
    let store = there.app().store();
    let arrive = async |passphrase: &str, trusted: &[String]| {
        let arrival = arrival(&packed, None, passphrase, trusted);
        provisioner.import(store, &arrival, &|_| {}).await
    };
    let unknown = arrive(PASSPHRASE, &[]).await;
    assert!(matches!(unknown, Err(PortError::Untrusted(_))), "{unknown:?}");
    let trusted = [packed.written.manifest.exporter.public_key.clone()];
    let wrong = arrive("another passphrase", &trusted).await;
    assert!(matches!(wrong, Err(PortError::Passphrase)), "{wrong:?}");
    let open = provisioner.portings(Some(here.tenant())).await.unwrap();
    assert!(open.is_empty(), "nothing was begun");

    let home = here.app().app().provisioner().unwrap();
    let again = bring_in(here.app(), &home, &packed, Some("elsewhere")).await;
    assert!(matches!(again, Err(PortError::Here)), "{again:?}");
}

#[tokio::test]
async fn an_address_that_is_taken_asks_for_another() {
    let here = Furnished::new().await;
    let there = TestApp::another().await;
    let provisioner = there.app().provisioner().unwrap();
    let new = tenancy::provision::NewTenant {
        slug: here.org.slug().to_owned(),
        name: "另一个单位".into(),
        kind: kernel::TenantKind::Agency,
        contact_email: None,
    };
    provisioner.create(&new).await.unwrap();
    let packed = here.packed().await;
    let taken = bring_in(there, &provisioner, &packed, None).await;
    assert!(matches!(taken, Err(PortError::SlugTaken(_))), "{taken:?}");
    let bad = bring_in(there, &provisioner, &packed, Some("Not A Name")).await;
    assert!(matches!(bad, Err(PortError::Slug(_))), "{bad:?}");
    let slug = format!("{}-b", here.org.slug());
    bring_in(there, &provisioner, &packed, Some(&slug)).await.unwrap();
}

#[tokio::test]
async fn a_host_of_somebody_else_is_not_taken_over() {
    let here = Furnished::new().await;
    let host = format!("{}.party.example", here.org.slug());
    let domain = |id: kernel::TenantId| {
        format!(
            "INSERT INTO platform.domains (host, tenant_id, verified_at) VALUES ('{host}', '{id}', now())"
        )
    };
    let run = async |app: &TestApp, sql: String| {
        let mut conn = super::superuser(app, Service::Identity).await;
        sqlx::query(AssertSqlSafe(sql)).execute(&mut conn).await.unwrap();
    };
    run(here.app(), domain(here.tenant())).await;
    let there = TestApp::another().await;
    let provisioner = there.app().provisioner().unwrap();
    let other = there.org(kernel::TenantKind::Agency).await;
    run(there, domain(other.entry.tenant.id)).await;
    let packed = here.packed().await;
    let slug = format!("{}-c", here.org.slug());
    let taken = bring_in(there, &provisioner, &packed, Some(&slug)).await;
    assert!(matches!(taken, Err(PortError::DomainTaken(ref taken)) if *taken == host), "{taken:?}");
    run(there, format!("DELETE FROM platform.domains WHERE host = '{host}'")).await;
    bring_in(there, &provisioner, &packed, Some(&slug)).await.unwrap();
    let unproved =
        format!("SELECT count(*) FROM platform.domains WHERE host = '{host}' AND verified_at IS NULL");
    assert_eq!(super::count(there, Service::Identity, &unproved).await, 1, "to be proved again");
}

#[tokio::test]
async fn without_keys_nothing_could_be_read() {
    let here = Furnished::new().await;
    let there = TestApp::another().await;
    let provisioner = there.app().provisioner().unwrap();
    let packed = packed(&here.org.entry, here.app(), None).await;
    let refused = bring_in(there, &provisioner, &packed, None).await;
    assert!(matches!(refused, Err(PortError::NoKeys)), "{refused:?}");
}

#[tokio::test]
async fn a_row_that_leads_nowhere_is_found_and_everything_taken_back() {
    let here = Furnished::new().await;
    let key = here.org.entry.tenant.key.clone();
    let sql = format!(
        "SET session_replication_role = replica; DELETE FROM \"{}\".units WHERE parent_id IS NOT NULL",
        key.schema()
    );
    let mut conn = super::superuser(here.app(), Service::Records).await;
    sqlx::Executor::execute(&mut conn, AssertSqlSafe(sql)).await.unwrap();
    let packed = here.packed().await;
    let there = TestApp::another().await;
    let provisioner = there.app().provisioner().unwrap();
    let refused = bring_in(there, &provisioner, &packed, None).await;
    assert!(matches!(refused, Err(PortError::Dangling { .. })), "{refused:?}");
    let gone = provisioner.portings(Some(here.tenant())).await.unwrap().remove(0);
    assert_nothing_left(there, &gone.key, Some(here.tenant())).await;
}
