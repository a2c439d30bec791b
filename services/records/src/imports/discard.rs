use super::{
    problems::{KEPT, STILL_WORKING},
    store, view,
    words::ImportState,
};
use kernel::ImportId;
use rest::{Answer, Ctx, Path, kinds};
use tenancy::audit::Entry;

/// Throw a file away
///
/// The rows and the file are erased; that there was an import stays written down.
#[utoipa::path(delete, path = "/imports/{id}", tag = "imports", operation_id = "discard_import",
    params(("id" = ImportId, Path,)), responses((status = NO_CONTENT)))]
pub async fn handle(ctx: Ctx, Path(id): Path<ImportId>) -> Answer {
    let seen = view::reached(&ctx, id).await?;
    view::work_on(&ctx, &seen).await?;
    let mut import = store::claim(ctx.tx(), id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    match import.state {
        // what is on the roster is entered to its end or taken back
        _ if import.holds_rows() => return Err(KEPT.problem()),
        ImportState::Applying => return Err(STILL_WORKING.problem()),
        ImportState::Discarded => return ctx.no_content().await,
        _ => {}
    }
    store::forget_file(ctx.tx(), id).await?;
    store::clear_rows(ctx.tx(), id).await?;
    import.state = ImportState::Discarded;
    import.run = None; // whoever reads the file now finds that it is nobody's any more
    import.closed_at = Some(ctx.now());
    store::update(ctx.tx(), import).await?;
    let subject_id = Some(id.0);
    ctx.audit(Entry { action: "discard", subject: "import", subject_id, ..Entry::default() }).await?;
    ctx.no_content().await
}
