use super::store::{self, Filter, run};
use crate::{
    operators::{Act, Post},
    state::App,
};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::{RunId, TenantId};
use rest::{Answer, Page, Paged, Query};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Only those that are not finished, or only those that are.
    open: Option<bool>,
    tenant: Option<TenantId>,
}

/// A change of an organisation that runs over all services.
#[derive(Serialize, ToSchema)]
#[schema(as = ProvisioningRun)]
pub struct RunOut {
    id: RunId,
    /// `create`, `suspend`, `resume`, `close`, `reopen`, `quotas` or `drop`.
    kind: String,
    tenant_id: TenantId,
    slug: String,
    /// None where the organisation is gone.
    name: Option<String>,
    /// The step to do next.
    step: String,
    /// Failures so far.
    attempts: i32,
    last_error: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    started_at: OffsetDateTime,
    /// When it failed last; none where it is to be tried at once.
    #[serde(with = "time::serde::rfc3339::option")]
    tried_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339::option")]
    finished_at: Option<OffsetDateTime>,
}

impl RunOut {
    pub fn new(row: run::Model, names: &HashMap<TenantId, String>) -> Self {
        Self {
            id: row.id,
            name: names.get(&row.tenant_id).cloned(),
            kind: row.kind,
            tenant_id: row.tenant_id,
            slug: row.slug,
            step: row.step,
            attempts: row.attempts,
            last_error: row.last_error,
            started_at: row.started_at,
            tried_at: row.tried_at,
            finished_at: row.finished_at,
        }
    }
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
    drop(tx);
    let ids: Vec<TenantId> = rows.iter().map(|row| row.tenant_id).collect();
    let names = app.directory().names(&ids).await?.into_iter().collect();
    let cut = Paged::cut(rows, &page, |row| (row.started_at, row.id));
    Ok(Body(cut.map(|row| RunOut::new(row, &names))).into_response())
}
