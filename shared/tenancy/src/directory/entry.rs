use crate::{Tenant, TenantState, quota::Bounds};
use kernel::{TenantKey, TenantKind};
use sea_orm::{DbErr, QueryResult};
use serde::Serialize;
use time::OffsetDateTime;
use uuid::Uuid;

/// What the directory knows of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    pub tenant: Tenant,
    pub slug: String,
    pub name: String,
    pub state: TenantState,
    pub suspended_reason: Option<String>,
    pub contact_email: Option<String>,
    /// Until when closing can be taken back.
    #[serde(with = "time::serde::rfc3339::option")]
    pub closes_at: Option<OffsetDateTime>,
    pub closing_reason: Option<String>,
    /// How much it may use, where that was decided for it alone.
    pub quotas: Bounds,
    /// The host of its own that letters lead to.
    pub primary_host: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
}

pub(super) const COLUMNS: &str = "o.id, o.key, o.kind, o.slug, o.name, o.state, o.suspended_reason, o.contact_email, o.closes_at, \
     o.closing_reason, o.quotas, o.created_at, \
     (SELECT h.host FROM platform.domains h WHERE h.tenant_id = o.id AND h.verified_at IS NOT NULL \
         AND (to_jsonb(h) ->> 'is_primary')::boolean LIMIT 1) AS primary_host";

pub(super) fn entry(row: &QueryResult) -> Result<Entry, DbErr> {
    let key: String = row.try_get("", "key")?;
    let kind: String = row.try_get("", "kind")?;
    let state: String = row.try_get("", "state")?;
    let bad = |what: &str| DbErr::Type(format!("platform.organisations.{what}"));
    Ok(Entry {
        tenant: Tenant::new(
            row.try_get::<Uuid>("", "id")?.into(),
            key.parse::<TenantKey>().map_err(|_| bad("key"))?,
            kind.parse::<TenantKind>().map_err(|_| bad("kind"))?,
        ),
        slug: row.try_get("", "slug")?,
        name: row.try_get("", "name")?,
        state: state.parse().map_err(|_| bad("state"))?,
        suspended_reason: row.try_get("", "suspended_reason")?,
        contact_email: row.try_get("", "contact_email")?,
        closes_at: row.try_get("", "closes_at")?,
        closing_reason: row.try_get("", "closing_reason")?,
        quotas: Bounds::read(row.try_get::<Option<String>>("", "quotas")?.as_deref()),
        primary_host: row.try_get("", "primary_host")?,
        created_at: row.try_get("", "created_at")?,
    })
}
