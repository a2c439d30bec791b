//! Which steps may be noted, and when.

use crate::{
    desk::Desk,
    meetings::{
        change::open,
        problems::{NO_STEPS, STEP_AFTER_MEETING, STEP_RECORDED},
        rules::remedies::{Step, recorded_elsewhere},
        spoken,
        store::meeting::{Model, Noted, Steps},
        tell,
    },
};
use events::kinds::MeetingStepChanged;
use rest::Problem;
use rulepack::organisational_life::MeetingKind;
use serde_json::{Value, json};
use time::Date;

const TAKE_BACK: &str = "take_back_step";

/// # Errors
/// When the record is filed, the meeting is of another kind, or the step follows from what is recorded elsewhere.
pub fn may_note(desk: &Desk<'_>, meeting: &Model, step: Step) -> Result<(), Problem> {
    open(meeting)?;
    let asked = &desk.pack.organisational_life.life_steps.on(meeting.day).value.asked;
    if !meeting.kinds().contains(&MeetingKind::OrganisationalLife) || !asked.contains(&step) {
        return Err(NO_STEPS.problem());
    }
    if recorded_elsewhere(step) {
        return Err(STEP_RECORDED.with("step", spoken::step(step)));
    }
    Ok(())
}

/// Puts what is known of one step in the place of what was, with the audit and the event of it.
///
/// # Errors
/// When the database is away.
pub async fn put(
    desk: &Desk<'_>,
    mut meeting: Model,
    step: Step,
    noted: Option<Noted>,
) -> Result<Model, Problem> {
    let (before, mut kept): (Vec<Noted>, Vec<Noted>) =
        meeting.steps().iter().cloned().partition(|one| one.step == step);
    let (old, new) = (before.first().map(facts), noted.as_ref().map(facts));
    let done_on = noted.as_ref().map(|noted| noted.on);
    kept.extend(noted);
    meeting.steps = Steps::of(kept);
    let meeting = tell::save(desk, meeting).await?;
    let action = if done_on.is_some() { "note_step" } else { TAKE_BACK };
    tell::audit(desk, action, &meeting, old, new, None).await?;
    changed(desk, &meeting, step, done_on).await?;
    Ok(meeting)
}

async fn changed(desk: &Desk<'_>, meeting: &Model, step: Step, done_on: Option<Date>) -> Result<(), Problem> {
    let (meeting_id, unit_id) = (meeting.id, meeting.unit_id);
    desk.emit(&MeetingStepChanged { meeting_id, unit_id, step: step.to_string(), done_on }).await
}

/// Takes from a meeting that is of other kinds now what was noted of its steps, not yet from its row.
pub fn drop_steps(meeting: &mut Model) {
    if !meeting.kinds().contains(&MeetingKind::OrganisationalLife) {
        meeting.steps = None;
    }
}

/// Writes down which steps went with the kind of a meeting, and tells of it.
///
/// # Errors
/// When the database is away.
pub async fn dropped(desk: &Desk<'_>, before: &Model, after: &Model) -> Result<(), Problem> {
    let gone = before.steps().iter().filter(|noted| after.steps().iter().all(|left| left.step != noted.step));
    for noted in gone {
        tell::audit(desk, TAKE_BACK, after, Some(facts(noted)), None, None).await?;
        changed(desk, after, noted.step, None).await?;
    }
    Ok(())
}

/// A meeting is not moved before what was noted to have prepared it.
///
/// # Errors
/// When it was on another day, and a step is after the new one.
pub fn in_time(meeting: &Model, was: Date, pointer: &str) -> Result<(), Problem> {
    let late = meeting.steps().iter().find(|noted| meeting.day < was && noted.on > meeting.day);
    late.map_or(Ok(()), |noted| Err(after_meeting(meeting, noted.step, pointer)))
}

pub fn after_meeting(meeting: &Model, step: Step, pointer: &str) -> Problem {
    let problem = STEP_AFTER_MEETING.with("step", spoken::step(step)).with("day", meeting.day);
    problem.field(pointer, &STEP_AFTER_MEETING)
}

/// What the audit log says of a step: that there is a note, not what it says.
fn facts(noted: &Noted) -> Value {
    json!({"step": noted.step, "on": noted.on, "paper_id": noted.paper_id, "note": noted.note.is_some()})
}
