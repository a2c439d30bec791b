use super::store::announcement::Model;
use kernel::{AnnouncementId, Locale, OperatorId, TenantId, TenantKind};
use serde::Serialize;
use std::collections::HashMap;
use time::OffsetDateTime;
use utoipa::ToSchema;

kernel::words! {
    /// How loud it is.
    pub enum AnnouncementSeverity {
        Info = "info",
        Warning = "warning",
        Urgent = "urgent",
    }
}

/// What people read.
#[derive(Debug, Serialize, ToSchema)]
pub struct Announcement {
    id: AnnouncementId,
    severity: AnnouncementSeverity,
    title: String,
    text: String,
    #[serde(with = "time::serde::rfc3339")]
    starts_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    ends_at: OffsetDateTime,
}

impl Announcement {
    pub fn new(row: Model, locale: Locale) -> Self {
        let (title, text) = match locale {
            Locale::Zh => (row.title_zh, row.text_zh),
            Locale::En => (row.title_en, row.text_en),
        };
        let Model { id, severity, starts_at, ends_at, .. } = row;
        Self { id, severity, title, text, starts_at, ends_at }
    }
}

/// The same as operators keep it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OperatorAnnouncement)]
pub struct Kept {
    id: AnnouncementId,
    severity: AnnouncementSeverity,
    title_zh: String,
    title_en: String,
    text_zh: String,
    text_en: String,
    #[serde(with = "time::serde::rfc3339")]
    starts_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    ends_at: OffsetDateTime,
    /// None for all.
    kinds: Option<Vec<TenantKind>>,
    tenant_id: Option<TenantId>,
    tenant_name: Option<String>,
    at_login: bool,
    created_by: OperatorId,
    created_by_name: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    withdrawn_at: Option<OffsetDateTime>,
}

/// Names that go with the ids.
#[derive(Default)]
pub struct Names {
    pub operators: HashMap<OperatorId, String>,
    pub tenants: HashMap<TenantId, String>,
}

impl Kept {
    pub fn new(row: Model, names: &Names) -> Self {
        Self {
            kinds: row.kinds(),
            tenant_name: row.tenant_id.and_then(|id| names.tenants.get(&id).cloned()),
            created_by_name: names.operators.get(&row.created_by).cloned(),
            id: row.id,
            severity: row.severity,
            title_zh: row.title_zh,
            title_en: row.title_en,
            text_zh: row.text_zh,
            text_en: row.text_en,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            tenant_id: row.tenant_id,
            at_login: row.at_login,
            created_by: row.created_by,
            created_at: row.created_at,
            withdrawn_at: row.withdrawn_at,
        }
    }
}
