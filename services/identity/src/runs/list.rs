use super::{
    shape::{Names, RunOut},
    store::{self, Filter},
};
use crate::{
    operators::{self, Act, Post},
    state::App,
};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::{RunId, TenantId};
use rest::{Answer, Page, Paged, Query};
use serde::Deserialize;
use time::OffsetDateTime;
use utoipa::IntoParams;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Only those that are not finished, or only those that are.
    open: Option<bool>,
    tenant: Option<TenantId>,
}

/// List changes of organisations
#[utoipa::path(get, path = "/operator/runs", tag = "operators", operation_id = "list_runs", params(Which, Page),
    responses((status = 200, description = "The newest first", body = Paged<RunOut>)))]
pub async fn list(State(app): State<App>, post: Post, Query(which): Query<Which>, page: Page) -> Answer {
    post.allow(Act::Look)?;
    let before = page.after::<(OffsetDateTime, RunId)>()?;
    let filter = Filter { open: which.open, tenant: which.tenant };
    let tx = app.platform().begin().await?;
    let rows = store::page(&tx, filter, before, page.fetch()).await?;
    let operators = operators::names(&tx).await?;
    drop(tx);
    let ids: Vec<TenantId> = rows.iter().map(|row| row.tenant_id).collect();
    let tenants = app.directory().names(&ids).await?.into_iter().collect();
    let names = Names { tenants, operators };
    let cut = Paged::cut(rows, &page, |row| (row.started_at, row.id));
    Ok(Body(cut.map(|row| RunOut::new(row, &names))).into_response())
}
