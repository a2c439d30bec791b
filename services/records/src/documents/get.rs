use super::{
    query,
    view::{self, DocumentDetail},
};
use crate::Records;
use axum::extract::State;
use kernel::DocumentId;
use rest::{Answer, Ctx, Path};

/// Show a document with its versions
#[utoipa::path(get, path = "/documents/{id}", tag = "documents", operation_id = "get_document",
    params(("id" = DocumentId, Path)), responses((status = OK, body = DocumentDetail)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<DocumentId>) -> Answer {
    let found = query::reached(&records, &ctx, id).await?;
    let version = found.document.version;
    let out = view::detail(&records, &ctx, found).await?;
    ctx.read_version(version, &out)
}
