//! Telling other services and the audit log what became of a collection.

use super::{
    query::Asked,
    store::{
        answer::{Model as Answer, Taken},
        collection::Model,
    },
    words::AnswerStep,
};
use crate::desk::Desk;
use events::kinds::{CollectionAnswered, CollectionClosed, CollectionReminded, CollectionSent};
use kernel::UnitId;
use rest::Problem;
use serde_json::{Value, json};
use tenancy::audit::Entry;

/// # Errors
/// When the database is away.
pub async fn audit(
    desk: &Desk<'_>,
    action: &'static str,
    collection: &Model,
    old: Option<Value>,
    new: Option<Value>,
) -> Result<(), Problem> {
    let subject_id = Some(collection.id.0);
    desk.audit(Entry { action, subject: "collection", subject_id, old, new, why: None }).await
}

/// What the audit log says of a collection.
pub fn facts(collection: &Model) -> Value {
    json!({
        "unit_id": collection.unit_id, "title": collection.title, "intro": collection.intro,
        "due_on": collection.due_on, "form": collection.form.0,
    })
}

/// # Errors
/// When the database is away.
pub async fn sent(desk: &Desk<'_>, collection: &Model, asked: Vec<UnitId>) -> Result<(), Problem> {
    let new = json!({"asked": asked, "due_on": collection.due_on});
    audit(desk, "send_collection", collection, None, Some(new)).await?;
    let (id, unit_id, due_on) = (collection.id, collection.unit_id, collection.due_on);
    desk.emit(&CollectionSent { id, unit_id, asked, due_on }).await
}

/// # Errors
/// When the database is away.
pub async fn reminded(desk: &Desk<'_>, collection: &Model, missing: Vec<UnitId>) -> Result<(), Problem> {
    audit(desk, "remind_collection", collection, None, Some(json!({"missing": missing}))).await?;
    desk.emit(&CollectionReminded { id: collection.id, missing, due_on: collection.due_on }).await
}

/// # Errors
/// When the database is away.
pub async fn closed(desk: &Desk<'_>, collection: &Model, asked: u32, accepted: u32) -> Result<(), Problem> {
    audit(desk, "close_collection", collection, None, Some(json!({"asked": asked, "accepted": accepted})))
        .await?;
    desk.emit(&CollectionClosed { id: collection.id, unit_id: collection.unit_id, asked, accepted }).await
}

/// # Errors
/// When the database is away.
pub async fn stepped(desk: &Desk<'_>, asked: &Asked, answer: &Answer, taken: &Taken) -> Result<(), Problem> {
    let old = json!({"state": asked.answer.state});
    let new = json!({
        "unit_id": answer.unit_id, "state": answer.state, "step": taken.step, "on_behalf": taken.on_behalf,
    });
    desk.audit(Entry {
        action: word(taken.step),
        subject: "collection",
        subject_id: Some(answer.collection_id.0),
        old: Some(old),
        new: Some(new),
        why: taken.reason.clone(),
    })
    .await?;
    // drafts are nobody else's business
    if taken.step == AnswerStep::Save {
        return Ok(());
    }
    desk.emit(&CollectionAnswered {
        id: answer.collection_id,
        unit_id: answer.unit_id,
        state: answer.state.to_string(),
        step: taken.step.to_string(),
        on_behalf: taken.on_behalf,
    })
    .await
}

/// A step in the words of the audit log, which has many other things that are saved or accepted.
const fn word(step: AnswerStep) -> &'static str {
    match step {
        AnswerStep::Save => "save_answer",
        AnswerStep::Submit => "submit_answer",
        AnswerStep::Accept => "accept_answer",
        AnswerStep::Return => "return_answer",
        AnswerStep::Correct => "correct_answer",
    }
}
