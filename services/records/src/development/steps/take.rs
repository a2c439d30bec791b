mod row;
mod told;

use super::{
    effect,
    input::{Decider, NewStep},
    vote::{self, Cast},
};
use crate::{
    desk::Desk,
    development::{
        asked, plan,
        problems::NOT_HISTORY,
        query,
        rules::{self, Entitled},
        said,
        store::{self, file, mentor, step},
        tell,
        whole::{Judged, Whole},
        words::{DevelopmentInput, MentorRole},
    },
    meetings::{self, Gathered},
    members::Member,
    registers::rights::{self, Resting, Voters},
    text,
    units::Unit,
};
use kernel::{MemberId, SHANGHAI, business_date};
use rest::{Problem, kinds};
use row::{proposal, row};
use rulepack::development::{Outcome, Step};
use serde_json::json;
use std::collections::HashMap;
use time::Date;
use told::{fits, told};
use uuid::Uuid;

/// Whoever and whatever a step names, found.
#[derive(Clone, Debug, Default)]
pub struct Named {
    pub mentors: Vec<Member>,
    /// When the rights of these people rest.
    pub resting: Resting,
    /// Since when these people are in good standing no more.
    pub gone: HashMap<MemberId, Date>,
    pub body: Option<Decider>,
    /// The branch the file goes to.
    pub receiver: Option<Unit>,
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
    let meeting = meeting(desk, &whole, &new).await?;
    let voters = voters(desk, &whole, &new).await?;
    judged.facts.entitled = voters.and_then(|voters| entitled(&new, voters));
    let may = voters.map(|voters| voters.may);
    let cast = new.vote.as_ref().map(|vote| Cast::of(vote, meeting.as_ref(), may)).transpose()?;
    let counted = |cast| vote::counted(&judged.rules, cast, new.decided_on, fulfils, history);
    let verdict = cast.as_ref().map(counted).transpose()?.map(|tally| tally.verdict);
    judged.facts = told(judged.facts.clone(), &judged.rules, &asked, &new, &named, verdict);
    let proposal = proposal(desk, &new);
    let found = rules::check(&judged.case(), &proposal);
    if !found.is_allowed() {
        return Err(said::refusal(&judged.rules, found.blocks()));
    }
    let (step, outcome) = known.ok_or_else(|| kinds::INTERNAL.problem())?;
    let mut row = row(desk, &whole, &judged, &new, &named, &found, &proposal);
    if named.receiver.is_some() {
        row.note = Some(left(&whole.unit, row.note.take())?);
    }
    keep(desk, &whole, &row, &asked, &named.mentors).await?;
    if let (Some(cast), Some(verdict)) = (&cast, verdict) {
        store::insert_vote(desk.tx, cast.row(row.id, verdict)).await?;
    }
    follow(desk, whole, (step, outcome), &row, named.receiver).await
}

/// Beside the name and a few words in one note.
const LEFT: usize = 250;

/// Which branch the file was in, before what was noted.
fn left(unit: &Unit, note: Option<String>) -> Result<String, Problem> {
    let note = text::lines(note, "/note", LEFT)?.map(|note| format!("\n{note}")).unwrap_or_default();
    Ok(format!("原党支部：{}{note}", unit.name))
}

/// The meeting a vote was taken at, where it is named.
async fn meeting(desk: &Desk<'_>, whole: &Whole, new: &NewStep) -> Result<Option<Gathered>, Problem> {
    match new.meeting_id {
        Some(id) => meetings::gathered(desk, id, &whole.unit, new.decided_on, "/decided_on").await.map(Some),
        None => Ok(None),
    }
}

/// Those who may vote by the roll and the register, where no meeting says how many they are.
async fn voters(desk: &Desk<'_>, whole: &Whole, new: &NewStep) -> Result<Option<Voters>, Problem> {
    if new.meeting_id.is_some() || new.vote.is_none() {
        return Ok(None);
    }
    Ok(Some(rights::voters(desk, &whole.unit, new.decided_on).await?))
}

/// What somebody told of that, beside what is known.
fn entitled(new: &NewStep, voters: Voters) -> Option<Entitled> {
    let told = new.vote.as_ref()?.entitled?;
    Some(Entitled { told, known: voters.may, resting: voters.resting })
}

/// What follows from a step that is kept: where the file stands, what the person is.
async fn follow(
    desk: &Desk<'_>,
    whole: Whole,
    (step, outcome): (&Step, &Outcome),
    row: &step::Model,
    receiver: Option<Unit>,
) -> Result<Whole, Problem> {
    let file = whole.file.clone();
    let settled = tell::settle(desk, &whole, file).await?;
    let settled = match receiver {
        Some(unit) => handed_over(desk, settled, unit).await?,
        None => settled,
    };
    let whole = Box::pin(effect::apply(desk, settled, outcome)).await?;
    let new = json!({
        "step": step.code, "outcome": outcome.code, "decided_on": row.decided_on, "state": whole.file.state,
        "unit_id": whole.file.unit_id,
    });
    tell::audit(desk, "take_step", &whole.file, None, Some(new), row.history_reason.clone()).await?;
    tell::taken(desk, &whole.file, row).await?;
    Ok(whole)
}

/// The file goes to the branch that goes on with it.
async fn handed_over(desk: &Desk<'_>, whole: Whole, unit: Unit) -> Result<Whole, Problem> {
    let file = file::Model { unit_id: unit.id, ..whole.file.clone() };
    Ok(Whole { file: tell::save(desk, file).await?, unit, ..whole })
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
