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
use rest::{Answer, Path};

/// Approve an application
///
/// The organisation is made at once; until it is there the application is `approving`. Approving again changes
/// nothing.
#[utoipa::path(post, path = "/operator/signups/{id}/approve", tag = "operators", operation_id = "approve_signup",
    params(("id" = SignupId, Path)), responses((status = 200, description = "Approved", body = SignupOut)))]
pub async fn approve(State(app): State<App>, post: Post, Path(id): Path<SignupId>) -> Answer {
    post.allow(Act::Govern)?;
    let by = By { operator: Some(post.id), request: Some(post.request) };
    Ok(Body(decide::approve(&app, id, &by).await?).into_response())
}
