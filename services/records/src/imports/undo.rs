use super::{
    calls,
    problems::{NOT_APPLIED, ROWS_ERASED},
    store,
    view::{self, ImportOut},
    words::ImportState,
};
use crate::Records;
use axum::{extract::State, http::StatusCode};
use events::kinds::ImportUndone;
use kernel::ImportId;
use rest::{Answer, Ctx, Path, kinds};
use serde_json::json;
use tenancy::audit::Entry;

/// Take an import back
///
/// Possible until something has happened to one of the members or units it entered.
#[utoipa::path(post, path = "/imports/{id}/undo", tag = "imports", operation_id = "undo_import",
    params(("id" = ImportId, Path,)), responses((status = OK, body = ImportOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<ImportId>) -> Answer {
    let seen = view::reached(&ctx, id).await?;
    view::work_on(&ctx, &seen).await?;
    let mut import = store::claim(ctx.tx(), id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    if !import.holds_rows() {
        return Err(NOT_APPLIED.problem());
    }
    let subjects = store::applied_subjects(ctx.tx(), id).await?;
    if subjects.is_empty() && import.rows_done > 0 && !store::any_rows(ctx.tx(), id).await? {
        return Err(ROWS_ERASED.problem());
    }
    let desk = records.desk(&ctx);
    calls::take_back(&desk, import.kind, &subjects, &format!("undo of import {id}")).await?;
    store::undo_rows(ctx.tx(), id).await?;
    import.state = ImportState::Undone;
    import.closed_at = Some(ctx.now());
    store::update(ctx.tx(), import.clone()).await?;
    let rows = u32::try_from(subjects.len()).unwrap_or(u32::MAX);
    desk.emit(&ImportUndone { id, kind: import.kind.to_string(), rows }).await?;
    let new = Some(json!({"rows": rows}));
    let subject_id = Some(id.0);
    desk.audit(Entry { action: "undo", subject: "import", subject_id, new, ..Entry::default() }).await?;
    ctx.reply(StatusCode::OK, &ImportOut::of(import)).await
}
