use super::{
    file::parcel,
    problems,
    rules::MoveState,
    store::{self, moving::Model},
};
use crate::{
    operators::{self, Act, Deed, Post},
    state::App,
};
use axum::{extract::State, http::StatusCode, response::IntoResponse};
use kernel::MoveId;
use rest::{Answer, Path, Problem, kinds};
use sea_orm::DbErr;
use serde_json::json;

/// Forget an export
///
/// The file goes, and its line in the list. An organisation that was let in stays.
#[utoipa::path(delete, path = "/operator/moves/{id}", tag = "operators", operation_id = "forget_move",
    params(("id" = MoveId, Path)), responses((status = 204, description = "It is gone")))]
pub async fn forget(State(app): State<App>, post: Post, Path(id): Path<MoveId>) -> Answer {
    post.allow(Act::Govern)?;
    let tx = app.platform().begin().await?;
    let row = store::locked(&tx, id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    if !row.state.can_be_forgotten() {
        return Err(problems::MOVE_STATE.with("state", row.state));
    }
    let row = store::update(&tx, Model { state: MoveState::Forgotten, ..row }).await?;
    let detail = Some(json!({ "move": id, "file": row.file_name }));
    operators::log(&tx, Deed { detail, ..post.deed("move.forgotten") }, post.now).await?;
    tx.commit().await?;
    remove(&app, &row).await;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Takes away what was not brought to its end, what nobody let in, and what is here by now.
///
/// # Errors
/// When the database is away.
pub(crate) async fn clear_up(app: &App) -> Result<(), DbErr> {
    let now = app.base().clock.now();
    let tx = app.platform().begin().await?;
    let due = store::due(&tx, now).await?;
    drop(tx);
    for row in due {
        if !row.state.lapses() {
            remove(app, &row).await;
        } else if let Some(row) = lapse(app, row.id).await? {
            remove(app, &row).await;
        }
    }
    Ok(())
}

/// Its time is over, unless somebody has gone on with it since it was looked at.
async fn lapse(app: &App, id: MoveId) -> Result<Option<Model>, DbErr> {
    let now = app.base().clock.now();
    let tx = app.platform().begin().await?;
    let Some(row) = store::locked(&tx, id).await? else { return Ok(None) };
    if !row.state.lapses() || row.expires_at >= now {
        return Ok(None);
    }
    let row = store::update(&tx, Model { state: MoveState::Forgotten, ..row }).await?;
    let detail = Some(json!({ "move": id, "file": row.file_name }));
    operators::log(&tx, Deed { action: "move.lapsed", detail, ..Deed::default() }, now).await?;
    tx.commit().await?;
    Ok(Some(row))
}

/// Removes the file, and the row of what was forgotten. Where that fails it is done on a later round.
pub(super) async fn remove(app: &App, row: &Model) {
    if let Err(problem) = Box::pin(gone(app, row)).await {
        tracing::warn!(id = %row.id, ?problem, "an export that nobody needs stays for now");
    }
}

async fn gone(app: &App, row: &Model) -> Result<(), Problem> {
    // more than was counted: a part may have come and not been written down, or come half
    parcel(app, row)?.clear().await.map_err(crate::portability::refused)?;
    let tx = app.platform().begin().await?;
    if row.state == MoveState::Forgotten {
        store::delete(&tx, row.id).await?;
    } else {
        store::emptied(&tx, row.id).await?;
    }
    Ok(tx.commit().await?)
}
