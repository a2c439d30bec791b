//! All that a deployment has of an organisation, to prove that nothing of it was touched.

use super::{Furnished, content, superuser};
use kernel::{Service, TenantId, TenantKey};
use sqlx::{AssertSqlSafe, PgConnection, Row as _};
use std::collections::BTreeMap;
use suites::TestApp;
use tenancy::portability::Objects;

/// Tables of the platform that go on by the clock, whatever is done to whom.
const BY_THE_CLOCK: [&str; 3] = ["snapshots", "traffic", "usage"];
/// What tells that a row of the platform is an organisation's.
const OWNED: &str = "SELECT c.table_name::text, string_agg(c.column_name::text, ',' ORDER BY c.column_name) \
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name) \
     WHERE table_schema = 'platform' AND t.table_type = 'BASE TABLE' \
     AND c.column_name IN ('id', 'key', 'home_key', 'tenant_id', 'tenant_key') GROUP BY 1";

/// The sum of each table with its rows, of schemas and roles as they are defined, and of the objects in the store.
pub(super) struct Everything {
    sums: BTreeMap<String, String>,
    /// Rounds add to these; what was there stays.
    jobs: Vec<String>,
}

impl Everything {
    pub async fn of(whose: &Furnished) -> Self {
        let (app, key, tenant) = (whose.app(), &whose.org.entry.tenant.key, whose.tenant());
        let mut sums = BTreeMap::new();
        for (table, text) in content(app, key).await {
            // an exhausted log is followed by itself
            if !table.ends_with(".event_positions") {
                sums.insert(table, super::sum(text.as_bytes()));
            }
        }
        let mut jobs = Vec::new();
        for &service in Service::ALL {
            let mut conn = superuser(app, service).await;
            for (table, rows) in platform(&mut conn, key, tenant).await {
                match table.as_str() {
                    "jobs" => jobs.extend(rows.lines().map(|row| format!("{service}: {row}"))),
                    _ => {
                        sums.insert(format!("{service} platform.{table}"), super::sum(rows.as_bytes()));
                    }
                }
            }
            let defined = defined(&mut conn, service, key).await;
            sums.insert(format!("{service} catalogue"), super::sum(defined.as_bytes()));
        }
        sums.insert("objects".into(), objects(app, tenant).await);
        Self { sums, jobs }
    }

    pub async fn assert_untouched(&self, whose: &Furnished) {
        let now = Self::of(whose).await;
        assert!(Service::ALL.iter().all(|s| self.sums.contains_key(&format!("{s} platform.tenants"))));
        assert_eq!(now.sums, self.sums, "nobody else noticed");
        for job in &self.jobs {
            assert!(now.jobs.contains(job), "{job} was touched: {:?}", now.jobs);
        }
    }
}

/// The rows of an organisation in each table of the platform.
async fn platform(conn: &mut PgConnection, key: &TenantKey, tenant: TenantId) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for row in sqlx::query(OWNED).fetch_all(&mut *conn).await.unwrap() {
        let (table, columns): (String, String) = (row.get(0), row.get(1));
        if BY_THE_CLOCK.contains(&table.as_str()) {
            continue;
        }
        let own = columns.split(',').map(|column| format!("t.\"{column}\"::text IN ('{key}', '{tenant}')"));
        let own = own.collect::<Vec<_>>().join(" OR ");
        let sql = format!(
            "SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') \
             FROM platform.\"{table}\" t WHERE {own}"
        );
        found.push((table, text(conn, sql).await));
    }
    found
}

/// Schema, relations and role: what they are, whose, and who may do what.
async fn defined(conn: &mut PgConnection, service: Service, key: &TenantKey) -> String {
    let (schema, role) = (key.schema(), key.role(service));
    let relations = format!(
        "SELECT coalesce(string_agg(concat_ws(' ', n.oid, n.nspowner, n.nspacl, c.oid, c.relname, c.relfilenode, \
             c.relowner, c.relacl), E'\\n' ORDER BY c.oid), '') \
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = '{schema}'"
    );
    let roles = format!(
        "SELECT coalesce(string_agg(concat_ws(' ', r.oid, r.rolname, m.roleid, m.member), E'\\n' \
             ORDER BY r.oid, m.roleid, m.member), '') \
         FROM pg_roles r LEFT JOIN pg_auth_members m ON r.oid IN (m.roleid, m.member) WHERE r.rolname = '{role}'"
    );
    let relations = text(conn, relations).await;
    assert!(!relations.is_empty(), "{service} has its schema");
    relations + "\n" + &text(conn, roles).await
}

async fn text(conn: &mut PgConnection, sql: String) -> String {
    sqlx::query(AssertSqlSafe(sql)).fetch_one(conn).await.unwrap().get(0)
}

async fn objects(app: &TestApp, tenant: TenantId) -> String {
    let (mut all, mut after) = (String::new(), None::<String>);
    loop {
        let page = Objects::list(app.app().store(), tenant, after.as_deref()).await.unwrap();
        let Some(last) = page.last() else { return all };
        after = Some(last.name.clone());
        all.extend(page.iter().map(|object| format!("{} {}\n", object.name, object.bytes)));
    }
}
