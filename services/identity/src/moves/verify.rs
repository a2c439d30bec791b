use super::{
    file::parcel,
    jobs::{MOVES, MoveJob, Work},
    problems,
    rules::MoveState,
    shape::{Move, answer},
    store::{self, moving::Model},
};
use crate::{
    operators::{self, Act, Deed, Post},
    state::App,
};
use axum::{extract::State, http::StatusCode};
use kernel::MoveId;
use rest::{Answer, Path, Problem, kinds};
use serde_json::json;

/// Have an export verified
///
/// The whole of it is read: its signature, every row, every file and every audit log. Asking again changes nothing.
#[utoipa::path(post, path = "/operator/moves/{id}/verify", tag = "operators", operation_id = "verify_move",
    params(("id" = MoveId, Path)),
    responses((status = 202, description = "It is verified, or was", body = Move)))]
pub async fn verify(State(app): State<App>, post: Post, Path(id): Path<MoveId>) -> Answer {
    post.allow(Act::Govern)?;
    let tx = app.platform().begin().await?;
    let row = store::locked(&tx, id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    if row.state != MoveState::Receiving {
        drop(tx);
        return answer(&app, StatusCode::ACCEPTED, row).await;
    }
    complete(&app, &row)?;
    let row = store::update(&tx, Model { state: MoveState::Verifying, ..row }).await?;
    let detail = Some(json!({ "move": id, "file": row.file_name }));
    operators::log(&tx, Deed { detail, ..post.deed("move.brought") }, post.now).await?;
    let job = MoveJob { id, work: Work::Verify, operator: post.id, request: post.request };
    events::enqueue_platform(&tx, None, MOVES, &job, None, None).await?;
    tx.commit().await?;
    answer(&app, StatusCode::ACCEPTED, row).await
}

fn complete(app: &App, row: &Model) -> Result<(), Problem> {
    let all = parcel(app, row)?.parts();
    if u64::try_from(row.parts_here).unwrap_or_default() == all {
        return Ok(());
    }
    Err(problems::PARTS_MISSING.with("all", all).with("here", row.parts_here))
}
