use super::{
    create::{Draft, drafted},
    problems::NOT_DRAFT,
    query::{self, Placed},
    store, tell,
    view::{self, CollectionOut},
    words::CollectionState,
};
use crate::{Records, diff};
use axum::{extract::State, http::StatusCode};
use kernel::CollectionId;
use rest::{Answer, Ctx, IfMatch, Json, Path, kinds};

/// Write a draft anew
#[utoipa::path(put, path = "/collections/{id}", tag = "collections", operation_id = "update_collection",
    request_body = Draft, params(("id" = CollectionId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = CollectionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<CollectionId>,
    IfMatch(version): IfMatch,
    Json(draft): Json<Draft>,
) -> Answer {
    let placed = query::managed(&ctx, id).await?;
    IfMatch(version).check(placed.collection.version)?;
    if placed.collection.state != CollectionState::Draft {
        return Err(NOT_DRAFT.problem());
    }
    let desk = records.desk(&ctx);
    let wanted = drafted(&desk, placed.collection.clone(), draft)?;
    let saved = store::update(desk.tx, wanted, desk.now).await?;
    let saved = saved.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?;
    let (was, is) = diff::objects(&tell::facts(&placed.collection), &tell::facts(&saved));
    tell::audit(&desk, "update", &saved, Some(was), Some(is)).await?;
    let out = view::detail(&desk, &Placed { collection: saved, ..placed }).await?;
    ctx.reply_version(StatusCode::OK, out.item.version, &out).await
}
