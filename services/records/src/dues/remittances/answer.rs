//! What the other side says.

use super::list::seen;
use crate::{
    desk::Desk,
    dues::{
        place,
        problems::ANSWERED_ALREADY,
        store::remittance::{self, Model},
        words::RemittanceState,
    },
};
use access::Action;
use events::kinds::DuesRemittanceAnswered;
use kernel::{DuesRemittanceId, UnitId};
use rest::{Call, Problem, kinds};
use serde_json::json;
use tenancy::audit::Entry;

/// Who answers: the receiver, and for a level outside of the organisation the sender, who has its receipt.
pub fn answering(row: &Model) -> UnitId {
    row.to_unit_id.unwrap_or(row.from_unit_id)
}

/// The remittance, held, if the actor may answer it.
///
/// # Errors
/// 404 when there is none within reach, 403 when it may only be looked at, 409 when it was answered.
pub async fn claimed(call: &Call, desk: &Desk<'_>, id: DuesRemittanceId) -> Result<Model, Problem> {
    let seen = place::or_not_found(seen(call).await)?;
    let row = remittance::claim_within(desk.tx, id, seen).await?;
    let row = row.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    place::books(call, desk, answering(&row), Action::Decide).await?;
    if row.state == RemittanceState::Sent { Ok(row) } else { Err(ANSWERED_ALREADY.problem()) }
}

/// # Errors
/// When the database is away.
pub async fn write(desk: &Desk<'_>, row: &Model) -> Result<(), Problem> {
    remittance::update(desk.tx, row.clone()).await?;
    let confirmed = row.state == RemittanceState::Confirmed;
    let (id, from_unit_id, to_unit_id) = (row.id, row.from_unit_id, row.to_unit_id);
    desk.emit(&DuesRemittanceAnswered { id, from_unit_id, to_unit_id, confirmed }).await?;
    let action = if confirmed { "confirm_remittance" } else { "refuse_remittance" };
    let new = Some(json!({ "state": row.state, "amount": row.amount, "answered_on": row.answered_on }));
    let why = row.answer.clone();
    desk.audit(Entry { action, subject: "dues", subject_id: Some(id.0), old: None, new, why }).await
}
