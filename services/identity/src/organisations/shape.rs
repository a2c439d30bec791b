use super::{figures::Figures, schemas::SchemaState};
use crate::tenant::TenantStateWord;
use kernel::{TenantId, TenantKind};
use serde::Serialize;
use tenancy::{Entry, quota::QuotaState};
use time::OffsetDateTime;
use utoipa::ToSchema;

/// What an operator sees of an organisation: that it exists, and how much it uses.
#[derive(Serialize, ToSchema)]
#[schema(as = OperatorTenant)]
pub struct TenantRow {
    pub id: TenantId,
    pub slug: String,
    pub name: String,
    pub kind: TenantKind,
    pub state: TenantStateWord,
    pub suspended_reason: Option<String>,
    pub closing_reason: Option<String>,
    /// Until when closing can be taken back; after that everything is deleted.
    #[serde(with = "time::serde::rfc3339::option")]
    pub closes_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
    /// Members on the roster, as counted last.
    pub members: Option<u64>,
    pub storage_bytes: u64,
    /// The nearest of its quotas when all were last looked at.
    pub quota_state: QuotaState,
    /// When somebody of the organisation was last at work.
    #[serde(with = "time::serde::rfc3339::option")]
    pub active_at: Option<OffsetDateTime>,
    /// In the last thirty days.
    pub requests_month: u64,
    /// What its people entered in the last thirty days.
    pub entries_month: u64,
    /// About how many minutes these entries took; a pause is not counted.
    pub minutes_month: u64,
    /// Its schema in each service.
    pub schemas: Vec<SchemaState>,
}

impl TenantRow {
    pub fn new(entry: Entry, figures: &Figures) -> Self {
        Self {
            id: entry.tenant.id,
            kind: entry.tenant.kind,
            slug: entry.slug,
            name: entry.name,
            state: entry.state.into(),
            suspended_reason: entry.suspended_reason,
            closing_reason: entry.closing_reason,
            closes_at: entry.closes_at,
            created_at: entry.created_at,
            members: figures.members,
            storage_bytes: figures.storage,
            quota_state: figures.nearest,
            active_at: figures.active_at,
            requests_month: figures.requests_month,
            entries_month: figures.entries_month,
            minutes_month: figures.seconds_month.div_ceil(60),
            schemas: figures.schemas.clone(),
        }
    }
}
