use super::{flaws::check, kept::Mapping};
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
use rest::{Answer, Ctx, IfMatch, Json, Path, kinds};
use serde_json::json;

/// Say what stands in which column and cell of the workbook
#[utoipa::path(put, path = "/collections/{id}/template", tag = "collections", operation_id = "map_collection_template",
    request_body = Mapping, params(("id" = CollectionId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = CollectionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<CollectionId>,
    IfMatch(version): IfMatch,
    Json(mapping): Json<Mapping>,
) -> Answer {
    let mut placed = query::managed(&ctx, id).await?;
    IfMatch(version).check(placed.collection.version)?;
    let Some(template) = &mut placed.collection.template else { return Err(NO_TEMPLATE.problem()) };
    check(&placed.collection.form.0, &mapping)?;
    let (old, new) = (json!(template.mapping), json!(mapping));
    template.mapping = mapping;
    let desk = records.desk(&ctx);
    let saved = store::update(desk.tx, placed.collection, desk.now).await?;
    let collection = saved.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?;
    tell::audit(&desk, "map_template", &collection, Some(old), Some(new)).await?;
    let out = view::detail(&desk, &Placed { collection, ..placed }).await?;
    ctx.reply_version(StatusCode::OK, out.item.version, &out).await
}
