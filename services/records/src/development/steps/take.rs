mod row;
mod told;

use super::{
    effect,
    input::{Decider, NewStep},
    vote,
};
use crate::{
    desk::Desk,
    development::{
        asked, plan,
        problems::NOT_HISTORY,
        query, rules, said,
        store::{self, mentor, step},
        tell,
        whole::{Judged, Whole},
        words::{DevelopmentInput, MentorRole},
    },
    members::Member,
};
use kernel::{SHANGHAI, business_date};
use rest::{Problem, kinds};
use row::{proposal, row};
use rulepack::development::{Outcome, Step};
use serde_json::json;
use told::{fits, told};
use uuid::Uuid;

/// Whoever and whatever a step names, found.
#[derive(Clone, Debug, Default)]
pub struct Named {
    pub mentors: Vec<Member>,
    pub body: Option<Decider>,
}

/// Records a step of a file that was claimed before, with everything that follows from it.
///
/// # Errors
/// When the rules stop it, a value does not fit, or the member record cannot be changed as it asks.
pub async fn take(desk: &Desk<'_>, whole: Whole, new: NewStep, named: Named) -> Result<Whole, Problem> {
    let new = new.tidy()?;
    open(desk, &whole, &new)?;
    let mut judged = Judged::of(desk, &whole, new.decided_on)?;
    judged.facts.within_quota = plan::within(desk, &whole, new.decided_on).await?;
    let workflow = &judged.rules.workflow.value;
    let known = workflow.step(&new.step).and_then(|step| Some((step, step.outcome(&new.outcome)?)));
    let asked = known.map(|(step, outcome)| asked::of(workflow, step, outcome)).unwrap_or_default();
    fits(&asked, &new)?;
    let fulfils = known.is_some_and(|(_, outcome)| outcome.fulfils);
    let history = new.back_filled_reason.is_some();
    let counted = |vote| vote::counted(&judged.rules, vote, new.decided_on, fulfils, history);
    let tally = new.vote.as_ref().map(counted);
    let verdict = tally.transpose()?.map(|tally| tally.verdict);
    judged.facts = told(judged.facts.clone(), &judged.rules, &asked, &new, &named, verdict);
    let proposal = proposal(desk, &new);
    let found = rules::check(&judged.case(), &proposal);
    if !found.is_allowed() {
        return Err(said::refusal(&judged.rules, found.blocks()));
    }
    let (step, outcome) = known.ok_or_else(|| kinds::INTERNAL.problem())?;
    let row = row(desk, &whole, &judged, &new, &named, &found, &proposal);
    keep(desk, &whole, &row, &asked, &named.mentors).await?;
    if let (Some(vote), Some(verdict)) = (&new.vote, verdict) {
        store::insert_vote(desk.tx, vote.row(row.id, verdict)).await?;
    }
    follow(desk, whole, step, outcome, &row).await
}

/// What follows from a step that is kept: where the file stands, what the person is.
async fn follow(
    desk: &Desk<'_>,
    whole: Whole,
    step: &Step,
    outcome: &Outcome,
    row: &step::Model,
) -> Result<Whole, Problem> {
    let file = whole.file.clone();
    let settled = tell::settle(desk, &whole, file).await?;
    let whole = Box::pin(effect::apply(desk, settled, outcome)).await?;
    let new = json!({
        "step": step.code, "outcome": outcome.code, "decided_on": row.decided_on, "state": whole.file.state,
    });
    tell::audit(desk, "take_step", &whole.file, None, Some(new), row.history_reason.clone()).await?;
    tell::taken(desk, &whole.file, row).await?;
    Ok(whole)
}

/// A file that is not closed; history is what lies before the day it was opened here.
fn open(desk: &Desk<'_>, whole: &Whole, new: &NewStep) -> Result<(), Problem> {
    query::still_open(&whole.file)?;
    let opened = business_date(whole.file.created_at, SHANGHAI).min(desk.today);
    if new.back_filled_reason.is_some() && new.decided_on >= opened {
        return Err(NOT_HISTORY.with("opened", opened).field("/back_filled_reason", &NOT_HISTORY));
    }
    Ok(())
}

/// What a step does not ask about is not given with it.
fn fits(asked: &[DevelopmentInput], new: &NewStep) -> Result<(), Problem> {
    let names = asked.contains(&DevelopmentInput::Contacts) || asked.contains(&DevelopmentInput::Introducers);
    let given = [
        (!new.mentors.is_empty() && !names, "/mentors"),
        (new.vote.is_some() && !asked.contains(&DevelopmentInput::Vote), "/vote"),
        (new.body.is_some() && !asked.contains(&DevelopmentInput::Body), "/body"),
        (new.months.is_some() && !asked.contains(&DevelopmentInput::Months), "/months"),
        (
            (new.training_hours.is_some() || new.training_days.is_some())
                && !asked.contains(&DevelopmentInput::Training),
            "/training_hours",
        ),
    ];
    match given.iter().find(|(wrong, _)| *wrong) {
        Some((_, pointer)) => Err(NOT_ASKED.at(*pointer)),
        None => Ok(()),
    }
}

