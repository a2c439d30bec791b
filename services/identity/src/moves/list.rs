use super::{
    shape::{Beside, Move, answer},
    store,
};
use crate::{
    operators::{Act, Post},
    state::App,
};
use axum::{Json as Body, extract::State, http::StatusCode, response::IntoResponse};
use kernel::MoveId;
use rest::{Answer, Page, Paged, Path, kinds};
use time::OffsetDateTime;

/// List organisations that were moved in, or are on their way
#[utoipa::path(get, path = "/operator/moves", tag = "operators", operation_id = "list_moves", params(Page),
    responses((status = 200, description = "The newest first", body = Paged<Move>)))]
pub async fn list(State(app): State<App>, post: Post, page: Page) -> Answer {
    post.allow(Act::Look)?;
    let before = page.after::<(OffsetDateTime, MoveId)>()?;
    let tx = app.platform().begin().await?;
    let rows = store::page(&tx, before, page.fetch()).await?;
    let beside = Beside::read(&tx).await?;
    drop(tx);
    let cut = Paged::cut(rows, &page, |row| (row.created_at, row.id));
    Ok(Body(cut.map(|row| Move::new(&app, row, &beside))).into_response())
}

/// Read how far a move is
#[utoipa::path(get, path = "/operator/moves/{id}", tag = "operators", operation_id = "get_move",
    params(("id" = MoveId, Path)),
    responses((status = 200, description = "What was found, and what is being done", body = Move)))]
pub async fn get(State(app): State<App>, post: Post, Path(id): Path<MoveId>) -> Answer {
    post.allow(Act::Look)?;
    let tx = app.platform().begin().await?;
    let row = store::find(&tx, id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    drop(tx);
    answer(&app, StatusCode::OK, row).await
}
