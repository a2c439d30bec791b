use crate::{
    Records,
    collections::{
        problems::NO_TEMPLATE,
        query::{self, Placed},
        store, tell,
        view::{self, CollectionOut},
    },
};
use axum::{extract::State, http::StatusCode};
use kernel::CollectionId;
use rest::{Answer, Ctx, IfMatch, Path, kinds};
use serde_json::json;

/// Take the workbook off a collection
///
/// It stays with the papers of the unit.
#[utoipa::path(delete, path = "/collections/{id}/template", tag = "collections",
    operation_id = "detach_collection_template",
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
    let template = placed.collection.template.take().ok_or_else(|| NO_TEMPLATE.problem())?;
    let desk = records.desk(&ctx);
    let saved = store::update(desk.tx, placed.collection, desk.now).await?;
    let collection = saved.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?;
    let old = json!({"document_id": template.document_id, "file_name": template.file_name});
    tell::audit(&desk, "detach_template", &collection, Some(old), None).await?;
    let out = view::detail(&desk, &Placed { collection, ..placed }).await?;
    ctx.reply_version(StatusCode::OK, out.item.version, &out).await
}
