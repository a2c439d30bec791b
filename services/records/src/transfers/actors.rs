//! Who an actor is in a transfer: by the units that its roles reach, and by being the person who moves.

use super::{
    query::{self, Placed, Units},
    rules::{Actor, Route, Step, machine, paper},
    store::transfer::Model,
};
use access::{Action, Reach, ResourceKind};
use kernel::{MemberId, UnitId};
use rest::{Call, Problem, kinds};
use rulepack::transfers::TransferState;

/// A part an actor has. The sending branch may speak for its member, which is written down as such.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acting {
    pub actor: Actor,
    pub on_behalf: bool,
}

/// Where an actor may take steps.
#[derive(Clone, Debug)]
pub struct Seat {
    reach: Reach,
    own: Option<MemberId>,
}

impl Seat {
    /// # Errors
    /// When the database is away.
    pub async fn of(call: &Call) -> Result<Self, Problem> {
        let reach = call.reach(Action::Update, ResourceKind::Transfer).await?;
        Ok(Self { reach, own: query::own(call, Action::TakePart).await? })
    }

    /// Everything the actor is in a transfer, the own part first.
    pub fn parts(&self, transfer: &Model, units: &Units) -> Vec<Acting> {
        let sent = transfer.sent_on.is_some();
        let own = self.own.is_some() && transfer.member_id == self.own;
        let branch = self.covers(transfer.from_unit_id, units);
        let parts = [
            (own, Actor::Member, false),
            (branch, Actor::FromBranch, false),
            (self.covers(transfer.from_committee_id, units), Actor::FromCommittee, false),
            (sent && self.covers(transfer.to_committee_id, units), Actor::ToCommittee, false),
            (sent && self.covers(transfer.to_unit_id, units), Actor::ToBranch, false),
            (branch && !own, Actor::Member, true),
        ];
        parts
            .into_iter()
            .filter(|(is, ..)| *is)
            .map(|(_, actor, on_behalf)| Acting { actor, on_behalf })
            .collect()
    }

    /// Whether the next step is up to the actor, at the own level: a committee can stand in for a branch below it,
    /// but the branch is the one that is waited for.
    pub fn awaited(&self, transfer: &Model, state: TransferState, units: &Units) -> bool {
        let above = |branch: Option<UnitId>, committee: Option<UnitId>| {
            branch != committee && self.covers(committee, units)
        };
        let level = |part: &Acting| match part.actor {
            Actor::Member => !part.on_behalf,
            Actor::FromBranch => !above(transfer.from_unit_id, transfer.from_committee_id),
            Actor::ToBranch => !above(transfer.to_unit_id, transfer.to_committee_id),
            _ => true,
        };
        let awaited = machine::awaited(transfer.route, state);
        self.parts(transfer, units).iter().any(|part| awaited.contains(&part.actor) && level(part))
    }

    fn covers(&self, unit: Option<UnitId>, units: &Units) -> bool {
        let unit = unit.and_then(|unit| units.get(&unit));
        unit.is_some_and(|unit| self.reach.covers(Some(unit.path.as_str())))
    }
}

/// Whether a step, or the paper that tells it, is there for an actor in a state.
pub fn open_to(route: Route, state: TransferState, step: Step, actor: Actor) -> bool {
    let first = paper::told(route, state, step).and_then(|steps| steps.first().copied());
    machine::next(route, state, first.unwrap_or(step), actor).is_ok()
}

/// The part in which the actor takes a step: the own before one on behalf of somebody else.
///
/// # Errors
/// 403 for whoever only looks on; `None` where the step is nobody's of the actor's.
pub fn part_for(
    parts: &[Acting],
    placed: &Placed,
    states: &[TransferState],
    step: Step,
    wanted: Option<Actor>,
) -> Result<Acting, Problem> {
    let first = parts.first().copied().ok_or_else(|| kinds::FORBIDDEN.problem())?;
    let route = placed.transfer.route;
    let fits = |part: &&Acting| {
        wanted.is_none_or(|wanted| wanted == part.actor)
            && states.iter().any(|state| open_to(route, *state, step, part.actor))
    };
    Ok(parts.iter().find(fits).copied().unwrap_or(first))
}
