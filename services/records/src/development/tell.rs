//! Saving a file, and telling the audit log and other services of it.

use super::{
    claims, due,
    query::Placed,
    store::{self, file::Model, notice, step},
    whole::{Judged, Whole},
    words::DevelopmentStanding,
};
use crate::desk::Desk;
use events::kinds::{DevelopmentNoticeChanged, DevelopmentStepTaken};
use rest::{Problem, kinds};
use serde_json::Value;
use tenancy::audit::Entry;

/// Writes a file that was claimed before.
///
/// # Errors
/// When the database is away.
pub async fn save(desk: &Desk<'_>, file: Model) -> Result<Model, Problem> {
    let saved = store::update(desk.tx, file, desk.now).await?;
    saved.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())
}

/// Reads a file again after its steps changed, and keeps beside it where it stands now.
///
/// # Errors
/// When the database is away.
pub async fn settle(desk: &Desk<'_>, whole: &Whole, mut file: Model) -> Result<Whole, Problem> {
    let placed = Placed { file: file.clone(), unit: whole.unit.clone() };
    let now = Whole::of(desk.tx, placed).await?;
    let judged = Judged::of(desk, &now, desk.today)?;
    let progress = &judged.progress;
    file.state = progress.state.to_string();
    file.standing = DevelopmentStanding::of(&progress.state);
    file.since = progress.entered_on.unwrap_or(file.since);
    let due = due::due(&judged, desk.today);
    (file.due_on, file.due_step) = due.map(|(on, step)| (on, step.to_string())).unzip();
    file.closed_on = closed_on(&judged);
    if file.closed_on.is_some() {
        (file.due_on, file.due_step) = (None, None);
    }
    claims::settle(desk, &whole.file, &file).await?;
    Ok(Whole { file: save(desk, file).await?, ..now })
}

/// A full member's file is closed once its papers are archived, every other one when it ends.
fn closed_on(judged: &Judged<'_>) -> Option<time::Date> {
    let (workflow, progress) = (&judged.rules.workflow.value, &judged.progress);
    let last = workflow.state(&progress.state).is_some_and(|state| state.last);
    match (last, progress.state == *workflow.goal()) {
        (true, true) => progress.taken_on(&"archive".into()),
        (true, false) => progress.entered_on,
        (false, _) => None,
    }
}

/// Tells of a step that was taken, or taken back.
///
/// # Errors
/// When the database is away.
pub async fn taken(desk: &Desk<'_>, file: &Model, step: &step::Model) -> Result<(), Problem> {
    let told = DevelopmentStepTaken {
        id: file.id,
        person_id: file.person_id,
        unit_id: file.unit_id,
        step: step.step.clone(),
        outcome: step.outcome.clone(),
        state: file.state.clone(),
        decided_on: step.decided_on,
        retracted: !step.counts(),
    };
    desk.emit(&told).await
}

/// # Errors
/// When the database is away.
pub async fn notice(desk: &Desk<'_>, file: &Model, notice: &notice::Model) -> Result<(), Problem> {
    let told = DevelopmentNoticeChanged {
        id: notice.id,
        file_id: file.id,
        unit_id: file.unit_id,
        ahead_of: notice.ahead_of.clone(),
        from_on: notice.from_on,
        until_on: notice.until_on,
        withdrawn: notice.withdrawn_at.is_some(),
    };
    desk.emit(&told).await
}

/// Writes down what was done to a file.
///
/// # Errors
/// When the database is away.
pub async fn audit(
    desk: &Desk<'_>,
    action: &'static str,
    file: &Model,
    old: Option<Value>,
    new: Option<Value>,
    why: Option<String>,
) -> Result<(), Problem> {
    let subject_id = Some(file.id.0);
    desk.audit(Entry { action, subject: "development", subject_id, old, new, why }).await
}
