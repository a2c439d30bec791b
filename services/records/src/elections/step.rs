//! What every step of an election ends with: the row, the event, the entry of the audit log, the answer.

use super::{
    query::Placed,
    rules::Step,
    store::{self, election::Model},
    tell,
    view::{self, ElectionOut},
};
use crate::desk::Desk;
use rest::{Call, Problem, kinds};
use uuid::Uuid;

/// Writes an election as a step leaves it.
///
/// # Errors
/// 412 when somebody else changed it meanwhile.
pub async fn save(
    desk: &Desk<'_>,
    old: &Model,
    placed: Placed,
    step: Step,
    why: Option<String>,
) -> Result<Placed, Problem> {
    let mut new = placed.election;
    new.people = people(&new);
    let saved = store::update(desk.tx, new, desk.now).await?;
    let election = saved.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?;
    tell::stepped(desk, old, &election, step, why).await?;
    Ok(Placed { election, ..placed })
}

/// Everybody that stands or was voted for.
fn people(election: &Model) -> Vec<Uuid> {
    let stand = election.candidates.0.iter().map(|one| one.member_id);
    let rounds = election.rounds.0.iter().flat_map(|round| &round.votes).map(|one| one.member_id);
    let mut people: Vec<Uuid> = stand.chain(rounds).map(Uuid::from).collect();
    people.sort_unstable();
    people.dedup();
    people
}

/// The election as it is now, with its version.
///
/// # Errors
/// When the database is away.
pub async fn shown(desk: &Desk<'_>, call: &Call, placed: &Placed) -> Result<(i32, ElectionOut), Problem> {
    Ok((placed.election.version, view::detail(desk, call, placed).await?))
}
