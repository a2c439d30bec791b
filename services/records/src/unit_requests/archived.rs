//! What the archive keeps of units that were to be founded or dissolved.

use super::{
    store::{self, Column, Model},
    words::RequestState,
};
use crate::{archive::Filed, desk::Desk, units::Unit};
use rest::Problem;
use rulepack::archive::FiledKind;
use sea_orm::{ColumnTrait, Condition};
use serde_json::json;
use time::Date;

/// Requests that were approved or refused between two days, each with whoever asked, whoever decided, and the unit itself.
///
/// # Errors
/// When the database is away.
pub async fn archived(desk: &Desk<'_>, unit: &Unit, first: Date, last: Date) -> Result<Vec<Filed>, Problem> {
    let sides = [Column::ParentId, Column::UnitId, Column::AboveId];
    let mine = sides.into_iter().fold(Condition::any(), |any, side| any.add(side.eq(unit.id)));
    let decided = Condition::all()
        .add(mine)
        .add(Column::State.is_in([RequestState::Approved, RequestState::Refused]))
        .add(Column::DecidedOn.between(first, last));
    let decided = store::page(desk.tx, decided, u64::from(u32::MAX)).await?;
    Ok(decided.iter().filter_map(filed).collect())
}

fn filed(request: &Model) -> Option<Filed> {
    let content = json!({
        "kind": request.kind, "name": request.name, "reason": request.reason, "asked": request.asked,
        "asked_on": request.asked_on, "asked_by_name": request.asked_by_name, "parent_id": request.parent_id,
        "unit_id": request.unit_id, "above_id": request.above_id, "state": request.state,
        "decided_on": request.decided_on, "doc_no": request.doc_no, "answer": request.answer,
    });
    Some(Filed::new(FiledKind::UnitRequest, request.id.0, &request.name, request.decided_on?, content))
}
