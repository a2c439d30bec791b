use super::{
    problems::{DUE_IN_PAST, NOT_DRAFT},
    query::{self, Placed},
    recipients::{Recipients, ask},
    store, tell,
    view::{self, CollectionOut},
    words::CollectionState,
};
use crate::Records;
use axum::{extract::State, http::StatusCode};
use kernel::CollectionId;
use rest::{Answer, Ctx, IfMatch, Json, Path, kinds};

/// Send a collection
///
/// From now on its form stays as it is.
#[utoipa::path(post, path = "/collections/{id}/send", tag = "collections", operation_id = "send_collection",
    request_body = Recipients, params(("id" = CollectionId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = CollectionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<CollectionId>,
    IfMatch(version): IfMatch,
    Json(wanted): Json<Recipients>,
) -> Answer {
    let mut placed = query::managed(&ctx, id).await?;
    IfMatch(version).check(placed.collection.version)?;
    if placed.collection.state != CollectionState::Draft {
        return Err(NOT_DRAFT.problem());
    }
    let desk = records.desk(&ctx);
    if placed.collection.due_on < desk.today {
        return Err(DUE_IN_PAST.problem());
    }
    let asked = ask(&desk, &placed, wanted).await?;
    placed.collection.state = CollectionState::Sent;
    placed.collection.sent_on = Some(desk.today);
    let saved = store::update(desk.tx, placed.collection, desk.now).await?;
    let collection = saved.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?;
    tell::sent(&desk, &collection, asked).await?;
    let out = view::detail(&desk, &Placed { collection, ..placed }).await?;
    ctx.reply_version(StatusCode::OK, out.item.version, &out).await
}
