use super::rules;
use crate::{
    cadres::{
        query::Placed,
        rules::steps,
        said, sealed,
        store::appointment::{Model, RuleUsed, StepRecord},
        words::{AppointmentState, AppointmentStep},
    },
    desk::Desk,
    notice::Notice,
};
use access::Action;
use kernel::{CadreAppointmentId, CadreId, ObjectionId, UnitId};
use rest::{Call, Problem};
use rulepack::cadres::AppointmentKind;
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// An appointment in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = CadreAppointmentItem)]
pub struct AppointmentItem {
    pub id: CadreAppointmentId,
    pub cadre_id: CadreId,
    pub cadre_name: String,
    pub unit_id: UnitId,
    pub unit_name: String,
    #[schema(inline)]
    pub kind: AppointmentKind,
    pub post: String,
    #[schema(inline)]
    pub state: AppointmentState,
    pub discussed_on: Date,
    pub notice_until: Option<Date>,
    pub probation_until: Option<Date>,
    /// The day on which it can go on: the notice is over, or the probation.
    pub due_on: Option<Date>,
    /// Of what was raised against it.
    pub objections_open: u32,
    pub closed_on: Option<Date>,
    pub version: i32,
}

impl AppointmentItem {
    pub fn of(desk: &Desk<'_>, one: Model, name: &str, unit: UnitId, unit_name: &str) -> Self {
        let due_on = match one.state {
            AppointmentState::Proposed => Some(desk.today),
            AppointmentState::InNotice => one.notice_until.and_then(Date::next_day),
            AppointmentState::InProbation => one.probation_until,
            _ => None,
        };
        Self {
            id: one.id,
            cadre_id: one.cadre_id,
            cadre_name: name.to_owned(),
            unit_id: unit,
            unit_name: unit_name.to_owned(),
            kind: one.kind,
            state: one.state,
            discussed_on: one.discussed_on,
            notice_until: one.notice_until,
            probation_until: one.probation_until,
            due_on,
            objections_open: u32::try_from(one.objections_open).unwrap_or_default(),
            closed_on: one.closed_on,
            version: one.version,
            post: one.post,
        }
    }
}

/// An appointment with everything that was done, and what may be done next.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = CadreAppointmentOut)]
pub struct AppointmentOut {
    #[serde(flatten)]
    pub item: AppointmentItem,
    pub removes: Option<String>,
    pub reason: String,
    /// The post is filled by election and has no probation.
    pub elected: bool,
    pub notice_from: Option<Date>,
    pub notice_place: Option<String>,
    pub notice_working_days: Option<u32>,
    /// The first day on which a notice that begins today can end.
    pub notice_could_end: Option<Date>,
    /// Whether the days off of the notice are known; otherwise weekends alone were counted.
    pub notice_certain: bool,
    pub decided_on: Option<Date>,
    pub doc_no: Option<String>,
    pub objections: Vec<ObjectionOut>,
    pub steps: Vec<StepRecord>,
    /// The rules of the day on which it was proposed.
    pub rests_on: Vec<RuleUsed>,
    pub next: Vec<NextStep>,
}

/// Something that was raised against an appointment. Who raised it is not kept.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = CadreObjection)]
pub struct ObjectionOut {
    pub id: ObjectionId,
    pub raised_on: Date,
    /// Whoever raised it gave a name.
    pub named: bool,
    pub text: String,
    pub settled_on: Option<Date>,
    pub result: Option<String>,
    /// It turned out to be so, and stands in the way.
    pub upheld: bool,
}

/// A step the actor may take.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = CadreAppointmentNext)]
pub struct NextStep {
    #[schema(inline)]
    pub step: AppointmentStep,
    /// The one that leads on.
    pub main: bool,
    /// What stands against it today.
    pub against: Vec<Notice>,
}

/// # Errors
/// When the database is away, or what was raised does not open.
pub async fn detail(
    desk: &Desk<'_>,
    call: &Call,
    placed: &Placed,
    one: Model,
) -> Result<AppointmentOut, Problem> {
    let calendar = desk.pack.calendar();
    let rules = rules(desk, one.discussed_on, &calendar);
    let objections = sealed::objections(desk.tx.vault(), &one)?;
    let standing = one.standing(sealed::upheld(&one, &objections));
    let may =
        [call.may(Action::Update, &placed.thing()).await?, call.may(Action::Decide, &placed.thing()).await?];
    let allowed = |step: &AppointmentStep| may[usize::from(step.decides())];
    let steps = steps::open(rules, standing);
    let next = steps.iter().enumerate().filter(|(_, step)| allowed(step)).map(|(at, step)| {
        let against = steps::against(rules, standing, *step, desk.today, desk.today);
        let against = against.iter().map(|finding| said::notice(desk, finding, one.discussed_on));
        NextStep { step: *step, main: at == 0, against: against.collect() }
    });
    let next =
        next.filter(|one| one.step != AppointmentStep::Settle || standing.objections_open > 0).collect();
    // what was raised is for those who keep the register
    let shown = if may[0] { objections } else { Vec::new() };
    let count = |(from, until)| calendar.count(from, until);
    let begins = one.state == AppointmentState::Proposed && rules.has_notice(one.kind);
    let could_end = begins.then(|| rules.notice_ends(desk.today));
    let counted = one.notice_from.zip(one.notice_until).or(could_end.map(|end| (desk.today, end)));
    Ok(AppointmentOut {
        notice_working_days: one.notice_from.zip(one.notice_until).map(count),
        notice_could_end: could_end,
        notice_certain: counted.is_none_or(|(from, until)| calendar.knows_all(from, until)),
        removes: one.removes.clone(),
        reason: one.reason.clone(),
        elected: one.elected,
        notice_from: one.notice_from,
        notice_place: one.notice_place.clone(),
        decided_on: one.decided_on,
        doc_no: one.doc_no.clone(),
        objections: shown.into_iter().map(ObjectionOut::from).collect(),
        steps: one.steps.0.clone(),
        rests_on: one.rests_on.0.clone(),
        next,
        item: AppointmentItem::of(desk, one, &placed.cadre.name, placed.unit.id, &placed.unit.name),
    })
}

impl From<sealed::Objection> for ObjectionOut {
    fn from(one: sealed::Objection) -> Self {
        Self {
            id: one.id,
            raised_on: one.raised_on,
            named: one.named,
            text: one.text,
            settled_on: one.settled_on,
            result: one.result,
            upheld: one.upheld,
        }
    }
}
