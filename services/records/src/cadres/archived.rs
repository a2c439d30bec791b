//! What the archive keeps of the appointments a unit made.

use super::store::{
    self,
    appointment::{Column, Model, StepRecord},
    cadre,
};
use crate::{archive::Filed, desk::Desk, units::Unit};
use kernel::CadreId;
use rest::Problem;
use rulepack::archive::FiledKind;
use sea_orm::{ColumnTrait, Condition};
use serde_json::{Value, json};
use std::collections::HashMap;
use time::Date;

/// Appointments of cadres of a unit that were closed between two days: proposal, notice, decision and probation. What
/// was raised against somebody is not kept twice.
///
/// # Errors
/// When the database is away.
pub async fn archived(desk: &Desk<'_>, unit: &Unit, first: Date, last: Date) -> Result<Vec<Filed>, Problem> {
    // one from before the unit was written down is with the cadre
    let with_cadre = Condition::all().add(Column::UnitId.is_null()).add(
        Column::CadreId.in_subquery(store::ids(Condition::all().add(cadre::Column::UnitId.eq(unit.id)))),
    );
    let mine = Condition::any().add(Column::UnitId.eq(unit.id)).add(with_cadre);
    let closed = Condition::all().add(mine).add(Column::ClosedOn.between(first, last));
    let closed = store::appointments(desk.tx, closed, u64::from(u32::MAX)).await?;
    let cadres = store::by_ids(desk.tx, closed.iter().map(|one| one.cadre_id).collect()).await?;
    let names: HashMap<CadreId, String> = cadres.into_iter().map(|cadre| (cadre.id, cadre.name)).collect();
    // fewer read this register than the catalogue, so that the title tells the post and nobody's name
    let filed = |one: &Model| {
        let content = content(one, names.get(&one.cadre_id).map(String::as_str));
        Some(Filed::new(FiledKind::CadreAppointment, one.id.0, &one.post, one.closed_on?, content))
    };
    Ok(closed.iter().filter_map(filed).collect())
}

fn content(one: &Model, name: Option<&str>) -> Value {
    let step = |step: &StepRecord| json!({"step": step.step, "on": step.on, "reason": step.reason});
    json!({
        "cadre_id": one.cadre_id, "name": name, "kind": one.kind, "post": one.post, "removes": one.removes,
        "reason": one.reason, "elected": one.elected, "state": one.state, "discussed_on": one.discussed_on,
        "notice_from": one.notice_from, "notice_until": one.notice_until, "notice_place": one.notice_place,
        "decided_on": one.decided_on, "doc_no": one.doc_no, "probation_until": one.probation_until,
        "closed_on": one.closed_on, "steps": one.steps.0.iter().map(step).collect::<Vec<_>>(),
    })
}
