use super::{
    jobs::{RESTORATIONS, RestoreJob},
    problems,
    shape::Restoration,
    to_the_end,
};
use crate::{
    operators::{self, Act, Post},
    organisations::{self, Done},
    state::App,
};
use axum::{Json as Body, extract::State, http::StatusCode, response::IntoResponse};
use kernel::TenantId;
use rest::{Answer, Json, Path, Problem, kinds};
use serde::{Deserialize, Serialize};
use tenancy::portability::{Porting, PortingKind};
use time::{OffsetDateTime, UtcOffset, format_description::well_known::Rfc3339};
use utoipa::ToSchema;
use uuid::Uuid;

/// To which moment, and why. The organisation can read the reason in its own log.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RestorationOrder)]
pub struct Order {
    /// An instant; the last backup at or before it counts.
    at: String,
    reason: String,
}

/// Which moment it will be.
#[derive(Serialize, ToSchema)]
#[schema(as = RestorationPlan)]
pub struct Plan {
    snapshot: Uuid,
    #[serde(with = "time::serde::rfc3339::option")]
    taken_at: Option<OffsetDateTime>,
    /// Between the moment asked for and that of the backup.
    seconds_before: i64,
}

/// Restorations of an organisation.
#[derive(Serialize, ToSchema)]
#[schema(as = Restorations)]
pub struct List {
    items: Vec<Restoration>,
}

/// List restorations
#[utoipa::path(get, path = "/operator/tenants/{id}/restorations", tag = "operators",
    operation_id = "list_restorations", params(("id" = TenantId, Path)),
    responses((status = 200, description = "The newest first", body = List)))]
pub async fn list(State(app): State<App>, _post: Post, Path(id): Path<TenantId>) -> Answer {
    app.entry_of(id).await?;
    let all = app.provisioner().portings(Some(id)).await.map_err(problems::refused)?;
    let items =
        all.into_iter().filter(|porting| porting.kind == PortingKind::Restore).map(Into::into).collect();
    Ok(Body(List { items }).into_response())
}

/// Restore an organisation beside what is in use
///
/// Nothing of the organisation changes until the restoration is put in use.
#[utoipa::path(post, path = "/operator/tenants/{id}/restorations", tag = "operators",
    operation_id = "create_restoration", params(("id" = TenantId, Path)), request_body = Order,
    responses((status = 202, description = "It is being filled and compared", body = Plan)))]
pub async fn restore(
    State(app): State<App>,
    post: Post,
    Path(id): Path<TenantId>,
    Json(input): Json<Order>,
) -> Answer {
    post.allow(Act::Govern)?;
    let entry = app.entry_of(id).await?;
    let reason = operators::needed(&input.reason)?;
    let at =
        OffsetDateTime::parse(&input.at, &Rfc3339).ok().and_then(|at| at.checked_to_offset(UtcOffset::UTC));
    let at = at.ok_or_else(|| kinds::VALIDATION.problem().field("/at", &problems::BAD_TIME))?;
    let row = app.provisioner().snapshot_at(id, at).await.map_err(problems::refused)?;
    if app.provisioner().open_restoration(id).await.is_ok() {
        return Err(problems::BUSY.problem());
    }
    let done = Done { action: "tenant.restoration_ordered", why: Some(reason.clone()), new: None };
    organisations::record(&app, &post, id, done).await?;
    let tx = app.platform().begin().await?;
    let job = RestoreJob { at, reason, operator: post.id.0 };
    events::enqueue_platform(&tx, Some(&entry.tenant.key), RESTORATIONS, &job, None, None).await?;
    tx.commit().await?;
    let seconds_before = row.taken_at.map_or(0, |taken| (at - taken).whole_seconds());
    let plan = Plan { snapshot: row.id, taken_at: row.taken_at, seconds_before };
    Ok((StatusCode::ACCEPTED, Body(plan)).into_response())
}

/// Put a restoration in use
///
/// What was in use is kept beside it for some days.
#[utoipa::path(post, path = "/operator/restorations/{id}/swap", tag = "operators",
    operation_id = "swap_restoration", params(("id" = Uuid, Path)),
    responses((status = 200, description = "It is in use", body = Restoration)))]
pub async fn swap(State(app): State<App>, post: Post, Path(id): Path<Uuid>) -> Answer {
    post.allow(Act::Govern)?;
    let tenant = of(&app, id).await?.tenant;
    organisations::note(&app, &post, tenant, "tenant.restoration_swapped").await?;
    answer(to_the_end(async move { Box::pin(app.provisioner().swap(id)).await }).await?)
}

/// Put what was in use before back in use
#[utoipa::path(post, path = "/operator/restorations/{id}/undo", tag = "operators",
    operation_id = "undo_restoration", params(("id" = Uuid, Path)),
    responses((status = 200, description = "It is as it was before", body = Restoration)))]
pub async fn undo(State(app): State<App>, post: Post, Path(id): Path<Uuid>) -> Answer {
    post.allow(Act::Govern)?;
    let tenant = of(&app, id).await?.tenant;
    organisations::note(&app, &post, tenant, "tenant.restoration_undone").await?;
    answer(to_the_end(async move { Box::pin(app.provisioner().undo_swap(id)).await }).await?)
}

/// Delete what lies beside an organisation
#[utoipa::path(post, path = "/operator/restorations/{id}/discard", tag = "operators",
    operation_id = "discard_restoration", params(("id" = Uuid, Path)),
    responses((status = 200, description = "It is gone", body = Restoration)))]
pub async fn discard(State(app): State<App>, post: Post, Path(id): Path<Uuid>) -> Answer {
    post.allow(Act::Govern)?;
    let tenant = of(&app, id).await?.tenant;
    organisations::note(&app, &post, tenant, "tenant.restoration_discarded").await?;
    answer(to_the_end(async move { Box::pin(app.provisioner().let_go(id)).await }).await?)
}

async fn of(app: &App, id: Uuid) -> Result<Porting, Problem> {
    let porting = app.provisioner().porting(id).await.map_err(problems::refused)?;
    let restores = porting.kind == PortingKind::Restore;
    restores.then_some(porting).ok_or_else(|| kinds::NOT_FOUND.problem())
}

fn answer(porting: Porting) -> Answer {
    Ok(Body(Restoration::from(porting)).into_response())
}
