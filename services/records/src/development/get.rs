use super::{
    query,
    view::{self, FileOut},
    whole::Whole,
};
use crate::Records;
use axum::extract::State;
use kernel::DevelopmentFileId;
use rest::{Answer, Ctx, Path};

/// Show a development file: what was done, what comes next and from when
#[utoipa::path(get, path = "/development/files/{id}", tag = "development", operation_id = "get_development_file",
    params(("id" = DevelopmentFileId, Path)), responses((status = OK, body = FileOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<DevelopmentFileId>) -> Answer {
    let placed = query::reached(&ctx, id).await?;
    let whole = Whole::of(ctx.tx(), placed).await?;
    let version = whole.file.version;
    let out = view::detail(&records.desk(&ctx), &ctx, whole).await?;
    ctx.read_version(version, &out)
}
