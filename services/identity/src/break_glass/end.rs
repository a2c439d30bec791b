use super::{
    ending::{By, finish},
    enter::held,
    problems,
    shape::{EntryState, OperatorEntry},
    store,
};
use crate::{
    desk::Desk,
    operators::{Act, Post},
    state::App,
};
use axum::{Json as Body, extract::State, response::IntoResponse};
use kernel::EntryId;
use rest::{Answer, Path};
use tenancy::Who;

/// Leave an organisation
///
/// Also takes back a request that is still waiting.
#[utoipa::path(post, path = "/operator/entries/{id}/end", tag = "operators", operation_id = "leave_tenant",
    params(("id" = EntryId, Path)),
    responses((status = 200, description = "It is over", body = OperatorEntry)))]
pub async fn end(State(app): State<App>, post: Post, Path(id): Path<EntryId>) -> Answer {
    post.allow(Act::Govern)?;
    let (_, tx, row) = held(&app, &post, id).await?;
    if !matches!(row.state, EntryState::Waiting | EntryState::Open) {
        return Err(problems::ENTRY_OVER.problem());
    }
    let desk = Desk { tx: &tx, who: Who::operator(post.id, post.request), now: post.now };
    let row = finish(&desk, row, By::Operator).await?;
    tx.commit().await?;
    let tx = app.platform().begin().await?;
    store::repoint(&tx, id, None).await?;
    tx.commit().await?;
    Ok(Body(OperatorEntry::at(row, post.now)).into_response())
}
