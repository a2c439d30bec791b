//! Saving a file, and telling the audit log and other services of it.

use super::{
    claims, due,
    query::Placed,
    store::{self, file::Model, notice, plan::ChangeRecord, pool_review, step},
    whole::{Judged, Whole},
    words::DevelopmentStanding,
};
use crate::{desk::Desk, units::Unit};
use events::kinds::{
    DevelopmentNoticeChanged, DevelopmentPlanSet, DevelopmentPlanned, DevelopmentPoolReviewed,
    DevelopmentStepTaken,
};
use rest::{Problem, kinds};
use serde_json::{Value, json};
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
    // who goes back to the activists has no place in a plan any more
    if matches!(file.standing, DevelopmentStanding::Applicant | DevelopmentStanding::Activist) {
        (file.plan_year, file.planned_on, file.plan_reason) = (None, None, None);
    }
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

/// Tells of a place in a plan that a file got, or lost.
///
/// # Errors
/// When the database is away.
pub async fn planned(desk: &Desk<'_>, file: &Model, year: i16, withdrawn: bool) -> Result<(), Problem> {
    let (id, person_id, unit_id) = (file.id, file.person_id, file.unit_id);
    desk.emit(&DevelopmentPlanned { id, person_id, unit_id, year, withdrawn }).await
}

/// Tells of a number a unit was given for a year, and writes it down.
///
/// # Errors
/// When the database is away.
pub async fn quota(
    desk: &Desk<'_>,
    unit: &Unit,
    year: i16,
    old: Option<u32>,
    change: &ChangeRecord,
) -> Result<(), Problem> {
    let (quota, decided_on) = (change.quota, change.decided_on);
    desk.emit(&DevelopmentPlanSet { unit_id: unit.id, year, quota, decided_on }).await?;
    let new = json!({"year": year, "quota": quota, "decided_on": decided_on, "doc_no": change.doc_no});
    desk.audit(Entry {
        action: "set_plan",
        subject: "development",
        subject_id: Some(unit.id.0),
        old: old.map(|quota| json!({"year": year, "quota": quota})),
        new: Some(new),
        why: change.reason.clone(),
    })
    .await
}

/// Tells of an analysis of the pool that was recorded, or taken back, and writes it down.
///
/// # Errors
/// When the database is away.
pub async fn pool_review(
    desk: &Desk<'_>,
    review: &pool_review::Model,
    withdrawn: bool,
) -> Result<(), Problem> {
    let (id, unit_id, done_on) = (review.id, review.unit_id, review.done_on);
    desk.emit(&DevelopmentPoolReviewed { id, unit_id, done_on, withdrawn }).await?;
    let facts = json!({
        "unit_id": unit_id, "done_on": done_on, "meeting_id": review.meeting_id, "doc_no": review.doc_no,
    });
    let (action, old, new) = match withdrawn {
        true => ("remove_pool_review", Some(facts), None),
        false => ("record_pool_review", None, Some(facts)),
    };
    let subject_id = Some(id.0);
    desk.audit(Entry { action, subject: "development", subject_id, old, new, why: None }).await
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
