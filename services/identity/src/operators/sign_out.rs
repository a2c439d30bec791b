use super::{
    post::Post,
    store::{self, Deed},
};
use crate::{sessions, state::App};
use axum::{extract::State, http::StatusCode, response::IntoResponse};
use rest::Answer;

/// Log out as an operator
#[utoipa::path(delete, path = "/operator/session", tag = "operators", operation_id = "operator_sign_out",
    responses((status = 204, description = "The session has ended")))]
pub async fn sign_out(State(app): State<App>, post: Post) -> Answer {
    let tx = app.platform().begin().await?;
    store::end_session(&tx, post.session).await?;
    let (operator, request) = (Some(post.id), Some(post.request));
    store::log(&tx, Deed { operator, action: "operator.left", request, ..Deed::default() }, post.now).await?;
    tx.commit().await?;
    Ok((StatusCode::NO_CONTENT, sessions::clear_cookie(app.mailer().secure())).into_response())
}
