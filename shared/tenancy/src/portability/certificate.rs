//! What was deleted when an organisation was closed, signed by the deployment that deleted it.

use super::{Damage, Place, PortError, Seal, Signature, keys};
use crate::{
    Entry, PlatformTx,
    audit::canonical,
    provision::{Gone, Left, Provisioner, statement},
};
use kernel::{Service, TenantId};
use migrations::{Scope, Version, template};
use sea_orm::{ConnectionTrait as _, DbErr, QueryResult};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Row as _};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};
use uuid::Uuid;

pub const CERTIFICATE: &str = "zhibu-deletion/1";

/// A certificate as it is handed out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    pub certificate: Value,
    pub signature: Signature,
}

/// A certificate in the list of them.
#[derive(Clone, Debug)]
pub struct CertificateRow {
    pub id: Uuid,
    pub tenant: TenantId,
    pub slug: String,
    pub name: String,
    /// None while the deletion is going on.
    pub issued_at: Option<OffsetDateTime>,
    pub body: String,
}

/// What lies outside of the databases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Belongings {
    pub objects: u64,
    pub object_bytes: u64,
    pub backup_files: u64,
}

/// What was done for the organisation before it is deleted.
#[derive(Clone, Debug, Default)]
pub struct Farewell<'a> {
    /// SHA-256 of the contents page of the last export.
    pub export: Option<&'a str>,
    /// Until when this deployment keeps that export itself.
    pub kept_until: Option<OffsetDateTime>,
    /// Why there was none.
    pub without: Option<&'a str>,
}

/// The last export of an organisation, where the deployment keeps it for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastExport {
    /// Of the contents page.
    pub sha256: String,
    pub kept_until: OffsetDateTime,
}

const BEGIN: &str = "INSERT INTO platform.deletion_certificates (id, tenant_id, slug, name, state, body, begun_at) \
     VALUES ($1, $2, $3, $4, 'begun', $5, $6) ON CONFLICT DO NOTHING";
const OPEN: &str =
    "SELECT id, body FROM platform.deletion_certificates WHERE tenant_id = $1 AND state = 'begun' FOR UPDATE";
const WRITE: &str = "UPDATE platform.deletion_certificates SET body = $2 WHERE id = $1";
const ISSUE: &str = "UPDATE platform.deletion_certificates \
     SET body = $2, state = 'issued', issued_at = $3, letters = NULL WHERE id = $1";
const COLUMNS: &str = "id, tenant_id, slug, name, issued_at, body";

/// Reads a certificate and proves that nothing of it was changed. Whose signature it bears is for the caller to
/// judge.
///
/// # Errors
/// When it is not a certificate, or not as it was signed.
pub fn verify_certificate(text: &[u8]) -> Result<Certificate, PortError> {
    let read: Certificate = serde_json::from_slice(text)?;
    if read.certificate.get("format").and_then(Value::as_str) != Some(CERTIFICATE) {
        return Err(PortError::Format("not a certificate of deletion".into()));
    }
    let body = canonical(&read.certificate);
    if read.signature.fits(CERTIFICATE, body.as_bytes()) {
        return Ok(read);
    }
    Err(PortError::damaged(
        Damage::Signature,
        "the certificate is not what was signed",
        Place::of("certificate"),
    ))
}

