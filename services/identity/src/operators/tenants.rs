use super::post::Post;
use crate::{state::App, tenant::TenantStateWord};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::{TenantId, TenantKind};
use rest::{Answer, Paged};
use serde::Serialize;
use tenancy::Entry;
use time::OffsetDateTime;
use utoipa::ToSchema;

/// What an operator sees of an organisation: that it exists.
#[derive(Serialize, ToSchema)]
#[schema(as = OperatorTenant)]
pub struct TenantRow {
    id: TenantId,
    slug: String,
    name: String,
    kind: TenantKind,
    state: TenantStateWord,
    suspended_reason: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
}

impl From<Entry> for TenantRow {
    fn from(entry: Entry) -> Self {
        Self {
            id: entry.tenant.id,
            kind: entry.tenant.kind,
            slug: entry.slug,
            name: entry.name,
            state: entry.state.into(),
            suspended_reason: entry.suspended_reason,
            created_at: entry.created_at,
        }
    }
}

/// List organisations
#[utoipa::path(get, path = "/operator/tenants", tag = "operators", operation_id = "list_tenants",
    responses((status = 200, description = "Every organisation, the oldest first", body = Paged<TenantRow>)))]
pub async fn tenants(State(app): State<App>, _post: Post) -> Answer {
    let items: Vec<TenantRow> = app.directory().list().await?.into_iter().map(TenantRow::from).collect();
    let total = Some(items.len() as u64);
    Ok(Body(Paged { items, next: None, total }).into_response())
}
