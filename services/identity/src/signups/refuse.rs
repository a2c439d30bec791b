use super::{
    decide::{self, By},
    shape::SignupOut,
};
use crate::{
    operators::{Act, Post},
    state::App,
};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::SignupId;
use rest::{Answer, Json, Path};
use serde::Deserialize;
use utoipa::ToSchema;

/// Why an application is refused. Its contact reads this.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SignupRefusal)]
pub struct Refusal {
    reason: String,
}

/// Refuse an application
///
/// Its contact gets a letter with the reason, and the address is free again.
#[utoipa::path(post, path = "/operator/signups/{id}/refuse", tag = "operators", operation_id = "refuse_signup",
    params(("id" = SignupId, Path)), request_body = Refusal,
    responses((status = 200, description = "Refused", body = SignupOut)))]
pub async fn refuse(
    State(app): State<App>,
    post: Post,
    Path(id): Path<SignupId>,
    Json(input): Json<Refusal>,
) -> Answer {
    post.allow(Act::Govern)?;
    let by = By { operator: Some(post.id), request: Some(post.request) };
    Ok(Body(decide::refuse(&app, id, &input.reason, &by).await?).into_response())
}
