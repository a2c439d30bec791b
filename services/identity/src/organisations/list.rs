use super::{figures, shape::TenantRow};
use crate::{
    operators::{Act, Post},
    state::App,
    tenant::TenantStateWord,
};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::{SHANGHAI, TenantId, TenantKey, TenantKind, business_date};
use rest::{Answer, Page, Paged, Query};
use serde::Deserialize;
use tenancy::{Search, quota::QuotaState};
use time::OffsetDateTime;
use utoipa::IntoParams;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    #[param(inline)]
    state: Option<TenantStateWord>,
    #[param(inline)]
    kind: Option<TenantKind>,
    /// How near the nearest of its quotas was when all were last looked at.
    #[param(inline)]
    quota: Option<QuotaState>,
    /// A part of the name or of the address name.
    q: Option<String>,
}

/// List organisations
#[utoipa::path(get, path = "/operator/tenants", tag = "operators", operation_id = "list_tenants",
    params(Which, Page),
    responses((status = 200, description = "Organisations, the oldest first", body = Paged<TenantRow>)))]
pub async fn list(State(app): State<App>, post: Post, Query(which): Query<Which>, page: Page) -> Answer {
    post.allow(Act::Look)?;
    let after = page.after::<(OffsetDateTime, TenantId)>()?;
    let Which { state, kind, quota, q: text } = which;
    let search = Search { state: state.map(Into::into), kind, quota, text };
    let rows = app.directory().page(&search, after, page.fetch()).await?;
    let total = app.directory().count(&search).await?;
    let keys: Vec<TenantKey> = rows.iter().map(|entry| entry.tenant.key.clone()).collect();
    let mut known = figures::of_list(&app, &keys, business_date(post.now, SHANGHAI)).await?;
    let cut = Paged::cut(rows, &page, |entry| (entry.created_at, entry.tenant.id));
    let row = |entry: tenancy::Entry| {
        let figures = known.remove(&entry.tenant.key).unwrap_or_default();
        TenantRow::new(entry, &figures)
    };
    Ok(Body(cut.map(row).with_total(total)).into_response())
}
