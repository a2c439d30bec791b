use super::{
    problems::NOT_PENDING,
    room, rules,
    store::{self, document, version},
    words::{DocumentState, VersionState},
};
use crate::desk::Desk;
use ::documents::Facts;
use events::kinds::DocumentStored;
use rest::{Problem, kinds};
use rulepack::DocumentRule;
use serde_json::json;
use tenancy::audit::Entry;

/// Confirms a content whose object is whole: it gets its number and counts from now on.
///
/// # Errors
/// 409 when the document or the row of the content has gone meanwhile, or the organisation's share of the store is used
/// up.
pub async fn keep(
    desk: &Desk<'_>,
    arrived: version::Model,
    facts: &Facts,
    rule: &DocumentRule,
    named: impl FnOnce(&mut document::Model),
) -> Result<document::Model, Problem> {
    let claimed = store::claim(desk.tx, arrived.document_id).await?;
    let mut document = claimed.filter(open).ok_or_else(|| NOT_PENDING.problem())?;
    let number = store::next_number(desk.tx, document.id).await?;
    if document.state == DocumentState::Arriving {
        named(&mut document);
    }
    document.state = DocumentState::Kept;
    document.current_version = number;
    document.retain_until = rules::retain_until(rule, desk.today, document.retain_until);
    let version = version::Model {
        number: Some(number),
        state: VersionState::Stored,
        file_kind: Some(facts.kind),
        size: i64::try_from(facts.size).unwrap_or(i64::MAX),
        sha256: Some(facts.sha256.to_vec()),
        upload: None,
        stored_at: Some(desk.now),
        ..arrived
    };
    // swept as given up while it came, or unknown to the moment the organisation was set back to
    if !store::update_version(desk.tx, version.clone()).await? {
        return Err(NOT_PENDING.problem());
    }
    let document = store::update(desk.tx, document, desk.now).await?;
    let document = document.ok_or_else(|| kinds::INTERNAL.problem())?;
    tell(desk, &document, &version).await?;
    room::take(desk.tx, facts.size).await?;
    Ok(document)
}

fn open(document: &document::Model) -> bool {
    document.state != DocumentState::Deleted
}

async fn tell(desk: &Desk<'_>, document: &document::Model, version: &version::Model) -> Result<(), Problem> {
    let number = document.current_version;
    let new = json!({
        "member_id": document.member_id, "unit_id": document.unit_id, "kind": document.kind,
        "number": number, "size": version.size, "sha256": data_encoding::HEXLOWER.encode(&version.sum()),
    });
    let action = if number == 1 { "upload" } else { "upload_version" };
    let subject_id = Some(document.id.0);
    desk.audit(Entry { action, subject: "document", subject_id, new: Some(new), ..Entry::default() }).await?;
    desk.emit(&DocumentStored {
        id: document.id,
        member_id: document.member_id,
        unit_id: document.unit_id,
        kind: document.kind.to_string(),
        number,
    })
    .await
}
