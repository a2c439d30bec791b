//! Writing a container.

use super::{
    PortError, Sink,
    documents::{Nothing, Remembered, documents},
    keys::Envelope,
    manifest::{
        About, AuditEnd, Documents, Exporter, FORMAT, KEYS, MANIFEST, Manifest, Part, README, Rows,
        SIGNATURE, ServicePart, TablePart,
    },
    objects::Objects,
    rows,
    sign::Seal,
    sink::whole,
    snapshot::{self, Snapshot},
    sum,
};
use crate::{Entry, provision::Provisioner};
use kernel::TenantKey;
use migrations::{Scope, template};
use sqlx::{AssertSqlSafe, Row as _};
use uuid::Uuid;

/// Tables that do not travel: ways in and receipts of the place that was left.
pub(super) const LEFT_BEHIND: [&str; 3] = ["sessions", "resets", "idempotency_keys"];
const TEXT: &str = include_str!("readme.txt");
const DOMAINS: &str = "SELECT d.host FROM platform.domains d JOIN platform.organisations o ON o.id = d.tenant_id \
     WHERE o.key = $1 ORDER BY d.host";

/// How far an export has come: what it does, and how many rows it has carried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    pub at: String,
    pub rows: u64,
}

pub type Tell<'a> = &'a (dyn Fn(Progress) + Send + Sync);

/// A container that was written.
#[derive(Clone, Debug)]
pub struct Written {
    pub manifest: Manifest,
    /// Of the manifest, which has the hashes of all the rest.
    pub sha256: String,
}

impl Provisioner {
    /// Wraps an organisation's data keys for a container.
    ///
    /// # Errors
    /// When the database is away, or the keys are damaged.
    pub async fn envelope(&self, entry: &Entry, passphrase: &str) -> Result<Envelope, PortError> {
        let keys = super::keys::load(self.deployment(), &entry.tenant.key).await?;
        let (tenant, passphrase) = (entry.tenant.id, zeroize::Zeroizing::new(passphrase.to_owned()));
        super::keys::aside(move || Envelope::seal(&keys, tenant, &passphrase)).await
    }

    /// Writes everything an organisation has into `sink`, whatever state it is in.
    ///
    /// # Errors
    /// When a database or the object store is away, or `sink` refuses.
    pub async fn export(
        &self,
        objects: &dyn Objects,
        entry: &Entry,
        keys: Option<&Envelope>,
        sink: &mut dyn Sink,
        tell: Tell<'_>,
    ) -> Result<Written, PortError> {
        self.export_beside(objects, entry, keys, sink, &mut Nothing, tell).await
    }

    /// The same into a place where some documents lie already.
    pub(super) async fn export_beside(
        &self,
        objects: &dyn Objects,
        entry: &Entry,
        keys: Option<&Envelope>,
        sink: &mut dyn Sink,
        remembered: &mut dyn Remembered,
        tell: Tell<'_>,
    ) -> Result<Written, PortError> {
        let _kept = self.keep_objects(entry.tenant.id).await?;
        let readme = whole(sink, README, TEXT.as_bytes()).await?;
        let (about, services) = Box::pin(self.rows_of(entry, sink, tell)).await?;
        tell(Progress { at: "documents".into(), rows: 0 });
        let documents = Box::pin(documents(objects, entry.tenant.id, sink, remembered)).await?;
        let keys = match keys {
            Some(envelope) => Some(whole(sink, KEYS, &serde_json::to_vec_pretty(envelope)?).await?),
            None => None,
        };
        self.sign(sink, about, services, documents, readme, keys).await
    }

    async fn sign(
        &self,
        sink: &mut dyn Sink,
        tenant: About,
        services: Vec<ServicePart>,
        documents: Documents,
        readme: Part,
        keys: Option<Part>,
    ) -> Result<Written, PortError> {
        let seal = Seal::of(self.deployment())?;
        let exporter = Exporter {
            program: "zhibu".into(),
            version: env!("CARGO_PKG_VERSION").into(),
            deployment: self.deployment().directory().base_domain().to_owned(),
            public_key: seal.public_key(),
        };
        let left_behind = LEFT_BEHIND.map(str::to_owned).to_vec();
        let (format, id, created_at) = (FORMAT.to_owned(), Uuid::now_v7(), self.now());
        let manifest = Manifest {
            format,
            id,
            created_at,
            exporter,
            tenant,
            services,
            documents,
            readme,
            keys,
            left_behind,
        };
        let text = serde_json::to_vec_pretty(&manifest)?;
        whole(sink, MANIFEST, &text).await?;
        whole(sink, SIGNATURE, &seal.sign(FORMAT, &text).to_text()?).await?;
        sink.finish().await?;
        Ok(Written { manifest, sha256: sum::hex(&text) })
    }

    /// The rows of all services, seen at once.
    async fn rows_of(
        &self,
        entry: &Entry,
        sink: &mut dyn Sink,
        tell: Tell<'_>,
    ) -> Result<(About, Vec<ServicePart>), PortError> {
        let key = &entry.tenant.key;
        let mut all = snapshot::open_all(&self.admin()?, key).await?;
        let mut services = Vec::with_capacity(all.len());
        for snapshot in &mut all {
            services.push(service(snapshot, key, sink, tell).await?);
        }
        for (snapshot, part) in all.iter_mut().zip(&mut services) {
            let folder = format!("events/{}/", snapshot.service);
            part.events = rows::events(&mut snapshot.conn, key, folder, sink).await?;
        }
        let about = about(entry, all.first_mut(), key).await?;
        Ok((about, services))
    }
}

async fn about(entry: &Entry, identity: Option<&mut Snapshot>, key: &TenantKey) -> Result<About, PortError> {
    let identity = identity.ok_or(PortError::Unknown)?;
    let rows = sqlx::query(DOMAINS).bind(key.as_str()).fetch_all(&mut identity.conn).await?;
    let domains = rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?;
    Ok(About {
        id: entry.tenant.id,
        kind: entry.tenant.kind,
        name: entry.name.clone(),
        slug: entry.slug.clone(),
        state: entry.state.as_str().to_owned(),
        contact_email: entry.contact_email.clone(),
        domains,
        created_at: entry.created_at,
    })
}

async fn service(
    snapshot: &mut Snapshot,
    key: &TenantKey,
    sink: &mut dyn Sink,
    tell: Tell<'_>,
) -> Result<ServicePart, PortError> {
    let service = snapshot.service;
    let set = migrations::set(service.as_str(), Scope::Tenant);
    let (mut tables, mut carried) = (Vec::new(), 0);
    for table in template::tables(&set, snapshot.version) {
        if LEFT_BEHIND.contains(&table.name.as_str()) {
            continue;
        }
        tell(Progress { at: format!("{service}.{}", table.name), rows: carried });
        let folder = format!("tables/{service}/{}/", table.name);
        let content = rows::table(&mut snapshot.conn, key, &table, folder, sink).await?;
        carried += content.rows;
        let columns = rows::columns(&table);
        tables.push(TablePart { name: table.name, primary_key: table.primary_key, columns, content });
    }
    let sql = format!("SELECT seq, encode(hash, 'hex') FROM \"{}\".audit_head", key.schema());
    let head = sqlx::query(AssertSqlSafe(sql)).fetch_one(&mut snapshot.conn).await?;
    Ok(ServicePart {
        service,
        schema_version: [snapshot.version.common, snapshot.version.own],
        taken_at: snapshot.taken_at,
        snapshot: snapshot.snapshot.clone(),
        audit: AuditEnd { entries: head.try_get(0)?, hash: head.try_get(1)? },
        tables,
        events: Rows::default(),
    })
}
