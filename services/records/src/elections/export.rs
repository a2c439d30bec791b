//! The elections somebody stood in, for the person.

use super::{
    rules::ElectionState,
    store::{self, election::Model},
};
use crate::{desk::Desk, units};
use kernel::MemberId;
use rest::Problem;
use rulepack::elections::Office;
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// That somebody stood for an office, or was voted for.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnCandidacy {
    unit_name: String,
    #[schema(inline)]
    state: ElectionState,
    planned_on: Date,
    held_on: Option<Date>,
    #[schema(inline)]
    stood_for: Vec<Office>,
    #[schema(inline)]
    elected_to: Vec<Office>,
}

/// # Errors
/// When the database is away.
pub async fn of_member(desk: &Desk<'_>, member: MemberId) -> Result<Vec<OwnCandidacy>, Problem> {
    let all = store::page(desk.tx, store::about(&[member]), u64::from(u32::MAX)).await?;
    let units = units::by_ids(desk.tx, all.iter().map(|one| one.unit_id).collect()).await?;
    let name = |one: &Model| units.get(&one.unit_id).map(|unit| unit.name.clone()).unwrap_or_default();
    Ok(all.iter().map(|one| of_election(one, name(one), member)).collect())
}

fn of_election(election: &Model, unit_name: String, member: MemberId) -> OwnCandidacy {
    let theirs = |id: &MemberId| *id == member;
    let stood = election.candidates.0.iter().filter(|one| theirs(&one.member_id));
    let seats = election.outcome.0.iter().filter(|one| theirs(&one.member_id));
    let mandate = election.mandate.iter().flat_map(|mandate| &mandate.elected);
    let delegate = mandate.filter(|one| theirs(&one.member_id));
    OwnCandidacy {
        unit_name,
        state: election.state,
        planned_on: election.planned_on,
        held_on: election.held_on,
        stood_for: stood.map(|one| one.office).collect(),
        elected_to: seats.map(|one| one.office).chain(delegate.map(|_| Office::Delegate)).collect(),
    }
}
