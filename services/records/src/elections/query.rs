//! Which elections an actor sees: those of units within reach.

use super::{
    rules::{Step, Turn},
    spoken,
    store::{
        self,
        election::{Column, Model},
    },
};
use crate::{
    elections::problems::{NOT_HERE, NOT_NOW},
    units::{self, Unit},
};
use access::{Action, ResourceKind, Thing};
use kernel::ElectionId;
use rest::{Call, IfMatch, Problem, kinds};
use sea_orm::Condition;

/// An election with its unit and the committee above.
#[derive(Clone, Debug)]
pub struct Placed {
    pub election: Model,
    pub unit: Unit,
    pub above: Option<Unit>,
}

impl Placed {
    /// What the judge is asked about: the unit's own work lies in the unit, what is decided above in the unit above.
    pub fn thing(&self, turn: Turn) -> (Action, Thing) {
        let (action, unit) = match turn {
            Turn::Unit => (Action::Update, &self.unit),
            Turn::Above => (Action::Decide, self.above.as_ref().unwrap_or(&self.unit)),
        };
        (action, Thing::within(ResourceKind::Election, unit.path.as_str()))
    }
}

/// # Errors
/// When the database is away.
pub async fn seen(call: &Call, action: Action) -> Result<Condition, Problem> {
    let reach = call.reach(action, ResourceKind::Election).await?;
    Ok(units::reached_by(&reach, Column::UnitId))
}

/// # Errors
/// 404 when there is none within reach.
pub async fn reached(call: &Call, id: ElectionId) -> Result<Placed, Problem> {
    let seen = seen(call, Action::View).await?;
    let election =
        store::find_within(call.tx(), id, seen).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let ids = [Some(election.unit_id), election.above_id].into_iter().flatten().collect();
    let mut units = units::by_ids(call.tx(), ids).await?;
    let unit = units.remove(&election.unit_id).ok_or_else(|| kinds::INTERNAL.problem())?;
    let above = election.above_id.and_then(|above| units.remove(&above));
    Ok(Placed { election, unit, above })
}

/// The election for this transaction alone, for a step of the version the actor has seen.
///
/// # Errors
/// 404 when there is none within reach, 403 when the step is somebody else's, 412 when it was changed meanwhile, 409 when
/// the step does not follow on where it stands.
pub async fn claimed_for(
    call: &Call,
    id: ElectionId,
    step: Step,
    version: IfMatch,
) -> Result<Placed, Problem> {
    let placed = claimed(call, id, step, version).await?;
    ready(&placed, step)?;
    Ok(placed)
}

/// The election for this transaction alone, whether or not the step follows.
///
/// # Errors
/// 404 when there is none within reach, 403 when the step is somebody else's, 412 when it was changed meanwhile.
pub async fn claimed(
    call: &Call,
    id: ElectionId,
    step: Step,
    IfMatch(version): IfMatch,
) -> Result<Placed, Problem> {
    let found = reached(call, id).await?;
    let election = store::claim(call.tx(), id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let placed = Placed { election, ..found };
    let (action, thing) = placed.thing(step.turn());
    call.authorize_step(action, &thing).await?;
    IfMatch(version).check(placed.election.version)?;
    Ok(placed)
}

/// # Errors
/// 409 when the step does not follow on where the election stands.
pub fn ready(placed: &Placed, step: Step) -> Result<(), Problem> {
    if !step.fits(placed.election.kind(), placed.election.assembly()) {
        return Err(NOT_HERE.with("step", spoken::step(step)));
    }
    let state = placed.election.state;
    if !step.follows(state) {
        return Err(NOT_NOW.with("state", spoken::state(state)).with("step", spoken::step(step)));
    }
    Ok(())
}
