use super::job::{QUEUE, Round};
use access::{Action, ResourceKind, Thing};
use axum::{http::StatusCode, response::IntoResponse};
use rest::{Answer, Ctx};

/// Clear up now
///
/// The same that happens every day by itself: what is older than its period is erased.
#[utoipa::path(post, path = "/retention/run", tag = "privacy", operation_id = "run_retention",
    responses((status = 202, description = "Under way; what was erased appears in the list of purges")))]
pub async fn run(ctx: Ctx) -> Answer {
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    ctx.enqueue(QUEUE, &Round { asked_by: Some(ctx.account()?) }, None).await?;
    ctx.commit_with(StatusCode::ACCEPTED.into_response()).await
}
