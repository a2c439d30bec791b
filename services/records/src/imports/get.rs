use super::{
    calls, store,
    view::{self, ImportOut},
};
use kernel::ImportId;
use rest::{Answer, Ctx, Path};

/// Show an import
#[utoipa::path(get, path = "/imports/{id}", tag = "imports", operation_id = "get_import",
    params(("id" = ImportId, Path,)), responses((status = OK, body = ImportOut)))]
pub async fn handle(ctx: Ctx, Path(id): Path<ImportId>) -> Answer {
    let import = view::reached(&ctx, id).await?;
    let kind = import.kind;
    let mut out = ImportOut::of(import);
    if out.can_undo {
        let subjects = store::applied_subjects(ctx.tx(), id).await?;
        out.can_undo = calls::untouched(ctx.tx(), kind, &subjects).await?;
    }
    ctx.read(&out)
}
