//! Admissions beside the procedure (追认, 特殊情况直接接收): recorded by hand, with the approvals on paper. The file keeps the
//! steps that were taken, and pretends no others.

use super::{
    claims,
    problems::{SPECIAL_DIED, SPECIAL_JOINED, SPECIAL_LACKS, SPECIAL_LIVES, SPECIAL_ORDER, SPECIAL_STANDING},
    query,
    rules::{NotCarried, carried},
    spoken,
    steps::effect::{Entrance, enter},
    store::{
        file::Model,
        special::{Approval, Special},
    },
    tell,
    view::{self, FileOut},
    whole::{Whole, ruleset},
    words::DevelopmentStanding,
};
use crate::{
    Records, dates,
    desk::Desk,
    members::{
        self, MemberPatch,
        words::{MemberKind, MembershipState},
    },
    text,
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use events::kinds::DevelopmentSpecialAdmission;
use kernel::DevelopmentFileId;
use rest::{Answer, Ctx, IfMatch, Json, Patch, Path, Problem, kinds};
use rulepack::development::{AdmissionLevel, SpecialAdmission};
use serde::Deserialize;
use serde_json::json;
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

fn checked(desk: &Desk<'_>, new: NewSpecialAdmission) -> Result<Special, Problem> {
    let NewSpecialAdmission { kind, deeds, died_on, joined_on, probation, approvals } = new;
    let deeds = text::lines(Some(deeds), "/deeds", 500)?.ok_or_else(|| kinds::MISSING.at("/deeds"))?;
    dates::past(joined_on, desk.today, "/joined_on")?;
    let approvals = tidied(desk, approvals)?;
    let rule = desk.pack.development.special.on(desk.today);
    let given: Vec<(AdmissionLevel, Date)> =
        approvals.iter().map(|one| (one.level, one.decided_on)).collect();
    let approved_on = carried(&rule.value, kind, &given).map_err(|not| match not {
        NotCarried::Twice { at } => kinds::TWICE.at(format!("/approvals/{at}/level")),
        NotCarried::OutOfOrder { at, below_on } => {
            let order = SPECIAL_ORDER.with("below", below_on);
            order.field(format!("/approvals/{at}/decided_on"), &SPECIAL_ORDER)
        }
        NotCarried::Lacking { levels } => {
            let levels: Vec<&str> = levels.iter().map(|level| spoken::admission_level(*level)).collect();
            let lacks = SPECIAL_LACKS.with("levels", levels.join(crate::spoken::pick("或", " or ")));
            let lacks = lacks.with("source", &rule.source).with("since", rule.effective_from);
            lacks.field("/approvals", &SPECIAL_LACKS)
        }
    })?;
    if joined_on > approved_on {
        return Err(SPECIAL_JOINED.with("approved", approved_on).field("/joined_on", &SPECIAL_JOINED));
    }
    let first = given.iter().map(|(_, on)| *on).min().unwrap_or(approved_on);
    died(desk, kind, died_on, first)?;
    if probation && kind == SpecialAdmission::Posthumous {
        return Err(kinds::INVALID_VALUE.at("/probation"));
    }
    let rests_on = serde_json::to_value(rule.basis("development.special"));
    let rests_on = rests_on.map_err(|error| kinds::INTERNAL.problem().because(error))?;
    Ok(Special { kind, deeds, died_on, joined_on, probation, approved_on, approvals, rests_on })
}

fn tidied(desk: &Desk<'_>, approvals: Vec<NewAdmissionApproval>) -> Result<Vec<Approval>, Problem> {
    let mut tidied = Vec::with_capacity(approvals.len().min(AdmissionLevel::ALL.len()));
    for (at, NewAdmissionApproval { level, body, decided_on, doc_no }) in approvals.into_iter().enumerate() {
        let place = |field: &str| format!("/approvals/{at}/{field}");
        dates::past(decided_on, desk.today, place("decided_on"))?;
        let body = text::required(body, &place("body"), 200)?;
        let doc_no = text::required(doc_no, &place("doc_no"), 100)?;
        tidied.push(Approval { level, body, decided_on, doc_no });
    }
    Ok(tidied)
}

/// Who is admitted after death had died before anybody approved it; of others it is not asked.
fn died(desk: &Desk<'_>, kind: SpecialAdmission, died_on: Option<Date>, first: Date) -> Result<(), Problem> {
    match (kind, died_on) {
        (SpecialAdmission::Posthumous, Some(day)) if day <= first => dates::past(day, desk.today, "/died_on"),
        (SpecialAdmission::Posthumous, _) => Err(SPECIAL_DIED.at("/died_on")),
        (SpecialAdmission::Extreme, Some(_)) => Err(SPECIAL_LIVES.at("/died_on")),
        (SpecialAdmission::Extreme, None) => Ok(()),
    }
}

async fn admit(desk: &Desk<'_>, whole: Whole, special: Special) -> Result<Whole, Problem> {
    member(desk, &whole.file, &special).await?;
    let mut file = whole.file.clone();
    let workflow = &ruleset(desk, desk.today).workflow.value;
    (file.state, file.standing) = if special.probation {
        ("probationary".to_owned(), DevelopmentStanding::Probationary)
    } else {
        (workflow.goal().to_string(), DevelopmentStanding::Full)
    };
    file.since = special.approved_on;
    (file.due_on, file.due_step) = (None, None);
    (file.closed_on, file.member_id) = (Some(special.approved_on), Some(file.person_id));
    (file.plan_year, file.planned_on, file.plan_reason) = (None, None, None);
    let kept = serde_json::to_value(&special).map_err(|error| kinds::INTERNAL.problem().because(error))?;
    file.special = Some(kept);
    claims::settle(desk, &whole.file, &file).await?;
    let file = tell::save(desk, file).await?;
    let old = json!({"state": whole.file.state});
    let new = json!({
        "state": file.state, "kind": special.kind, "approved_on": special.approved_on,
        "joined_on": special.joined_on, "approvals": special.approvals,
    });
    tell::audit(desk, "admit_specially", &file, Some(old), Some(new), None).await?;
    let (id, person_id, unit_id) = (file.id, file.person_id, file.unit_id);
    let (kind, approved_on) = (special.kind.to_string(), special.approved_on);
    desk.emit(&DevelopmentSpecialAdmission { id, person_id, unit_id, kind, approved_on }).await?;
    Ok(Whole { file, ..whole })
}

/// The member record; of somebody who has died one that is on no roster.
async fn member(desk: &Desk<'_>, file: &Model, special: &Special) -> Result<(), Problem> {
    let kind = if special.probation { MemberKind::Probationary } else { MemberKind::Full };
    let (joined_on, full_on) = (special.joined_on, (!special.probation).then_some(special.joined_on));
    let reason = match special.kind {
        SpecialAdmission::Posthumous => "追认为党员",
        SpecialAdmission::Extreme => "特殊情况直接接收",
    };
    enter(desk, file, Entrance { kind, joined_on, full_on, reason }).await?;
    if special.kind != SpecialAdmission::Posthumous {
        return Ok(());
    }
    let found = members::find_for_action(desk.tx, file.person_id).await?;
    let found = found.ok_or_else(|| kinds::INTERNAL.problem())?;
    let gone = MemberPatch {
        membership_state: Patch::Value(MembershipState::Deceased),
        reason: Some(reason.into()),
        ..MemberPatch::default()
    };
    members::change(desk, found, gone).await.map(drop)
}
