use super::{
    problems::NOT_SENT,
    query::{self, Placed},
    store, tell,
    view::{self, CollectionOut},
    words::CollectionState,
};
use crate::Records;
use axum::{extract::State, http::StatusCode};
use kernel::CollectionId;
use rest::{Answer, Ctx, IfMatch, Path, kinds};

/// Close a collection
///
/// Nothing more comes in; what has come in can be corrected with a reason.
#[utoipa::path(post, path = "/collections/{id}/close", tag = "collections", operation_id = "close_collection",
    params(("id" = CollectionId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = CollectionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<CollectionId>,
    IfMatch(version): IfMatch,
) -> Answer {
    let mut placed = query::managed(&ctx, id).await?;
    IfMatch(version).check(placed.collection.version)?;
    if placed.collection.state != CollectionState::Sent {
        return Err(NOT_SENT.problem());
    }
    let desk = records.desk(&ctx);
    placed.collection.state = CollectionState::Closed;
    placed.collection.closed_on = Some(desk.today);
    let saved = store::update(desk.tx, placed.collection, desk.now).await?;
    let collection = saved.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?;
    let out = view::detail(&desk, &Placed { collection: collection.clone(), ..placed }).await?;
    tell::closed(&desk, &collection, out.item.progress.asked, out.item.progress.accepted).await?;
    ctx.reply_version(StatusCode::OK, out.item.version, &out).await
}
