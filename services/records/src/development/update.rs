use super::{
    open, person, query,
    store::file::Model,
    tell,
    view::{self, FileOut},
    whole::Whole,
};
use crate::{
    Records,
    desk::Desk,
    diff,
    input::set,
    members::{NewMember, check, problems, words::WorkPost},
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::{DevelopmentFileId, mask};
use rest::{Answer, Ctx, IfMatch, Json, Patch, Path, Problem};
use serde::Deserialize;
use serde_json::{Value, json};
use time::Date;
use utoipa::ToSchema;

/// What changes about a person who is no member yet: fields that are absent stay, null clears.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DevelopmentFilePatch {
    pub education: Patch<String>,
    pub work_post: Patch<WorkPost>,
    pub job_title: Patch<String>,
    pub mobile: Patch<String>,
    /// The day the person will leave the unit.
    pub leaves_on: Patch<Date>,
}

/// Change what is known of the person of a development file
#[utoipa::path(patch, path = "/development/files/{id}", tag = "development",
    operation_id = "update_development_file", request_body = DevelopmentFilePatch,
    params(("id" = DevelopmentFileId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = FileOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<DevelopmentFileId>,
    IfMatch(version): IfMatch,
    Json(patch): Json<DevelopmentFilePatch>,
) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::Update).await?;
    IfMatch(version).check(placed.file.version)?;
    let desk = records.desk(&ctx);
    let before = Whole::of(ctx.tx(), placed).await?;
    query::still_open(&before.file)?;
    let file = changed(&desk, &before, patch)?;
    let (was, is) = diff::objects(&facts(&desk, &before.file)?, &facts(&desk, &file)?);
    // when somebody leaves changes what is due
    let whole = tell::settle(&desk, &before, file).await?;
    tell::audit(&desk, "update", &whole.file, Some(was), Some(is), None).await?;
    view::answer(&records, ctx, StatusCode::OK, whole).await
}

fn changed(desk: &Desk<'_>, whole: &Whole, patch: DevelopmentFilePatch) -> Result<Model, Problem> {
    let mut file = whole.file.clone();
    // what was entered before is not held against another field
    let applied = whole.counting().find(|step| step.step == "apply" && !patch.leaves_on.is_absent());
    let DevelopmentFilePatch { education, work_post, job_title, mobile, leaves_on } = patch;
    let vault = desk.tx.vault();
    let mut draft = person::as_member(vault, &file, file.since.min(desk.today))?;
    set(education, &mut draft.education);
    set(work_post, &mut draft.work_post);
    set(job_title, &mut draft.job_title);
    set(mobile, &mut draft.mobile);
    let checked = check(draft, desk.today, desk.pack).map_err(|found| problems::refuse(desk.pack, found))?;
    let NewMember { education, work_post, job_title, mobile, .. } = checked.facts;
    file.mobile_sealed = person::seal_mobile(vault, &file, mobile.as_deref())?;
    (file.education, file.work_post, file.job_title) = (education, work_post, job_title);
    set(leaves_on, &mut file.leaves_on);
    open::meant(file.leaves_on, applied.map(|step| step.decided_on))?;
    Ok(file)
}

/// What the audit log keeps of the person, the number behind its mask.
fn facts(desk: &Desk<'_>, file: &Model) -> Result<Value, Problem> {
    let mobile = person::mobile(desk.tx.vault(), file)?;
    Ok(json!({
        "education": file.education, "work_post": file.work_post, "job_title": file.job_title,
        "mobile": mobile.as_deref().map(mask::mobile), "leaves_on": file.leaves_on,
    }))
}
