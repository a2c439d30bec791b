//! Admissions beside the procedure (追认, 特殊情况直接接收): recorded by hand, with the approvals on paper. The file keeps the
//! steps that were taken, and pretends no others.

mod admit;
mod checked;

use super::{
    problems::SPECIAL_STANDING,
    query, spoken,
    store::file::Model,
    view::{self, FileOut},
    whole::{Whole, ruleset},
    words::DevelopmentStanding,
};
use crate::{Records, desk::Desk};
use access::Action;
use admit::admit;
use axum::{extract::State, http::StatusCode};
use checked::checked;
use kernel::DevelopmentFileId;
use rest::{Answer, Ctx, IfMatch, Json, Path, Problem};
use rulepack::development::{AdmissionLevel, SpecialAdmission};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// An admission beside the procedure, with its approvals.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSpecialAdmission {
    pub kind: SpecialAdmission,
    /// What the person did.
    pub deeds: String,
    /// Of a posthumous admission.
    #[serde(default)]
    pub died_on: Option<Date>,
    /// The first day of membership, as the approval says.
    pub joined_on: Date,
    /// A probation follows, as the approval says; never after a death.
    #[serde(default)]
    pub probation: bool,
    pub approvals: Vec<NewAdmissionApproval>,
}

/// One approval on paper.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAdmissionApproval {
    pub level: AdmissionLevel,
    /// Which body.
    pub body: String,
    pub decided_on: Date,
    pub doc_no: String,
}

/// Record an admission beside the procedure
///
/// Posthumous or in extreme circumstances, by the approvals the rule asks for, up to the province. It makes the member
/// record, of somebody who has died with that said, and closes the file; no step is taken by it.
#[utoipa::path(post, path = "/development/files/{id}/special", tag = "development",
    operation_id = "admit_specially", request_body = NewSpecialAdmission,
    params(("id" = DevelopmentFileId, Path), ("If-Match" = String, Header)),
    responses((status = CREATED, body = FileOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<DevelopmentFileId>,
    IfMatch(version): IfMatch,
    Json(new): Json<NewSpecialAdmission>,
) -> Answer {
    let placed = query::claimed_for(&ctx, id, Action::Decide).await?;
    IfMatch(version).check(placed.file.version)?;
    let desk = records.desk(&ctx);
    let whole = Whole::of(ctx.tx(), placed).await?;
    pending(&desk, &whole.file)?;
    let special = checked(&desk, new)?;
    let whole = Box::pin(admit(&desk, whole, special)).await?;
    view::answer(&records, ctx, StatusCode::CREATED, whole).await
}

/// Somebody who is no member yet.
fn pending(desk: &Desk<'_>, file: &Model) -> Result<(), Problem> {
    use DevelopmentStanding::{Activist, Applicant, Candidate};
    query::still_open(file)?;
    if matches!(file.standing, Applicant | Activist | Candidate) && file.member_id.is_none() {
        return Ok(());
    }
    let workflow = &ruleset(desk, desk.today).workflow.value;
    Err(SPECIAL_STANDING.with("state", spoken::state(workflow, &file.state)))
}
