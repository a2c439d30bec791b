//! Suspending and resuming, and what every change of an organisation by an operator has in common.

use super::{figures, problems, run::asked_by, shape::TenantRow};
use crate::{
    desk::Desk,
    operators::{Act, Deed, Post, log, needed},
    state::App,
};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::{OperatorId, RequestId, TenantId};
use rest::{Answer, Json, Path, Problem, kinds};
use sea_orm::DbErr;
use serde::Deserialize;
use serde_json::Value;
use tenancy::{PlatformTx, Who, audit::Entry, provision::ProvisionError};
use time::OffsetDateTime;
use utoipa::ToSchema;

/// Why an organisation is suspended. Its people read this where they would log in, and in its own log.
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
    post.allow(Act::Suspend)?;
    let why = needed(&input.reason)?;
    let done = Done { action: "tenant.suspended", why: Some(why.clone()), new: None };
    asked_by(&app, &post, id, done).suspend(id, &why).await.map_err(refused)?;
    answer(&app, &post, id).await
}

/// Resume an organisation
#[utoipa::path(post, path = "/operator/tenants/{id}/resume", tag = "operators", operation_id = "resume_tenant",
    params(("id" = TenantId, Path)),
    responses((status = 200, description = "In use again", body = TenantRow)))]
pub async fn resume(State(app): State<App>, post: Post, Path(id): Path<TenantId>) -> Answer {
    post.allow(Act::Suspend)?;
    let done = Done { action: "tenant.resumed", why: None, new: None };
    asked_by(&app, &post, id, done).resume(id).await.map_err(refused)?;
    answer(&app, &post, id).await
}

pub(super) fn refused(error: ProvisionError) -> Problem {
    match error {
        ProvisionError::Unknown => kinds::NOT_FOUND.problem(),
        ProvisionError::State(state) => problems::WRONG_STATE.with("state", state),
        ProvisionError::Busy => problems::BUSY.problem().retry_after(5),
        ProvisionError::Held => problems::HELD.problem(),
        ProvisionError::Db(error) => error.into(),
        other => kinds::INTERNAL.problem().because(other),
    }
}

/// What an operator did to an organisation.
pub(crate) struct Done {
    pub action: &'static str,
    pub why: Option<String>,
    pub new: Option<Value>,
}

/// Who did it: for what is finished after the request.
pub(crate) struct Doer {
    pub operator: OperatorId,
    pub request: RequestId,
    pub now: OffsetDateTime,
}

/// What an operator did who has left the desk stands in the operators' log and in the organisation's own.
pub(crate) async fn record_by(app: &App, by: &Doer, id: TenantId, done: Done) -> Result<(), Problem> {
    let tx = app.platform().begin().await?;
    in_operators_log(&tx, by, id, &done).await?;
    tx.commit().await?;
    in_own_log(app, by, id, done).await
}

pub(crate) async fn in_operators_log(
    tx: &PlatformTx,
    by: &Doer,
    id: TenantId,
    done: &Done,
) -> Result<(), DbErr> {
    let deed = Deed {
        operator: Some(by.operator),
        action: done.action,
        tenant: Some(id),
        why: done.why.as_deref(),
        request: Some(by.request),
        detail: done.new.clone(),
        ..Deed::default()
    };
    log(tx, deed, by.now).await
}

/// In the log of the organisation, while there is one.
pub(crate) async fn in_own_log(app: &App, by: &Doer, id: TenantId, done: Done) -> Result<(), Problem> {
    let Done { action, why, new } = done;
    let Some(scope) = app.system().enter_by_id(id).await? else { return Ok(()) };
    let tx = app.base().db.begin(&scope).await?;
    let desk = Desk { tx: &tx, who: Who::operator(by.operator, by.request), now: by.now };
    let subject_id = Some(id.0);
    desk.audit(Entry { action, subject: "tenant", subject_id, new, why, ..Default::default() }).await?;
    Ok(tx.commit().await?)
}

pub(super) async fn answer(app: &App, post: &Post, id: TenantId) -> Answer {
    let entry = app.entry_of(id).await?;
    let figures = figures::with_schemas(app, &entry.tenant.key, post.now).await?;
    Ok(Body(TenantRow::new(entry, &figures)).into_response())
}

/// What an operator did stands in the operators' log; the work itself writes into the organisation's.
pub(crate) async fn note(app: &App, post: &Post, id: TenantId, action: &'static str) -> Result<(), Problem> {
    let tx = app.platform().begin().await?;
    log(&tx, Deed { tenant: Some(id), ..post.deed(action) }, post.now).await?;
    Ok(tx.commit().await?)
}
