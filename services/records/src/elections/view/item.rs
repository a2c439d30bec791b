use crate::{
    desk::Desk,
    elections::{
        rules::{ElectionKind, ElectionState, Electors, Step, Turn},
        store::election::Model,
    },
    units,
};
use access::{Action, Reach, ResourceKind};
use kernel::{ElectionId, UnitId};
use rest::{Call, Problem};
use rulepack::UnitKind;
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// An election in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ElectionItem {
    pub id: ElectionId,
    pub unit_id: UnitId,
    pub unit_name: String,
    pub unit_kind: UnitKind,
    #[schema(inline)]
    pub kind: ElectionKind,
    #[schema(inline)]
    pub assembly: Electors,
    /// The committee that files and approves; none above the top of the organisation.
    pub above_name: Option<String>,
    #[schema(inline)]
    pub state: ElectionState,
    pub planned_on: Date,
    pub held_on: Option<Date>,
    pub closed_on: Option<Date>,
    /// Whose turn it is; none when it is closed.
    #[schema(inline)]
    pub awaits: Option<Turn>,
    /// The next step is up to the reader.
    pub waits_for_me: bool,
    pub version: i32,
}

/// Whose turn it is in a state.
pub fn awaited(state: ElectionState) -> Option<Turn> {
    match state {
        ElectionState::Decided => Some(Turn::Above),
        state if state.is_open() => Some(Turn::Unit),
        _ => None,
    }
}

/// Where the reader may take steps.
pub struct Seat {
    update: Reach,
    decide: Reach,
}

impl Seat {
    /// # Errors
    /// When the database is away.
    pub async fn of(call: &Call) -> Result<Self, Problem> {
        let update = call.reach(Action::Update, ResourceKind::Election).await?;
        Ok(Self { update, decide: call.reach(Action::Decide, ResourceKind::Election).await? })
    }

    pub fn may(&self, turn: Turn, unit: &units::Unit, above: Option<&units::Unit>) -> bool {
        match turn {
            Turn::Unit => self.update.covers(Some(unit.path.as_str())),
            Turn::Above => self.decide.covers(Some(above.unwrap_or(unit).path.as_str())),
        }
    }

    /// Everything the reader may do next.
    pub fn steps(&self, of: &Model, unit: &units::Unit, above: Option<&units::Unit>) -> Vec<Step> {
        let open = |step: &&Step| {
            step.follows(of.state)
                && step.fits(of.kind(), of.assembly())
                && self.may(step.turn(), unit, above)
        };
        Step::ALL.iter().filter(open).copied().collect()
    }
}

impl ElectionItem {
    pub fn of(seat: &Seat, election: &Model, unit: &units::Unit, above: Option<&units::Unit>) -> Self {
        let awaits = awaited(election.state);
        Self {
            id: election.id,
            unit_id: unit.id,
            unit_name: unit.name.clone(),
            unit_kind: unit.kind,
            kind: election.kind(),
            assembly: election.assembly(),
            above_name: above.map(|above| above.name.clone()),
            state: election.state,
            planned_on: election.planned_on,
            held_on: election.held_on,
            closed_on: election.closed_on,
            awaits,
            waits_for_me: awaits.is_some_and(|turn| seat.may(turn, unit, above)),
            version: election.version,
        }
    }
}

/// # Errors
/// When the database is away.
pub async fn items(
    desk: &Desk<'_>,
    call: &Call,
    elections: Vec<Model>,
) -> Result<Vec<ElectionItem>, Problem> {
    let seat = Seat::of(call).await?;
    let mut ids: Vec<UnitId> =
        elections.iter().flat_map(|one| [Some(one.unit_id), one.above_id]).flatten().collect();
    ids.sort_unstable();
    ids.dedup();
    let units = units::by_ids(desk.tx, ids).await?;
    let item = |one: &Model| {
        let above = one.above_id.and_then(|above| units.get(&above));
        units.get(&one.unit_id).map(|unit| ElectionItem::of(&seat, one, unit, above))
    };
    Ok(elections.iter().filter_map(item).collect())
}
