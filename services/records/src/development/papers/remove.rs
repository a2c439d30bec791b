use crate::{
    Records,
    development::{query, store, tell},
};
use access::Action;
use axum::extract::State;
use kernel::{DevelopmentFileId, DevelopmentPaperId};
use rest::{Answer, Ctx, Path, kinds};
use serde_json::json;

/// Take a paper off the check-list; a document it was scanned as stays
#[utoipa::path(delete, path = "/development/files/{id}/papers/{paper_id}", tag = "development",
    operation_id = "remove_development_paper",
    params(("id" = DevelopmentFileId, Path), ("paper_id" = DevelopmentPaperId, Path)),
    responses((status = NO_CONTENT)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path((id, paper)): Path<(DevelopmentFileId, DevelopmentPaperId)>,
) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::Update).await?;
    if !store::remove_paper(ctx.tx(), id, paper).await? {
        return Err(kinds::NOT_FOUND.problem());
    }
    let old = json!({"paper": paper});
    tell::audit(&records.desk(&ctx), "remove_paper", &placed.file, Some(old), None, None).await?;
    ctx.no_content().await
}
