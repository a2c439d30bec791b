use kernel::{Service, TenantId};
use serde::Serialize;
use tenancy::portability::{
    CertificateRow, Difference, Porting, PortingState, SnapshotKind, SnapshotRow, SnapshotState,
};
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

/// A moment of an organisation that was written down: a backup, or an export.
#[derive(Serialize, ToSchema)]
pub struct Snapshot {
    id: Uuid,
    kind: SnapshotKind,
    state: SnapshotState,
    /// What is being carried now, and how many rows were.
    progress: Option<String>,
    /// The account that asked for it.
    requested_by: Option<Uuid>,
    /// Whether the organisation's keys lie in it, under a passphrase.
    has_keys: bool,
    rows: i64,
    bytes: i64,
    /// What was not there before.
    added_bytes: i64,
    /// Of the contents page.
    sha256: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    taken_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339")]
    expires_at: OffsetDateTime,
    /// When every file of it was last read again, as is done with those of every night.
    #[serde(with = "time::serde::rfc3339::option")]
    checked_at: Option<OffsetDateTime>,
    /// What was found wrong then.
    damage: Option<String>,
    /// Why it could not be made. It may be tried again.
    last_error: Option<String>,
}

impl From<SnapshotRow> for Snapshot {
    fn from(row: SnapshotRow) -> Self {
        let said = |of: SnapshotState| row.last_error.clone().filter(|_| row.state == of);
        let (damage, last_error) = (said(SnapshotState::Damaged), said(SnapshotState::Failed));
        Self {
            id: row.id,
            kind: row.kind,
            state: row.state,
            progress: row.progress,
            requested_by: row.requested_by,
            has_keys: row.has_keys,
            rows: row.rows,
            bytes: row.bytes,
            added_bytes: row.added_bytes,
            sha256: row.sha256,
            created_at: row.created_at,
            taken_at: row.taken_at,
            expires_at: row.expires_at,
            checked_at: row.checked_at,
            damage,
            last_error,
        }
    }
}

/// Rows of a table: in use only, at the earlier moment only, and changed since.
#[derive(Serialize, ToSchema)]
pub struct TableDifference {
    service: Service,
    table: String,
    only_now: i64,
    only_then: i64,
    changed: i64,
    same: i64,
}

impl From<Difference> for TableDifference {
    fn from(one: Difference) -> Self {
        let Difference { service, table, only_now, only_then, changed, same } = one;
        Self { service, table, only_now, only_then, changed, same }
    }
}

/// The step of a restoration before its first one.
const ORDERED: &str = "ordered";

/// An organisation being set back in time.
#[derive(Serialize, ToSchema)]
pub struct Restoration {
    id: Uuid,
    tenant_id: TenantId,
    state: PortingState,
    step: String,
    last_error: Option<String>,
    #[serde(with = "time::serde::rfc3339::option")]
    taken_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339")]
    started_at: OffsetDateTime,
    /// Until when it can be put in use, or undone once it is.
    #[serde(with = "time::serde::rfc3339::option")]
    keep_until: Option<OffsetDateTime>,
    /// Tables that are not the same. Counts only.
    differences: Vec<TableDifference>,
}

impl Restoration {
    /// One that was ordered and has not begun; it has the id of its job. The error is that of the last try.
    pub fn waiting(
        id: Uuid,
        tenant_id: TenantId,
        started_at: OffsetDateTime,
        last_error: Option<String>,
    ) -> Self {
        Self {
            id,
            tenant_id,
            state: PortingState::Running,
            step: ORDERED.into(),
            last_error,
            taken_at: None,
            started_at,
            keep_until: None,
            differences: Vec::new(),
        }
    }
}

impl From<Porting> for Restoration {
    fn from(porting: Porting) -> Self {
        let about = porting.restoration();
        let taken_at = about.as_ref().map(|about| about.taken_at);
        let differences = about.map(|about| about.differences).unwrap_or_default();
        Self {
            id: porting.id,
            tenant_id: porting.tenant,
            state: porting.state,
            step: porting.step.to_string(),
            last_error: porting.last_error,
            taken_at,
            started_at: porting.started_at,
            keep_until: porting.keep_until,
            differences: differences.into_iter().filter(|one| !one.is_empty()).map(Into::into).collect(),
        }
    }
}

/// A certificate in the list of them.
#[derive(Serialize, ToSchema)]
pub struct DeletionCertificate {
    id: Uuid,
    tenant_id: TenantId,
    slug: String,
    name: String,
    /// None while the deletion is going on.
    #[serde(with = "time::serde::rfc3339::option")]
    issued_at: Option<OffsetDateTime>,
    /// Until when its last export is kept, and can be fetched; none where there is none.
    #[serde(with = "time::serde::rfc3339::option")]
    last_export_until: Option<OffsetDateTime>,
}

impl DeletionCertificate {
    pub fn of(row: CertificateRow, kept_until: Option<OffsetDateTime>) -> Self {
        let last_export_until = kept_until.filter(|_| row.issued_at.is_some());
        Self {
            id: row.id,
            tenant_id: row.tenant,
            slug: row.slug,
            name: row.name,
            issued_at: row.issued_at,
            last_export_until,
        }
    }
}