impl Provisioner {
    /// Writes down what was done for an organisation before it goes. The deletion itself adds the rest.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn prepare_certificate(&self, entry: &Entry, last: &Farewell<'_>) -> Result<(), PortError> {
        let body = json!({
            "final_export": last.export,
            "final_export_kept_until": last.kept_until.map(stamp),
            "without_export_because": last.without,
        });
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        begin(&tx, entry, &body, self.now()).await?;
        if let Some((id, _)) = open(&tx, entry.tenant.id).await? {
            tx.execute_raw(statement(WRITE, [id.into(), body.to_string().into()])).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Counts what is about to be deleted. Done once: after a crash the first count stands, for some of it may be
    /// gone already.
    pub(crate) async fn count_for_certificate(&self, id: TenantId) -> Result<(), PortError> {
        let Some(entry) = self.deployment().directory().find(id).await? else { return Ok(()) };
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        begin(&tx, &entry, &json!({}), self.now()).await?;
        tx.commit().await?;
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        let Some((row, body)) = open(&tx, id).await? else { return Ok(()) };
        if body.get("services").is_some() {
            return Ok(());
        }
        let body = self.counted(&entry, row, body).await?;
        tx.execute_raw(statement(WRITE, [row.into(), body.to_string().into()])).await?;
        Ok(tx.commit().await?)
    }

    async fn counted(&self, entry: &Entry, id: Uuid, before: Value) -> Result<Value, PortError> {
        let belongings =
            self.hooks().belongings(entry).await.map_err(|e| PortError::Objects(e.to_string()))?;
        let keys = keys::fingerprints(&keys::load(self.deployment(), &entry.tenant.key).await?);
        let mut services = Vec::new();
        for &service in Service::ALL {
            services.push(self.count_service(entry, service).await?);
        }
        let text = |name: &str| before.get(name).cloned().unwrap_or(Value::Null);
        Ok(json!({
            "format": CERTIFICATE,
            "id": id,
            "deployment": self.deployment().directory().base_domain(),
            "organisation": { "id": entry.tenant.id, "slug": entry.slug, "name": entry.name, "kind": entry.tenant.kind },
            "begun_at": stamp(self.now()),
            "final_export": text("final_export"),
            "final_export_kept_until": text("final_export_kept_until"),
            "without_export_because": text("without_export_because"),
            "services": services,
            "objects": { "count": belongings.objects, "bytes": belongings.object_bytes },
            "backup_files": belongings.backup_files,
            "keys_shredded": keys,
        }))
    }

    async fn count_service(&self, entry: &Entry, service: Service) -> Result<Value, PortError> {
        let mut conn = self.admin()?.service(service).await?;
        let key = &entry.tenant.key;
        let at = "SELECT schema_version FROM platform.tenants WHERE key = $1";
        let Some(row) = sqlx::query(at).bind(key.as_str()).fetch_optional(&mut conn).await? else {
            return Ok(json!({ "service": service, "tables": {} }));
        };
        let version = Version::of_number(row.try_get(0)?);
        let set = migrations::set(service.as_str(), Scope::Tenant);
        let mut tables = serde_json::Map::new();
        for table in template::tables(&set, version) {
            let sql = format!("SELECT count(*) FROM \"{}\".\"{}\"", key.schema(), table.name);
            let rows: i64 = sqlx::query(AssertSqlSafe(sql)).fetch_one(&mut conn).await?.try_get(0)?;
            tables.insert(table.name, rows.into());
        }
        let count = "SELECT (SELECT count(*) FROM platform.outbox WHERE tenant_key = $1), \
             (SELECT count(*) FROM platform.jobs WHERE tenant_key = $1)";
        let row = sqlx::query(count).bind(key.as_str()).fetch_one(&mut conn).await?;
        let (events, jobs): (i64, i64) = (row.try_get(0)?, row.try_get(1)?);
        Ok(json!({ "service": service, "tables": tables, "events": events, "jobs": jobs }))
    }

    /// Puts the name under it, in the transaction that ends the deletion.
    pub(crate) async fn issue_certificate(&self, tx: &PlatformTx, id: TenantId) -> Result<(), PortError> {
        let Some((row, mut body)) = open(tx, id).await? else { return Ok(()) };
        let now = self.now();
        if let Some(body) = body.as_object_mut() {
            body.insert("deleted_at".into(), stamp(now).into());
        }
        // before it is issued, while what was written still lies beside it
        self.send_letters(tx, &Gone { certificate: row, at: now, left: left(&body) }).await?;
        let signature = Seal::of(self.deployment())?.sign(CERTIFICATE, canonical(&body).as_bytes());
        let signed = serde_json::to_string_pretty(&Certificate { certificate: body, signature })?;
        tx.execute_raw(statement(ISSUE, [row.into(), signed.into(), now.into()])).await?;
        Ok(())
    }

    /// Certificates, the newest first; `before` goes on behind a page. Those of deletions going on come without a
    /// signature.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn certificates(
        &self,
        before: Option<Uuid>,
        limit: u64,
    ) -> Result<Vec<CertificateRow>, PortError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM platform.deletion_certificates WHERE $1::uuid IS NULL OR id < $1 \
             ORDER BY id DESC LIMIT $2"
        );
        let values = [before.into(), i64::try_from(limit).unwrap_or(i64::MAX).into()];
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        let rows = tx.query_all_raw(statement(&sql, values)).await?;
        Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
    }

    /// # Errors
    /// When there is none, or the database is away.
    pub async fn certificate(&self, id: Uuid) -> Result<CertificateRow, PortError> {
        let sql = format!("SELECT {COLUMNS} FROM platform.deletion_certificates WHERE id = $1");
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        let row = tx.query_one_raw(statement(&sql, [id.into()])).await?;
        Ok(read(&row.ok_or(PortError::Unknown)?)?)
    }
}

/// What the certificate says of the last export.
fn left(body: &Value) -> Left {
    let text = |name: &str| body.get(name).and_then(Value::as_str);
    let until = text("final_export_kept_until").and_then(|until| OffsetDateTime::parse(until, &Rfc3339).ok());
    match (until, text("final_export")) {
        (Some(until), _) => Left::Until(until),
        (None, Some(_)) => Left::File,
        (None, None) => Left::Nowhere,
    }
}

async fn begin(tx: &PlatformTx, entry: &Entry, body: &Value, now: OffsetDateTime) -> Result<(), DbErr> {
    let values = [
        Uuid::now_v7().into(),
        entry.tenant.id.0.into(),
        entry.slug.clone().into(),
        entry.name.clone().into(),
        body.to_string().into(),
        now.into(),
    ];
    tx.execute_raw(statement(BEGIN, values)).await.map(drop)
}

async fn open(tx: &PlatformTx, id: TenantId) -> Result<Option<(Uuid, Value)>, PortError> {
    let Some(row) = tx.query_one_raw(statement(OPEN, [id.0.into()])).await? else { return Ok(None) };
    let body: String = row.try_get("", "body")?;
    Ok(Some((row.try_get("", "id")?, serde_json::from_str(&body)?)))
}

fn read(row: &QueryResult) -> Result<CertificateRow, DbErr> {
    Ok(CertificateRow {
        id: row.try_get("", "id")?,
        tenant: TenantId(row.try_get("", "tenant_id")?),
        slug: row.try_get("", "slug")?,
        name: row.try_get("", "name")?,
        issued_at: row.try_get("", "issued_at")?,
        body: row.try_get("", "body")?,
    })
}

fn stamp(at: OffsetDateTime) -> String {
    // a plain instant always has a spelling
    at.format(&Rfc3339).unwrap_or_default()
}
