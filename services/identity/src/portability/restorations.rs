use super::{ordered, problems, shape::Restoration, to_the_end};
use crate::{
    operators::{Act, Post},
    organisations,
    state::App,
};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::TenantId;
use rest::{Answer, Path, Problem, kinds};
use serde::Serialize;
use tenancy::portability::{Porting, PortingKind};
use utoipa::ToSchema;
use uuid::Uuid;

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
    let entry = app.entry_of(id).await?;
    let waiting = ordered::waiting(&app, &entry).await?;
    let all = app.provisioner().portings(Some(id)).await.map_err(problems::refused)?;
    let begun = all.into_iter().filter(|porting| porting.kind == PortingKind::Restore).map(Restoration::from);
    let items = waiting.into_iter().chain(begun).collect();
    Ok(Body(List { items }).into_response())
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
    answer(
        to_the_end(async move { Box::pin(app.provisioner().swap(id)).await.map_err(problems::refused) })
            .await?,
    )
}

/// Put what was in use before back in use
#[utoipa::path(post, path = "/operator/restorations/{id}/undo", tag = "operators",
    operation_id = "undo_restoration", params(("id" = Uuid, Path)),
    responses((status = 200, description = "It is as it was before", body = Restoration)))]
pub async fn undo(State(app): State<App>, post: Post, Path(id): Path<Uuid>) -> Answer {
    post.allow(Act::Govern)?;
    let tenant = of(&app, id).await?.tenant;
    organisations::note(&app, &post, tenant, "tenant.restoration_undone").await?;
    answer(
        to_the_end(async move { Box::pin(app.provisioner().undo_swap(id)).await.map_err(problems::refused) })
            .await?,
    )
}

/// Delete what lies beside an organisation
#[utoipa::path(post, path = "/operator/restorations/{id}/discard", tag = "operators",
    operation_id = "discard_restoration", params(("id" = Uuid, Path)),
    responses((status = 200, description = "It is gone", body = Restoration)))]
pub async fn discard(State(app): State<App>, post: Post, Path(id): Path<Uuid>) -> Answer {
    post.allow(Act::Govern)?;
    let tenant = of(&app, id).await?.tenant;
    organisations::note(&app, &post, tenant, "tenant.restoration_discarded").await?;
    answer(
        to_the_end(async move { Box::pin(app.provisioner().let_go(id)).await.map_err(problems::refused) })
            .await?,
    )
}

async fn of(app: &App, id: Uuid) -> Result<Porting, Problem> {
    let porting = app.provisioner().porting(id).await.map_err(problems::refused)?;
    let restores = porting.kind == PortingKind::Restore;
    restores.then_some(porting).ok_or_else(|| kinds::NOT_FOUND.problem())
}

fn answer(porting: Porting) -> Answer {
    Ok(Body(Restoration::from(porting)).into_response())
}
