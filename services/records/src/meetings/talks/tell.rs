//! Saving an entry, and telling other services and the audit log of it.

use super::store::{self, Model};
use crate::desk::Desk;
use events::kinds::TalkChanged;
use rest::{Problem, kinds};
use serde_json::{Value, json};
use tenancy::audit::Entry;

/// Writes an entry that was claimed before, and says what was done to it.
///
/// # Errors
/// When the database is away.
pub async fn save(desk: &Desk<'_>, action: &'static str, old: &Model, new: Model) -> Result<Model, Problem> {
    let saved = store::update(desk.tx, new, desk.now).await;
    let saved = super::enter::once(saved)?.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?;
    let (was, is) = crate::diff::objects(&facts(old), &facts(&saved));
    changed(desk, action, &saved, Some(was), is).await?;
    Ok(saved)
}

/// # Errors
/// When the database is away.
pub async fn entered(desk: &Desk<'_>, talk: &Model) -> Result<(), Problem> {
    changed(desk, "enter_talk", talk, None, facts(talk)).await
}

async fn changed(
    desk: &Desk<'_>,
    action: &'static str,
    talk: &Model,
    old: Option<Value>,
    new: Value,
) -> Result<(), Problem> {
    let event = TalkChanged {
        id: talk.id,
        unit_id: talk.unit_id,
        member_ids: [talk.one_id, talk.other_id],
        pair: talk.pair.to_string(),
        state: talk.state.to_string(),
        day: talk.day,
    };
    desk.emit(&event).await?;
    let subject_id = Some(talk.id.0);
    desk.audit(Entry { action, subject: "talk", subject_id, old, new: Some(new), why: None }).await
}

fn facts(talk: &Model) -> Value {
    json!({
        "unit_id": talk.unit_id, "day": talk.day, "people": [talk.one_id, talk.other_id], "pair": talk.pair,
        "meeting_id": talk.meeting_id, "state": talk.state,
    })
}
