//! Documents over HTTP, on two S3 servers of different making: every test runs on both.

mod arriving;
mod damage;
mod direct;
mod keeping;
mod reach;
mod restored;
mod round_trip;
mod upkeep;

use documents::{Class, ObjectStore, StoreConfig};
use kernel::{DocumentVersionId, Service};
use records::{Records, documents::Files};
use reqwest::{
    Method,
    multipart::{Form, Part},
};
use rest::Base;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use std::sync::Arc;
use suites::{Answer, Org, Person, TestApp};
use tenancy::{TenantScope, TenantTx};
use uuid::Uuid;

/// An organisation with two branches, a member in each, and whoever looks after it.
struct Ground {
    app: &'static TestApp,
    org: Org,
    admin: Person,
    east: String,
    west: String,
    zhang: String,
}

impl Ground {
    /// The same ground on every store.
    async fn everywhere() -> [Self; 2] {
        [Self::on(TestApp::get().await).await, Self::on(TestApp::on_seaweedfs().await).await]
    }

    async fn on(app: &'static TestApp) -> Self {
        let org = app.org(kernel::TenantKind::Enterprise).await;
        let admin = org.admin().await;
        let root = org.unit("集团党委", "party_committee", None).await;
        let east = org.unit("东区党支部", "branch", Some(&root)).await;
        let west = org.unit("西区党支部", "branch", Some(&root)).await;
        let zhang = org.member("张三", &east).await;
        Self { app, org, admin, east, west, zhang }
    }

    fn store(&self) -> ObjectStore {
        let s3 = &self.app.settings().s3;
        ObjectStore::open(&StoreConfig {
            endpoint: s3.endpoint.clone(),
            public_endpoint: None,
            region: s3.region.clone(),
            bucket: s3.bucket.clone(),
            access_key: s3.access_key.expose().to_owned(),
            secret_key: s3.secret_key.expose().to_owned(),
            path_style: true,
            ca_pem: None,
        })
        .expect("the store is opened")
    }

    /// The service as its jobs have it.
    fn records(&self) -> Records {
        let deployment = self.app.deployment();
        let base = Base {
            service: Service::Records,
            db: deployment.tenant_db(Service::Records),
            judge: Arc::new(access::Judge::new().unwrap()),
            verifier: deployment.signer().unwrap().verifier(),
            clock: Arc::new(kernel::SystemClock),
        };
        let files = Files::new(self.store(), self.app.settings().documents.clone());
        Records::new(base).unwrap().with_files(files)
    }

    async fn scope(&self) -> TenantScope {
        let system = self.app.deployment().system_scope(Service::Records);
        system.enter(&self.org.entry.tenant.key).await.unwrap().unwrap()
    }

    async fn transaction(&self) -> TenantTx {
        let scope = self.scope().await;
        self.app.deployment().tenant_db(Service::Records).begin(&scope).await.unwrap()
    }

    /// Rows of a table, counted.
    async fn count(&self, table: &str, condition: &str) -> i64 {
        let tx = self.transaction().await;
        let sql = format!("SELECT count(*) AS n FROM {table} WHERE {condition}");
        let row = tx.query_one_raw(Statement::from_string(DbBackend::Postgres, sql)).await.unwrap();
        row.unwrap().try_get("", "n").unwrap()
    }

    /// What the store calls an upload that a browser has begun.
    async fn upload(&self, version: &str) -> String {
        let tx = self.transaction().await;
        let sql = format!("SELECT upload FROM document_versions WHERE id = '{version}'");
        let row = tx.query_one_raw(Statement::from_string(DbBackend::Postgres, sql)).await.unwrap();
        row.unwrap().try_get("", "upload").unwrap()
    }

    async fn execute(&self, sql: &str) {
        let tx = self.transaction().await;
        let done = tx.execute_raw(Statement::from_string(DbBackend::Postgres, sql)).await.unwrap();
        assert!(done.rows_affected() > 0, "{sql}");
        tx.commit().await.unwrap();
    }

    /// Everything this organisation has in the store, of either class.
    async fn objects(&self) -> Vec<Uuid> {
        let (store, tenant) = (self.store(), self.org.entry.tenant.id);
        let mut all = Vec::new();
        for class in [Class::RecordsSealed, Class::RecordsOpen] {
            all.extend(
                store.list(tenant, class, None).await.unwrap().0.into_iter().map(|o| Uuid::from(o.id)),
            );
        }
        all
    }

    /// An object as it lies in the store.
    async fn raw(&self, class: Class, version: &str) -> Vec<u8> {
        let id = version.parse().unwrap();
        let mut reading =
            self.store().read(self.org.entry.tenant.id, class, id, None).await.unwrap().expect("an object");
        let mut bytes = Vec::new();
        while let Some(some) = reading.next().await.unwrap() {
            bytes.extend(some);
        }
        bytes
    }

    /// Puts other bytes in the place of an object, as somebody with the store's key could.
    async fn overwrite(&self, class: Class, version: &str, bytes: &[u8]) {
        let mut writing = self.store().write(self.org.entry.tenant.id, class, version.parse().unwrap());
        writing.write(bytes).await.unwrap();
        writing.finish().await.unwrap();
    }

    async fn file_of_zhang(&self, kind: &str, name: &str, bytes: Vec<u8>) -> Answer {
        let path = format!("/api/records/members/{}/documents?kind={kind}", self.zhang);
        self.admin.upload(&path, name, bytes).await
    }
}

/// Something that begins as a PDF does.
fn pdf(length: usize) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.extend((bytes.len()..length).map(|n| (n * 7 % 251) as u8));
    bytes
}

fn content(id: &str) -> String {
    format!("/api/records/documents/{id}/content")
}

/// A form with a title before the file.
fn titled(title: &str, name: &str, bytes: Vec<u8>) -> Form {
    Form::new().text("title", title.to_owned()).part("file", Part::bytes(bytes).file_name(name.to_owned()))
}

async fn post_form(who: &Person, path: &str, form: Form) -> Answer {
    who.send(who.request(Method::POST, path).multipart(form)).await
}

fn version_id(text: &str) -> DocumentVersionId {
    text.parse().unwrap()
}

/// The numbers of the versions other services were told of, in order.
async fn stored(g: &Ground) -> Vec<i64> {
    let tx = g.app.deployment().platform_db(Service::Records).begin().await.unwrap();
    let sql = "SELECT payload FROM platform.outbox WHERE tenant_key = $1 AND kind = 'document.stored.v1' ORDER BY txid, seq";
    let query =
        Statement::from_sql_and_values(DbBackend::Postgres, sql, [g.org.entry.tenant.key.as_str().into()]);
    let rows = tx.query_all_raw(query).await.unwrap();
    let number = |row: &sea_orm::QueryResult| {
        let payload: serde_json::Value =
            serde_json::from_str(&row.try_get::<String>("", "payload").unwrap()).unwrap();
        payload["number"].as_i64().unwrap()
    };
    rows.iter().map(number).collect()
}
