use super::{
    post::Post,
    problems,
    rules::Act,
    store::{self, LogFilter, line},
};
use crate::{audit::span, state::App};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::{OperatorId, RequestId, TenantId};
use rest::{Answer, Page, Paged, Problem, Query, kinds};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::HashMap;
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Who did it, or to whom it was done.
    operator: Option<OperatorId>,
    /// The organisation it was done to.
    tenant: Option<TenantId>,
    /// A word such as `tenant.suspended`.
    action: Option<String>,
    /// An instant, or a day.
    from: Option<String>,
    /// An instant, or a day that still counts.
    to: Option<String>,
}

/// What an operator did.
#[derive(Serialize, ToSchema)]
#[schema(as = OperatorLogEntry)]
pub struct LogEntry {
    id: Uuid,
    #[serde(with = "time::serde::rfc3339")]
    at: OffsetDateTime,
    operator_id: Option<OperatorId>,
    operator_name: Option<String>,
    action: String,
    tenant_id: Option<TenantId>,
    /// None where the organisation is gone.
    tenant_name: Option<String>,
    /// The operator it was done to.
    about_id: Option<OperatorId>,
    about_name: Option<String>,
    why: Option<String>,
    /// What exactly.
    detail: Option<Value>,
    request_id: Option<RequestId>,
}

/// Read the operators' log
#[utoipa::path(get, path = "/operator/log", tag = "operators", operation_id = "list_operator_log",
    params(Which, Page), responses((status = 200, description = "The newest first", body = Paged<LogEntry>)))]
pub async fn log(State(app): State<App>, post: Post, Query(which): Query<Which>, page: Page) -> Answer {
    post.allow(Act::Look)?;
    let filter = filter(which)?;
    let before = page.after::<(OffsetDateTime, Uuid)>()?;
    let tx = app.platform().begin().await?;
    let rows = store::log_page(&tx, &filter, before, page.fetch()).await?;
    let people = store::names(&tx).await?;
    drop(tx);
    let cut = Paged::cut(rows, &page, |row| (row.at, row.id));
    let tenants = tenants(&app, &cut.items).await?;
    Ok(Body(cut.map(|row| shaped(row, &people, &tenants))).into_response())
}

fn filter(which: Which) -> Result<LogFilter, Problem> {
    let wrong = |pointer: &str| kinds::VALIDATION.problem().field(pointer, &problems::BAD_TIME);
    let from = which.from.map(|text| span::from(&text).ok_or_else(|| wrong("?from"))).transpose()?;
    let to = which.to.map(|text| span::to(&text).ok_or_else(|| wrong("?to"))).transpose()?;
    Ok(LogFilter { operator: which.operator, tenant: which.tenant, action: which.action, from, to })
}

async fn tenants(app: &App, rows: &[line::Model]) -> Result<HashMap<TenantId, String>, Problem> {
    let mut ids: Vec<TenantId> = rows.iter().filter_map(|row| row.tenant_id).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(app.directory().names(&ids).await?.into_iter().collect())
}

fn shaped(
    row: line::Model,
    people: &HashMap<OperatorId, String>,
    tenants: &HashMap<TenantId, String>,
) -> LogEntry {
    let name = |id: Option<OperatorId>| id.and_then(|id| people.get(&id).cloned());
    LogEntry {
        id: row.id,
        at: row.at,
        operator_name: name(row.operator_id),
        operator_id: row.operator_id,
        action: row.action,
        tenant_name: row.tenant_id.and_then(|id| tenants.get(&id).cloned()),
        tenant_id: row.tenant_id,
        about_name: name(row.about_operator),
        about_id: row.about_operator,
        why: row.why,
        detail: row.detail.and_then(|text| serde_json::from_str(&text).ok()),
        request_id: row.request_id,
    }
}
