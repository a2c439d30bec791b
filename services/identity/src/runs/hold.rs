//! Holding one change of an organisation before its next step, and letting it go on.

use super::{
    problems,
    shape::{Names, RunOut},
    store::{self, run::Model},
};
use crate::{
    operators::{self, Act, Deed, Post},
    state::App,
};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::RunId;
use rest::{Answer, Path, Problem, kinds};
use tenancy::PlatformTx;

/// Hold a change
///
/// A step that is in hand is finished; the next one waits, in every process, until the change is let go on. Nothing else
/// of the organisation can be changed meanwhile.
#[utoipa::path(post, path = "/operator/runs/{id}/hold", tag = "operators", operation_id = "hold_run",
    params(("id" = RunId, Path)),
    responses((status = 200, description = "Held", body = RunOut)))]
pub async fn hold(State(app): State<App>, post: Post, Path(id): Path<RunId>) -> Answer {
    post.allow(Act::Govern)?;
    let tx = app.platform().begin().await?;
    let mut run = open(&tx, id).await?;
    if run.held_since.is_some() {
        return Err(problems::RUN_HELD.problem());
    }
    store::hold_run(&tx, id, post.id, post.now).await?;
    (run.held_since, run.held_by) = (Some(post.now), Some(post.id));
    Ok(Body(done(&app, &post, tx, run, "run.held").await?).into_response())
}

/// Let a change go on
///
/// It is taken up from the step it waited before: within half a minute, or within three where it has only just begun.
#[utoipa::path(post, path = "/operator/runs/{id}/release", tag = "operators", operation_id = "release_run",
    params(("id" = RunId, Path)),
    responses((status = 200, description = "It goes on", body = RunOut)))]
pub async fn let_go(State(app): State<App>, post: Post, Path(id): Path<RunId>) -> Answer {
    post.allow(Act::Govern)?;
    let tx = app.platform().begin().await?;
    let mut run = open(&tx, id).await?;
    if run.held_since.is_none() {
        return Err(problems::RUN_NOT_HELD.problem());
    }
    store::release_run(&tx, id).await?;
    (run.held_since, run.held_by, run.tried_at) = (None, None, None);
    Ok(Body(done(&app, &post, tx, run, "run.released").await?).into_response())
}

/// The run, which is not over; its row is held until the transaction ends.
pub(super) async fn open(tx: &PlatformTx, id: RunId) -> Result<Model, Problem> {
    let run = store::locked(tx, id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    if run.finished_at.is_some() { Err(problems::RUN_OVER.problem()) } else { Ok(run) }
}

/// Writes down what an operator did to a run, and shows how it is now.
pub(super) async fn done(
    app: &App,
    post: &Post,
    tx: PlatformTx,
    run: Model,
    action: &str,
) -> Result<RunOut, Problem> {
    let detail = Some(serde_json::json!({ "run": run.id, "kind": run.kind, "step": run.step }));
    let deed = Deed { tenant: Some(run.tenant_id), detail, ..post.deed(action) };
    operators::log(&tx, deed, post.now).await?;
    let operators = operators::names(&tx).await?;
    tx.commit().await?;
    let tenants = app.directory().names(&[run.tenant_id]).await?.into_iter().collect();
    Ok(RunOut::new(run, &Names { tenants, operators }))
}
