use super::{
    query,
    view::{self, CollectionOut},
};
use crate::Records;
use axum::extract::State;
use kernel::CollectionId;
use rest::{Answer, Ctx, Path};

/// Show a collection with its form
#[utoipa::path(get, path = "/collections/{id}", tag = "collections", operation_id = "get_collection",
    params(("id" = CollectionId, Path)), responses((status = OK, body = CollectionOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<CollectionId>) -> Answer {
    let placed = query::reached(&ctx, id).await?;
    let out = view::detail(&records.desk(&ctx), &placed).await?;
    ctx.read_version(out.item.version, &out)
}
