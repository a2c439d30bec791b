//! What the archive keeps of what was decided about members.

use super::store::{self, Column, Model};
use crate::{archive::Filed, desk::Desk, members::Belonging, spoken::pick, sql::any_of};
use rest::Problem;
use rulepack::archive::FiledKind;
use sea_orm::{ColumnTrait, Condition};
use serde_json::{Value, json};
use time::Date;
use uuid::Uuid;

/// What came into force about somebody who belonged to a unit then, or was lifted, between two days. A decision that
/// waits for its approval is not filed, and what happens to it later is an entry of its own day: no year changes by it.
///
/// # Errors
/// When the database is away.
pub async fn archived(
    desk: &Desk<'_>,
    theirs: &Belonging,
    first: Date,
    last: Date,
) -> Result<Vec<Filed>, Problem> {
    let near = Condition::any()
        .add(Column::InForceFrom.between(first, last))
        .add(Column::LiftedOn.between(first, last));
    let near = Condition::all().add(any_of(Column::MemberId, theirs.ids())).add(near);
    let mut all = Vec::new();
    for row in store::page(desk.tx, near, u64::from(u32::MAX)).await? {
        let name = theirs.name(row.member_id);
        let entries = [in_force(&row, name), lifted(&row, name)].into_iter().flatten();
        all.extend(
            entries.filter(|one| (first..=last).contains(&one.on) && theirs.on(row.member_id, one.on)),
        );
    }
    Ok(all)
}

// fewer read this register than the catalogue, so that a title tells the day and nobody's name
fn in_force(row: &Model, name: &str) -> Option<Filed> {
    let on = row.in_force_from?;
    let content = json!({
        "member_id": row.member_id, "name": name, "kind": row.kind, "decided_by": row.decided_by,
        "body_name": row.body_name, "decided_on": row.decided_on, "doc_no": row.doc_no,
        "meeting_id": row.meeting_id, "months": row.months, "approval_level": row.approval_level,
        "approved_by": row.approved_by, "approved_on": row.approved_on,
        "approval_doc_no": row.approval_doc_no, "in_force_from": on, "history_reason": row.history_reason,
    });
    Some(filed(row.id.0, on, content).called(pick("处置生效", "In force").to_owned()))
}

/// The paper that lifts it is another one, and has an id of its own.
fn lifted(row: &Model, name: &str) -> Option<Filed> {
    let on = row.lifted_on?;
    let content = json!({
        "member_id": row.member_id, "name": name, "disposition": row.id, "kind": row.kind,
        "decided_on": row.decided_on, "lifted_on": on, "lifted_doc_no": row.lifted_doc_no,
    });
    let id = Uuid::from_u128(!row.id.0.as_u128());
    Some(filed(id, on, content).called(pick("处置解除", "Lifted").to_owned()))
}

fn filed(id: Uuid, on: Date, content: Value) -> Filed {
    Filed::new(FiledKind::Disposition, id, &on.to_string(), on, content)
}
