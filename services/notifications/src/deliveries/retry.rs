use super::{
    problems::{GONE, NOT_FAILED},
    store::{self, DeliveryState},
};
use crate::Notifications;
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use events::jobs::{Queue as _, QueueError};
use kernel::JobId;
use rest::{Answer, Ctx, Path, Problem, kinds};
use serde_json::json;
use tenancy::audit::Entry;

/// Sends a letter again that was given up.
#[utoipa::path(post, path = "/deliveries/{id}/retry", operation_id = "retry_delivery", tag = "deliveries",
    params(("id" = JobId, Path)), responses((status = NO_CONTENT)))]
pub async fn retry(State(state): State<Notifications>, ctx: Ctx, Path(id): Path<JobId>) -> Answer {
    ctx.authorize(Action::Update, &Thing::of(ResourceKind::Delivery)).await?;
    let row = store::find(ctx.tx(), id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    if row.state != DeliveryState::Failed.as_str() {
        return Err(NOT_FAILED.problem());
    }
    store::requeue(ctx.tx(), id).await?;
    ctx.audit(Entry {
        action: "delivery.retry",
        subject: "delivery",
        subject_id: Some(id.0),
        new: Some(json!({ "template": row.template })),
        ..Entry::default()
    })
    .await?;
    // reviving twice is reviving once, so it may come before the commit
    if !state.letters.revive(id).await.map_err(away)? {
        return Err(GONE.problem());
    }
    ctx.no_content().await
}

fn away(error: QueueError) -> Problem {
    kinds::UNAVAILABLE.problem().retry_after(5).because(error)
}
