//! Which steps may be noted, and when.

use crate::{
    desk::Desk,
    meetings::{
        change::open,
        problems::{NO_STEPS, STEP_RECORDED},
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
    let action = if done_on.is_some() { "note_step" } else { "take_back_step" };
    tell::audit(desk, action, &meeting, old, new, None).await?;
    let (meeting_id, unit_id) = (meeting.id, meeting.unit_id);
    desk.emit(&MeetingStepChanged { meeting_id, unit_id, step: step.to_string(), done_on }).await?;
    Ok(meeting)
}

/// What the audit log says of a step: that there is a note, not what it says.
fn facts(noted: &Noted) -> Value {
    json!({"step": noted.step, "on": noted.on, "paper_id": noted.paper_id, "note": noted.note.is_some()})
}
