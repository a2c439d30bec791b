use super::step::BodyOut;
use crate::{
    desk::Desk,
    development::{
        asked,
        rules::{self, Body, Finding, Length, Reason, earliest, latest, power},
        said::{self, FindingOut},
        spoken, store,
        whole::Judged,
        words::DevelopmentInput,
    },
    registers::rights,
    units::{self, Unit},
};
use rest::Problem;
use rulepack::development::{Actor, Outcome, Power, Stage, Step};
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// A step that is possible where the file stands.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentNextStep)]
pub struct NextOut {
    pub step: String,
    pub name: String,
    /// Its number on the chart; what is not on the chart, such as a withdrawal, has none.
    pub no: Option<u8>,
    pub stage: Option<Stage>,
    /// Who takes it.
    pub actor: Actor,
    /// It can be taken again, such as the half-year review, and was taken already.
    pub again: bool,
    /// It leads away from full membership for good.
    pub departs: bool,
    /// The last day on which it is in time.
    pub latest: Option<Date>,
    /// A public notice is asked ahead of it.
    pub noticed: bool,
    pub outcomes: Vec<OutcomeOut>,
}

/// What may come of a step.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DevelopmentNextOutcome)]
pub struct OutcomeOut {
    pub outcome: String,
    /// Whether the step counts as done.
    pub fulfils: bool,
    /// The state it leads to.
    pub leads_to: Option<String>,
    pub leads_to_name: Option<String>,
    /// What has to be given with it.
    pub asked: Vec<DevelopmentInput>,
    /// The first day on which it can be taken; none where a time limit has run out.
    pub earliest: Option<Date>,
    /// What has to pass until then.
    pub waits: Vec<FindingOut>,
    /// What is missing, and waiting does not bring.
    pub missing: Vec<FindingOut>,
}

/// Every step that is possible now, those of the chart first.
pub fn next(judged: &Judged<'_>, floor: Date) -> Vec<NextOut> {
    let (workflow, progress) = (&judged.rules.workflow.value, &judged.progress);
    let fresh = |step: &&Step| step.repeats || progress.taken_on(&step.code).is_none();
    workflow.open_in(&progress.state).filter(fresh).map(|step| out(judged, step, floor)).collect()
}

fn out(judged: &Judged<'_>, step: &Step, floor: Date) -> NextOut {
    let (workflow, progress) = (&judged.rules.workflow.value, &judged.progress);
    let possible = step.outcomes.iter().filter(|outcome| outcome.possible_in(step, &progress.state));
    NextOut {
        step: step.code.to_string(),
        name: spoken::step(workflow, step.code.as_str()),
        no: step.no,
        stage: step.stage,
        actor: step.actor,
        again: progress.taken_on(&step.code).is_some(),
        departs: step.departs,
        latest: latest(&judged.case(), &step.code),
        noticed: asked::noticed(workflow, step),
        outcomes: possible.map(|outcome| way(judged, step, outcome, floor)).collect(),
    }
}

fn way(judged: &Judged<'_>, step: &Step, outcome: &Outcome, floor: Date) -> OutcomeOut {
    let (rules, progress) = (&judged.rules, &judged.progress);
    let asked = asked::of(&rules.workflow.value, step, outcome);
    let first = earliest(&judged.case(), &step.code, &outcome.code, floor);
    let shown = |mut found: Vec<Finding>| {
        found.retain(|finding| !told_with(&asked, &finding.reason));
        said::out(rules, &found)
    };
    let (on, waits, open) = first.map(|first| (first.on, first.waits, first.open)).unwrap_or_default();
    let leads_to = progress.leads_to(outcome).map(|state| state.to_string());
    OutcomeOut {
        outcome: outcome.code.to_string(),
        fulfils: outcome.fulfils,
        leads_to_name: leads_to.as_ref().map(|state| spoken::state(&rules.workflow.value, state)),
        leads_to,
        earliest: on,
        waits: shown(waits),
        missing: shown(open),
        asked,
    }
}

fn told_with(asked: &[DevelopmentInput], reason: &Reason) -> bool {
    match reason {
        Reason::NotSo { fact } | Reason::FactUnknown { fact } => asked::told_with(asked, *fact),
        Reason::TooFew { what, .. } | Reason::TooMany { what, .. } => asked::told_with(asked, *what),
        _ => false,
    }
}

/// What the forms of the next steps begin with.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
#[schema(as = DevelopmentHints)]
pub struct HintsOut {
    /// Full members of the branch with the right to vote today.
    pub voters: Option<u32>,
    /// The nearest body above with the power of approval.
    pub body: Option<BodyOut>,
    /// Where to object, by the last notice of the branch that says it.
    pub objection_phone: Option<String>,
    pub objection_address: Option<String>,
}

/// # Errors
/// When the database is away.
pub async fn hints(
    desk: &Desk<'_>,
    judged: &Judged<'_>,
    unit: &Unit,
    next: &[NextOut],
) -> Result<HintsOut, Problem> {
    let asks = |what: DevelopmentInput| {
        next.iter().flat_map(|step| &step.outcomes).any(|outcome| outcome.asked.contains(&what))
    };
    let mut hints = HintsOut::default();
    if asks(DevelopmentInput::Vote) {
        hints.voters = u32::try_from(rights::voters(desk, unit, desk.today).await?.may).ok();
    }
    if asks(DevelopmentInput::Body) {
        hints.body = above(desk, judged, unit).await?;
    }
    if next.iter().any(|step| step.noticed)
        && let Some(last) = store::last_with_contact(desk.tx, unit.id).await?
    {
        (hints.objection_phone, hints.objection_address) = (last.objection_phone, last.objection_address);
    }
    Ok(hints)
}

async fn above(desk: &Desk<'_>, judged: &Judged<'_>, unit: &Unit) -> Result<Option<BodyOut>, Problem> {
    let mut parent = unit.parent_id;
    while let Some(id) = parent {
        let Some(unit) = units::by_ids(desk.tx, vec![id]).await?.remove(&id) else { break };
        let under_township = units::under_township(&unit);
        let body = Body { kind: unit.kind, under_township, temporary: false };
        if power(&judged.rules.approval.value, body) == Power::Approves {
            let (unit_id, name, kind) = (Some(unit.id), unit.name, unit.kind);
            return Ok(Some(BodyOut { unit_id, name, kind, under_township }));
        }
        parent = unit.parent_id;
    }
    Ok(None)
}

/// How long a notice that begins today has to be, as the rules of the day count it.
pub fn notice_until(desk: &Desk<'_>, judged: &Judged<'_>) -> Option<Length> {
    let least = judged.rules.number(rulepack::development::Limit::NoticeDays)?;
    Some(rules::length(desk.today, desk.today, least, &desk.pack.calendar()))
}
