//! What a test leaves behind is made new for another one.

use kernel::{Service, TenantKey, TenantKind};
use sqlx::{
    AssertSqlSafe, ConnectOptions as _, Executor as _, PgConnection, Row as _, postgres::PgConnectOptions,
};
use suites::{Renewing, TestApp};

async fn database(app: &TestApp, service: Service) -> PgConnection {
    let options: PgConnectOptions = app.servers.postgres_admin_url.parse().unwrap();
    let options = options.database(&format!("{}_{service}", app.settings().database.name));
    options.disable_statement_logging().connect().await.unwrap()
}

/// The rows of a slot, and what stands in the registries about its key.
async fn content(app: &TestApp, key: &TenantKey) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for &service in Service::ALL {
        let mut conn = database(app, service).await;
        let set = migrations::set(service.as_str(), migrations::Scope::Tenant);
        for table in migrations::template::tables(&set, set.target()) {
            let name = format!("\"{}\".\"{}\"", key.schema(), table.name);
            let sql = format!("SELECT coalesce(string_agg(t::text, ';' ORDER BY t::text), '') FROM {name} t");
            let rows = sqlx::query(AssertSqlSafe(sql)).fetch_one(&mut conn).await.unwrap();
            found.push((format!("{service} {}", table.name), rows.get(0)));
        }
        for (about, sql) in [
            ("state", "SELECT state FROM platform.tenants WHERE key = $1"),
            ("version", "SELECT schema_version::text FROM platform.tenants WHERE key = $1"),
            ("keys", "SELECT count(*)::text FROM platform.tenant_keys WHERE key = $1"),
            ("news", "SELECT count(*)::text FROM platform.outbox WHERE tenant_key = $1"),
            ("jobs", "SELECT count(*)::text FROM platform.jobs WHERE tenant_key = $1"),
        ] {
            let row = sqlx::query(sql).bind(key.as_str()).fetch_one(&mut conn).await.unwrap();
            found.push((format!("{service} {about}"), row.get(0)));
        }
    }
    found
}

#[tokio::test]
async fn a_slot_that_was_emptied_is_as_a_new_one() {
    let app = TestApp::another().await;
    let mut renewing = Renewing::of(app).await.unwrap();
    let org = app.org(TenantKind::Enterprise).await;
    let root = org.unit("集团党委", "party_committee", None).await;
    let branch = org.unit("第一党支部", "branch", Some(&root)).await;
    org.member("张三", &branch).await;
    let tenant = &org.entry.tenant;
    let fresh = renewing.renew(tenant.id, &tenant.key).await.unwrap().expect("nothing else happened to it");
    assert_ne!(fresh, tenant.key);
    for (name, what) in content(app, &fresh).await {
        let (service, about) = name.split_once(' ').unwrap();
        let version = || migrations::set(service, migrations::Scope::Tenant).target().number().to_string();
        let new = match about {
            "state" => "warm".to_owned(),
            "version" => version(),
            "keys" => "1".to_owned(),
            "news" | "jobs" => "0".to_owned(),
            // the audit log begins with a row that says it is empty
            "audit_head" => format!("(1,0,\"\\\\x{}\")", "00".repeat(32)),
            _ => String::new(),
        };
        assert_eq!(what, new, "{name}");
    }
}

#[tokio::test]
async fn a_slot_that_is_not_as_it_was_made_is_let_be() {
    let app = TestApp::another().await;
    let mut renewing = Renewing::of(app).await.unwrap();
    for change in [
        "ALTER TABLE members ADD COLUMN extra integer",
        "ALTER TABLE members ALTER COLUMN name DROP NOT NULL",
        "GRANT TRUNCATE ON members TO public",
        "CREATE TABLE more (id integer)",
        "ALTER TABLE members DISABLE TRIGGER ALL",
    ] {
        let org = app.org(TenantKind::Agency).await;
        org.schema(Service::Records).await.execute(AssertSqlSafe(change)).await.unwrap();
        let tenant = &org.entry.tenant;
        assert!(renewing.renew(tenant.id, &tenant.key).await.unwrap().is_none(), "{change}");
        org.admin().await.get("/api/records/units").await.expect(200);
    }
}
