use super::{
    objections, propose, rules,
    view::{self, AppointmentOut},
};
use crate::{
    Records,
    cadres::{
        create::save,
        details::HeldPost,
        problems::FIELD_OF_OTHER_STEP,
        query::{self, Placed},
        rules::{Finding, steps},
        said, sealed,
        store::{
            self,
            appointment::{Model, StepRecord},
        },
        tell,
        words::{AppointmentState, AppointmentStep as Step},
    },
    dates,
    desk::Desk,
    text,
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::{AccountId, CadreAppointmentId, ObjectionId};
use rest::{Answer, Ctx, IfMatch, Json, Path, Problem, kinds};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// A step to be taken.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCadreAppointmentStep)]
pub struct NewStep {
    #[schema(inline)]
    pub step: Step,
    /// The day on the paper, of a notice its first; today when absent.
    #[serde(default, deserialize_with = "crate::dates::maybe_day")]
    pub on: Option<Date>,
    /// Needed to refuse, to withdraw, and not to confirm.
    #[serde(default)]
    pub reason: Option<String>,
    /// `start_notice`: the last day; the first that can be when absent.
    #[serde(default, deserialize_with = "crate::dates::maybe_day")]
    pub until_on: Option<Date>,
    /// `start_notice`: where it is put up.
    #[serde(default)]
    pub place: Option<String>,
    /// `object`: what is raised; `settle`: what came of it.
    #[serde(default)]
    pub text: Option<String>,
    /// `object`: whoever raised it gave a name.
    #[serde(default)]
    pub named: Option<bool>,
    /// `settle`
    #[serde(default)]
    pub objection_id: Option<ObjectionId>,
    /// `settle`: it turned out to be so, and stands in the way.
    #[serde(default)]
    pub upheld: Option<bool>,
    /// `appoint`: of the paper.
    #[serde(default)]
    pub doc_no: Option<String>,
}

/// Take a step of an appointment
///
/// The notice, what is raised and settled in it, the decision, the end of the probation. What may be done next is in
/// `next` of the appointment.
#[utoipa::path(post, path = "/cadre-appointments/{id}/steps", tag = "cadres",
    operation_id = "take_cadre_appointment_step", request_body = NewStep,
    params(("id" = CadreAppointmentId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = AppointmentOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<CadreAppointmentId>,
    IfMatch(version): IfMatch,
    Json(new): Json<NewStep>,
) -> Answer {
    let (found, _) = super::reached(&ctx, id).await?;
    let action = if new.step.decides() { Action::Decide } else { Action::Update };
    // the record first, and always in this order: an appointment changes it
    let mut placed = query::claimed_for(&ctx, found.cadre_id, action).await?;
    let claimed = store::claim_appointment(ctx.tx(), id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    IfMatch(version).check(claimed.version)?;
    let desk = records.desk(&ctx);
    let saved = take(&desk, ctx.account().ok(), &mut placed, claimed, new).await?;
    let version = saved.version;
    let out = view::detail(&desk, &ctx, &placed, saved).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

async fn take(
    desk: &Desk<'_>,
    by: Option<AccountId>,
    placed: &mut Placed,
    mut appointment: Model,
    new: NewStep,
) -> Result<Model, Problem> {
    own_fields(&new)?;
    let on = new.on.unwrap_or(desk.today);
    let reason = text::kept(new.reason.clone(), "/reason", 500)?;
    let calendar = desk.pack.calendar();
    let rules = rules(desk, appointment.discussed_on, &calendar);
    let mut raised = sealed::objections(desk.tx.vault(), &appointment)?;
    let standing = appointment.standing(sealed::upheld(&appointment, &raised));
    let mut against = steps::against(rules, standing, new.step, on, desk.today);
    if new.step.needs_reason() && reason.is_none() {
        against.push(Finding::ReasonMissing);
    }
    said::refuse(desk, &against, appointment.discussed_on)?;
    appointment.state = steps::after(rules, standing, new.step);
    match new.step {
        Step::StartNotice => {
            let until = new.until_on.unwrap_or_else(|| rules.notice_ends(on));
            put_up(desk, rules, &mut appointment, on, until)?;
            appointment.notice_place = text::kept(new.place, "/place", 200)?;
        }
        Step::Object => objections::raise(&mut raised, &new, on)?,
        Step::Settle => objections::settle(&mut raised, &new, on)?,
        Step::Appoint => {
            propose::free(desk, placed, appointment.kind, on)?;
            appointment.decided_on = Some(on);
            appointment.doc_no = text::kept(new.doc_no, "/doc_no", 50)?;
            let probation = appointment.state == AppointmentState::InProbation;
            appointment.probation_until = probation.then(|| rules.probation_ends(on));
        }
        Step::Propose | Step::Refuse | Step::Confirm | Step::NotConfirm | Step::Withdraw => {}
    }
    if matches!(new.step, Step::Object | Step::Settle) {
        sealed::keep_objections(desk.tx.vault(), &mut appointment, &raised)?;
    }
    if appointment.state.is_final() {
        appointment.closed_on = Some(on);
    }
    let record = StepRecord { step: new.step, on, reason, taken_by: by, recorded_at: desk.now };
    appointment.steps.0.push(record.clone());
    hold_posts(desk, placed, &appointment, new.step, on).await?;
    let saved = store::update_appointment(desk.tx, appointment, desk.now).await?;
    let saved = saved.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?;
    tell::stepped(desk, &placed.cadre, &saved, &record).await?;
    Ok(saved)
}

/// The notice stands from one day to another.
fn put_up(
    desk: &Desk<'_>,
    rules: steps::Rules<'_>,
    appointment: &mut Model,
    on: Date,
    until: Date,
) -> Result<(), Problem> {
    if on > dates::LATEST || until > dates::LATEST {
        return Err(dates::TOO_LATE.at("/on"));
    }
    let short: Vec<Finding> = rules.notice_fault(on, until).into_iter().collect();
    said::refuse(desk, &short, appointment.discussed_on)?;
    appointment.notice_from = Some(on);
    appointment.notice_until = Some(until);
    Ok(())
}

/// The posts of the record follow: the new one is held from the decision on, and no more where it is not confirmed.
async fn hold_posts(
    desk: &Desk<'_>,
    placed: &mut Placed,
    appointment: &Model,
    step: Step,
    on: Date,
) -> Result<(), Problem> {
    let old = placed.cadre.clone();
    let posts = &mut placed.cadre.details.posts;
    match step {
        Step::Appoint => {
            posts.retain(|post| {
                appointment.removes.as_deref() != Some(post.title.as_str()) && post.title != appointment.post
            });
            posts.push(HeldPost { title: appointment.post.clone(), since: Some(on) });
        }
        Step::NotConfirm => posts.retain(|post| post.title != appointment.post),
        _ => return Ok(()),
    }
    placed.cadre = save(desk, placed.cadre.clone()).await?;
    tell::updated(desk, &old, &placed.cadre).await
}

/// What belongs to another step is not silently dropped.
fn own_fields(new: &NewStep) -> Result<(), Problem> {
    let given = [
        (new.until_on.is_some(), "/until_on", &[Step::StartNotice][..]),
        (new.place.is_some(), "/place", &[Step::StartNotice]),
        (new.text.is_some(), "/text", &[Step::Object, Step::Settle]),
        (new.named.is_some(), "/named", &[Step::Object]),
        (new.objection_id.is_some(), "/objection_id", &[Step::Settle]),
        (new.upheld.is_some(), "/upheld", &[Step::Settle]),
        (new.doc_no.is_some(), "/doc_no", &[Step::Appoint]),
    ];
    let other = given.iter().find(|(given, _, steps)| *given && !steps.contains(&new.step));
    other.map_or(Ok(()), |(_, pointer, _)| Err(FIELD_OF_OTHER_STEP.at(*pointer)))
}
