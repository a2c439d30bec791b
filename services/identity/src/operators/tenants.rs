use super::post::Post;
use crate::{state::App, tenant::TenantStateWord};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::{TenantId, TenantKind};
use rest::{Answer, Page, Paged};
use serde::Serialize;
use tenancy::Entry;
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

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
#[utoipa::path(get, path = "/operator/tenants", tag = "operators", operation_id = "list_tenants", params(Page),
    responses((status = 200, description = "Organisations, the oldest first", body = Paged<TenantRow>)))]
pub async fn tenants(State(app): State<App>, _post: Post, page: Page) -> Answer {
    let after = page.after::<(OffsetDateTime, TenantId)>()?.map(|(at, id)| (at, id.0));
    let all = app.directory().list().await?;
    let total = all.len() as u64;
    let rest = all.into_iter().filter(|entry| after.is_none_or(|after| place(entry) > after));
    let fetch = usize::try_from(page.fetch()).unwrap_or(usize::MAX);
    let cut = Paged::cut(rest.take(fetch).collect(), &page, place);
    Ok(Body(cut.map(TenantRow::from).with_total(total)).into_response())
}

/// Where an organisation stands in the list.
fn place(entry: &Entry) -> (OffsetDateTime, Uuid) {
    (entry.created_at, entry.tenant.id.0)
}
