use super::{
    post::Post,
    problems, rules,
    store::{self, Deed},
    tenants::TenantRow,
};
use crate::{desk::Desk, state::App};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::TenantId;
use rest::{Answer, Json, Path, Problem, kinds};
use serde::Deserialize;
use tenancy::{Who, audit::Entry, provision::ProvisionError};
use utoipa::ToSchema;

/// Why an organisation is suspended. It can read this in its own log.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Suspension {
    reason: String,
}

/// Suspend an organisation
///
/// No log-in and no writes from now on; its data stays.
#[utoipa::path(post, path = "/operator/tenants/{id}/suspend", tag = "operators", operation_id = "suspend_tenant",
    params(("id" = TenantId, Path)), request_body = Suspension,
    responses((status = 200, description = "Suspended", body = TenantRow)))]
pub async fn suspend(
    State(app): State<App>,
    post: Post,
    Path(id): Path<TenantId>,
    Json(input): Json<Suspension>,
) -> Answer {
    let reason = rules::reason(&input.reason)
        .ok_or_else(|| kinds::VALIDATION.problem().field("/reason", &problems::REASON_NEEDED))?;
    app.provisioner().suspend(id, &reason).await.map_err(refused)?;
    record(&app, &post, id, "tenant.suspended", Some(&reason)).await?;
    answer(&app, id).await
}

/// Resume an organisation
#[utoipa::path(post, path = "/operator/tenants/{id}/resume", tag = "operators", operation_id = "resume_tenant",
    params(("id" = TenantId, Path)),
    responses((status = 200, description = "In use again", body = TenantRow)))]
pub async fn resume(State(app): State<App>, post: Post, Path(id): Path<TenantId>) -> Answer {
    app.provisioner().resume(id).await.map_err(refused)?;
    record(&app, &post, id, "tenant.resumed", None).await?;
    answer(&app, id).await
}

fn refused(error: ProvisionError) -> Problem {
    match error {
        ProvisionError::Unknown => kinds::NOT_FOUND.problem(),
        ProvisionError::State(state) => problems::WRONG_STATE.with("state", state),
        ProvisionError::Busy => problems::BUSY.problem().retry_after(5),
        ProvisionError::Db(error) => error.into(),
        other => kinds::INTERNAL.problem().because(other),
    }
}

/// What an operator did to an organisation stands in the operators' log and in the organisation's own.
pub(crate) async fn record(
    app: &App,
    post: &Post,
    id: TenantId,
    action: &'static str,
    why: Option<&str>,
) -> Result<(), Problem> {
    noted(app, post, id, action, why).await?;
    let Some(scope) = app.system().enter_by_id(id).await? else { return Ok(()) };
    let tx = app.base().db.begin(&scope).await?;
    let desk = Desk { tx: &tx, who: Who::operator(post.id, post.request), now: post.now };
    let (subject_id, why) = (Some(id.0), why.map(str::to_owned));
    desk.audit(Entry { action, subject: "tenant", subject_id, why, ..Default::default() }).await?;
    tx.commit().await?;
    Ok(())
}

async fn answer(app: &App, id: TenantId) -> Answer {
    let entry = app.directory().find(id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    Ok(Body(TenantRow::from(entry)).into_response())
}

/// What an operator did stands in the operators' log; the work itself writes into the organisation's.
pub(crate) async fn log(app: &App, post: &Post, id: TenantId, action: &'static str) -> Result<(), Problem> {
    noted(app, post, id, action, None).await
}

async fn noted(
    app: &App,
    post: &Post,
    id: TenantId,
    action: &'static str,
    why: Option<&str>,
) -> Result<(), Problem> {
    let tx = app.platform().begin().await?;
    let deed = Deed { operator: Some(post.id), action, tenant: Some(id), why, request: Some(post.request) };
    store::log(&tx, deed, post.now).await?;
    Ok(tx.commit().await?)
}
