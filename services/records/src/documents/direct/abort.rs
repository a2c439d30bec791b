use super::{super::sweep::forget, open};
use crate::Records;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use kernel::DocumentVersionId;
use rest::{Path, Problem, Waiting, kinds};

/// Give an upload up
#[utoipa::path(delete, path = "/direct-uploads/{id}", tag = "documents", operation_id = "abort_direct_upload",
    params(("id" = DocumentVersionId, Path)), responses((status = NO_CONTENT)))]
pub async fn handle(
    State(records): State<Records>,
    waiting: Waiting,
    Path(id): Path<DocumentVersionId>,
) -> Result<Response, Response> {
    let refuse = |problem: Problem| problem.into_response();
    let files = records.files().map_err(refuse)?;
    let ctx = waiting.open().await?;
    let (version, _) = open(&ctx, id).await.map_err(refuse)?;
    let scope = ctx.scope().clone();
    // the row is let go: it is taken back in a transaction of its own
    drop(ctx);
    let forgotten = forget(&records, files, &scope, &version).await;
    forgotten.map_err(|error| refuse(kinds::UNAVAILABLE.problem().because(error)))?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