/// What is known of the file, with what is told of this step.
fn told(
    facts: Facts,
    rules: &Ruleset<'_>,
    asked: &[DevelopmentInput],
    new: &NewStep,
    named: &Named,
    verdict: Option<VoteVerdict>,
) -> Facts {
    let mut facts = facts;
    let mentors = || named.mentors.iter().map(|member| sound(Some(member))).collect();
    if asked.contains(&DevelopmentInput::Contacts) {
        facts.contacts = mentors();
    }
    if asked.contains(&DevelopmentInput::Introducers) {
        facts.introducers = mentors();
    }
    if asked.contains(&DevelopmentInput::Training) {
        let (hours, days) = (new.training_hours.unwrap_or(0), new.training_days.unwrap_or(0));
        facts.trainings.push(Training { ended_on: new.decided_on, hours, days });
    }
    facts.opinions_heard = new.opinions_heard;
    facts.candidate_present = new.candidate_present;
    facts.introducers_present = new.introducers_present;
    facts.ballot = new.vote.as_ref().map(|vote| vote.method);
    facts.vote_passed = verdict.map(|verdict| verdict == VoteVerdict::Passed);
    let whole = new.resolution.as_ref().map(|held| missing_parts(&rules.votes.value, held).is_empty());
    facts.resolution_complete = whole;
    facts.extension_months = new.months;
    facts.reported_on = new.reported_on.or(facts.reported_on);
    facts.body = named.body.as_ref().map(|body| Body {
        kind: body.kind,
        under_township: body.under_township,
        temporary: body.kind == UnitKind::TemporaryBranch,
    });
    facts
}

fn proposal(desk: &Desk<'_>, new: &NewStep) -> Proposal {
    Proposal {
        step: new.step.clone(),
        outcome: new.outcome.clone(),
        on: new.decided_on,
        today: desk.today,
        origin: match &new.back_filled_reason {
            Some(reason) => Origin::BackFilled { reason: reason.clone() },
            None => Origin::New,
        },
        excuses: new.excused(),
    }
}

fn row(
    desk: &Desk<'_>,
    whole: &Whole,
    judged: &Judged<'_>,
    new: &NewStep,
    named: &Named,
    found: &Verdict,
    proposal: &Proposal,
) -> step::Model {
    let number = |n: Option<u16>| n.and_then(|n| i16::try_from(n).ok());
    let words = |parts: &BTreeSet<ResolutionPart>| parts.iter().map(ToString::to_string).collect();
    let warnings: Vec<Told> = found.findings.iter().map(Told::of).collect();
    let last = whole.steps.last().map_or(0, |step| step.number);
    step::Model {
        id: DevelopmentStepId::new(),
        file_id: whole.file.id,
        number: last + 1,
        step: new.step.to_string(),
        outcome: new.outcome.to_string(),
        decided_on: new.decided_on,
        months: number(rules::record(&judged.case(), proposal).months),
        history_reason: new.back_filled_reason.clone(),
        note: new.note.clone(),
        training_hours: number(new.training_hours),
        training_days: number(new.training_days),
        reported_on: new.reported_on,
        opinions_heard: new.opinions_heard,
        candidate_present: new.candidate_present,
        introducers_present: new.introducers_present,
        resolution: new.resolution.as_ref().map(words),
        body_unit_id: named.body.as_ref().and_then(|body| body.unit_id),
        body_name: named.body.as_ref().map(|body| body.name.clone()),
        body_kind: named.body.as_ref().map(|body| body.kind),
        body_under_township: named.body.as_ref().map(|body| body.under_township),
        warnings: json(&warnings),
        rests_on: json(&judged.rules.sources().into_iter().map(|source| source.basis).collect::<Vec<_>>()),
        recorded_by: desk.who.id,
        recorded_at: desk.now,
        retracted_by: None,
        retracted_at: None,
        retracted_reason: None,
    }
}

/// These are plain lists of texts and days.
fn json(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// Writes the step and whom it names in the place of those before.
async fn keep(
    desk: &Desk<'_>,
    whole: &Whole,
    row: &step::Model,
    asked: &[DevelopmentInput],
    mentors: &[Member],
) -> Result<(), Problem> {
    store::insert_step(desk.tx, row.clone()).await?;
    let role = match asked {
        asked if asked.contains(&DevelopmentInput::Contacts) => MentorRole::Contact,
        asked if asked.contains(&DevelopmentInput::Introducers) => MentorRole::Introducer,
        _ => return Ok(()),
    };
    store::replace_mentors(desk.tx, whole.file.id, role, row.id).await?;
    let mentor = |member: &Member| mentor::Model {
        id: Uuid::now_v7(),
        file_id: whole.file.id,
        step_id: row.id,
        role,
        member_id: member.id,
        since: row.decided_on,
        replaced_by: None,
    };
    Ok(store::insert_mentors(desk.tx, mentors.iter().map(mentor).collect()).await?)
}
