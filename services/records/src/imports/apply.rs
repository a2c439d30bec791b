use super::{
    calls,
    job::{QUEUE, Step, Work},
    problems::{HAS_REFUSED_ROWS, NOT_CHECKED, NOTHING_TO_ENTER},
    reach, store,
    view::{self, ImportOut},
    words::{ImportState, Mode},
};
use axum::http::StatusCode;
use kernel::ImportId;
use rest::{Answer, Ctx, Json, Path, kinds};
use serde::Deserialize;
use serde_json::json;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// How to enter the rows.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApplyIn {
    pub mode: Mode,
}

/// Enter the rows of a checked file
#[utoipa::path(post, path = "/imports/{id}/apply", tag = "imports", operation_id = "apply_import",
    params(("id" = ImportId, Path,)), request_body = ApplyIn, responses((status = ACCEPTED, body = ImportOut)))]
pub async fn handle(ctx: Ctx, Path(id): Path<ImportId>, Json(input): Json<ApplyIn>) -> Answer {
    let seen = view::reached(&ctx, id).await?;
    let reach = view::work_on(&ctx, &seen).await?;
    let mut import = store::claim(ctx.tx(), id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    if import.state != ImportState::Checked {
        return Err(NOT_CHECKED.problem());
    }
    if input.mode == Mode::AllOrNothing && import.rows_refused > 0 {
        return Err(HAS_REFUSED_ROWS.at("/mode").with("count", import.rows_refused));
    }
    if import.rows_good == 0 {
        return Err(NOTHING_TO_ENTER.problem());
    }
    calls::take_room(ctx.tx(), import.kind, import.rows_good - import.rows_done).await?;
    import.state = ImportState::Applying;
    import.mode = Some(input.mode);
    import.progress = 0.0;
    import.problem = None;
    import.applied_by = ctx.account().ok();
    // the rows go where the one who says so may put them, not where the one who brought the file may
    import.reach = reach::keep(&reach);
    store::update(ctx.tx(), import.clone()).await?;
    ctx.enqueue(QUEUE, &Work { import: id, step: Step::Apply }, None).await?;
    let new = Some(json!({"mode": input.mode, "rows": import.rows_good}));
    let subject_id = Some(id.0);
    ctx.audit(Entry { action: "apply", subject: "import", subject_id, new, ..Entry::default() }).await?;
    ctx.reply(StatusCode::ACCEPTED, &ImportOut::of(import)).await
}
