use super::{
    hold::{done, open},
    problems,
    shape::RunOut,
    store,
};
use crate::{
    operators::{Act, Post},
    state::App,
};
use axum::{Json as Body, extract::State, http::StatusCode, response::IntoResponse};
use kernel::RunId;
use rest::{Answer, Path};

/// Try a stuck change again
///
/// Every open change is tried again by itself, with growing pauses; this ends the pause. It is taken up within half a
/// minute, from the step it stopped at.
#[utoipa::path(post, path = "/operator/runs/{id}/retry", tag = "operators", operation_id = "retry_run",
    params(("id" = RunId, Path)),
    responses((status = 202, description = "It will be tried", body = RunOut)))]
pub async fn retry(State(app): State<App>, post: Post, Path(id): Path<RunId>) -> Answer {
    post.allow(Act::Govern)?;
    let tx = app.platform().begin().await?;
    let mut run = open(&tx, id).await?;
    if run.held_since.is_some() {
        return Err(problems::RUN_HELD.problem());
    }
    store::hurry(&tx, id).await?;
    run.tried_at = None;
    let out = done(&app, &post, tx, run, "run.retried").await?;
    Ok((StatusCode::ACCEPTED, Body(out)).into_response())
}
