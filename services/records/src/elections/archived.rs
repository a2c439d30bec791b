//! What the archive keeps of the elections of a unit.

use super::{
    rules::ElectionState,
    store::{
        self,
        election::{Column, Model},
        parts::Congress,
    },
};
use crate::{archive::Filed, desk::Desk, units::Unit};
use rest::Problem;
use rulepack::archive::FiledKind;
use sea_orm::{ColumnTrait, Condition};
use serde_json::{Value, json};
use time::Date;

/// Elections of a unit that were confirmed or refused above between two days: plan, candidates, counts, who was elected,
/// and the papers of the committee above. Why somebody was left out of the list of voters is nobody's business later.
///
/// # Errors
/// When the database is away.
pub async fn archived(desk: &Desk<'_>, unit: &Unit, first: Date, last: Date) -> Result<Vec<Filed>, Problem> {
    let closed = Condition::all()
        .add(Column::UnitId.eq(unit.id))
        .add(Column::State.is_in([ElectionState::Completed, ElectionState::Refused]))
        .add(Column::ClosedOn.between(first, last));
    let all = store::page(desk.tx, closed, u64::from(u32::MAX)).await?;
    Ok(all.iter().filter_map(filed).collect())
}

fn filed(election: &Model) -> Option<Filed> {
    // a title is part of the sum, so it is the same in every language
    let title = election.day().to_string();
    Some(Filed::new(FiledKind::Election, election.id.0, &title, election.closed_on?, content(election)))
}

fn content(election: &Model) -> Value {
    let meeting = election.roll.meeting.as_ref();
    json!({
        "state": election.state, "planned_on": election.planned_on, "held_on": election.held_on,
        "closed_on": election.closed_on, "above_id": election.above_id, "plan": election.plan,
        "meeting": meeting.map(|met| json!({"should": met.should, "present": met.present, "quorum": met.quorum})),
        "candidates": election.candidates, "rounds": election.rounds, "outcome": election.outcome,
        "answers": election.answers, "congress": congress(election), "congress_id": election.congress_id,
        "mandate": election.mandate,
    })
}

/// Without whoever might have been voted for.
fn congress(election: &Model) -> Value {
    json!(election.congress.as_ref().map(|one| Congress { others: Vec::new(), ..one.clone() }))
}
