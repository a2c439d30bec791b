use crate::{
    Records,
    development::{store, tell},
    units,
};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::PoolReviewId;
use rest::{Answer, Ctx, Path, kinds};

/// Take back an analysis of the pool that was recorded by mistake
#[utoipa::path(delete, path = "/development/pool/reviews/{id}", tag = "development",
    operation_id = "remove_pool_review", params(("id" = PoolReviewId, Path)),
    responses((status = NO_CONTENT)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<PoolReviewId>) -> Answer {
    let gone = || kinds::NOT_FOUND.problem();
    let review = store::find_pool_review(ctx.tx(), id).await?.ok_or_else(gone)?;
    let unit = units::by_ids(ctx.tx(), vec![review.unit_id]).await?.remove(&review.unit_id);
    let unit = unit.ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.authorize(Action::Decide, &Thing::within(ResourceKind::Development, unit.path.as_str())).await?;
    // somebody else may have been faster
    if !store::remove_pool_review(ctx.tx(), id).await? {
        return Err(gone());
    }
    tell::pool_review(&records.desk(&ctx), &review, true).await?;
    ctx.no_content().await
}
