use super::{list::RunOut, problems, store};
use crate::{
    operators::{Act, Deed, Post, log},
    state::App,
};
use axum::{Json as Body, extract::State, http::StatusCode, response::IntoResponse};
use kernel::RunId;
use rest::{Answer, Path, kinds};

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
    let mut run = store::locked(&tx, id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    if run.finished_at.is_some() {
        return Err(problems::RUN_OVER.problem());
    }
    store::hurry(&tx, id).await?;
    run.tried_at = None;
    let detail = Some(serde_json::json!({ "run": id, "kind": run.kind, "step": run.step }));
    let deed = Deed { tenant: Some(run.tenant_id), detail, ..post.deed("run.retried") };
    log(&tx, deed, post.now).await?;
    tx.commit().await?;
    let names = app.directory().names(&[run.tenant_id]).await?.into_iter().collect();
    Ok((StatusCode::ACCEPTED, Body(RunOut::new(run, &names))).into_response())
}
