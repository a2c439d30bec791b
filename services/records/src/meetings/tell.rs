//! Saving a meeting, and telling other services of it.

use super::{
    store::{self, meeting::Model},
    whole::Whole,
};
use crate::desk::Desk;
use events::kinds::{MeetingChanged, MeetingFiled};
use rest::{Problem, kinds};
use serde_json::{Value, json};
use tenancy::audit::Entry;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// Writes a meeting that was claimed before.
///
/// # Errors
/// When the database is away.
pub async fn save(desk: &Desk<'_>, meeting: Model) -> Result<Model, Problem> {
    let saved = store::update(desk.tx, meeting, desk.now).await?;
    saved.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())
}

/// # Errors
/// When the database is away.
pub async fn changed(desk: &Desk<'_>, meeting: &Model) -> Result<(), Problem> {
    let changed = MeetingChanged {
        id: meeting.id,
        unit_id: meeting.unit_id,
        kinds: meeting.kinds.clone(),
        state: meeting.state.to_string(),
        day: meeting.day,
    };
    desk.emit(&changed).await
}

/// # Errors
/// When the database is away.
pub async fn filed(desk: &Desk<'_>, whole: &Whole) -> Result<(), Problem> {
    let (meeting, attendance) = (&whole.meeting, whole.attendance());
    let filed = MeetingFiled {
        id: meeting.id,
        unit_id: meeting.unit_id,
        kinds: meeting.kinds.clone(),
        day: meeting.day,
        serves_year: meeting.serves_year.map(i32::from),
        number: meeting.number,
        should: attendance.should,
        present: attendance.present,
    };
    desk.emit(&filed).await
}

/// Writes down what was done to a meeting.
///
/// # Errors
/// When the database is away.
pub async fn audit(
    desk: &Desk<'_>,
    action: &'static str,
    meeting: &Model,
    old: Option<Value>,
    new: Option<Value>,
    why: Option<String>,
) -> Result<(), Problem> {
    let subject_id = Some(meeting.id.0);
    desk.audit(Entry { action, subject: "meeting", subject_id, old, new, why }).await
}

/// What the audit log says of a meeting: who is on its list is in the record itself.
pub fn facts(meeting: &Model) -> Value {
    json!({
        "unit_id": meeting.unit_id, "kinds": meeting.kinds, "gathering": meeting.gathering,
        "subject": meeting.subject, "place": meeting.place, "state": meeting.state, "day": meeting.day,
        "planned_start": written(meeting.planned_start), "planned_end": written(meeting.planned_end),
        "serves_year": meeting.serves_year, "number": meeting.number, "papers": meeting.papers,
        "agenda": meeting.agenda.len(),
    })
}

/// A moment as people can read it; one that cannot be written has been refused long before.
fn written(at: OffsetDateTime) -> Option<String> {
    at.format(&Rfc3339).ok()
}
