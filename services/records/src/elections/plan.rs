mod fits;

pub use fits::check;

use super::{
    above,
    congress::NewCongress,
    problems::{ALREADY_OPEN, NOT_FOR_KIND},
    query::Placed,
    rules::{ElectionState, Electors},
    store::{
        self,
        election::Model,
        parts::{Congress, Mandate, Plan, Roll},
    },
    tell,
    view::{self, ElectionOut},
};
use crate::{
    Records,
    desk::Desk,
    spoken,
    units::{self, Unit, UnitState},
};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use kernel::{AccountId, ElectionId, UnitId};
use rest::{Answer, Ctx, Json, OnConstraint, Problem};
use rulepack::Capability;
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// An election to be prepared.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewElection {
    pub unit_id: UnitId,
    /// The day of the meeting.
    #[serde(deserialize_with = "crate::dates::day")]
    pub planned_on: Date,
    /// Seats in the committee; 0 where a secretary alone is elected.
    pub committee: u32,
    #[serde(default)]
    pub deputies: u32,
    // all members where there is no committee
    #[schema(inline)]
    pub secretary_by: Electors,
    /// Delegates elect in place of all members.
    #[serde(default)]
    pub congress: Option<NewCongress>,
}

/// What is prepared: a new term, or delegates to a congress.
pub struct Wanted {
    pub planned_on: Date,
    pub plan: Plan,
    pub congress: Option<Congress>,
    pub mandate: Option<(ElectionId, Mandate)>,
}

/// Prepare an election
///
/// What is elected, and when. A day away from the end of the term has to be approved by the committee above.
#[utoipa::path(post, path = "/elections", tag = "elections", operation_id = "plan_election",
    request_body = NewElection, responses((status = CREATED, body = ElectionOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewElection>) -> Answer {
    ctx.reach_something(Action::Create, ResourceKind::Election).await?;
    let unit = units::named(&ctx, new.unit_id, &units::UNKNOWN_UNIT, "/unit_id").await?;
    ctx.authorize(Action::Create, &Thing::within(ResourceKind::Election, unit.path.as_str())).await?;
    let desk = records.desk(&ctx);
    let placed = plan(&desk, unit, new, ctx.account().ok()).await?;
    let out = view::detail(&desk, &ctx, &placed).await?;
    ctx.reply_version(StatusCode::CREATED, placed.election.version, &out).await
}

async fn plan(
    desk: &Desk<'_>,
    unit: Unit,
    new: NewElection,
    by: Option<AccountId>,
) -> Result<Placed, Problem> {
    may_elect(desk, &unit, "/unit_id")?;
    let wanted = Plan {
        committee: new.committee,
        deputies: new.deputies,
        secretary_by: new.secretary_by,
        shift: None,
    };
    let congress = new.congress.map(NewCongress::planned).transpose()?;
    let plan = check(desk, &unit, wanted, (congress.as_ref(), new.planned_on)).await?;
    let above = above::of(desk, &unit).await?;
    let wanted = Wanted { planned_on: new.planned_on, plan, congress, mandate: None };
    planned(desk, unit, above, wanted, by).await
}

/// Writes what is prepared.
///
/// # Errors
/// When another election of the unit is under way.
pub async fn planned(
    desk: &Desk<'_>,
    unit: Unit,
    above: Option<Unit>,
    wanted: Wanted,
    by: Option<AccountId>,
) -> Result<Placed, Problem> {
    let (congress_id, mandate) = wanted.mandate.unzip();
    let election = Model {
        id: ElectionId::new(),
        unit_id: unit.id,
        above_id: above.as_ref().map(|above| above.id),
        state: ElectionState::Preparing,
        planned_on: wanted.planned_on,
        held_on: None,
        meeting_id: None,
        closed_on: None,
        congress_id,
        people: Vec::new(),
        plan: wanted.plan,
        roll: Roll::default(),
        candidates: Default::default(),
        rounds: Default::default(),
        outcome: Default::default(),
        answers: Default::default(),
        congress: wanted.congress,
        mandate,
        created_by: by,
        created_at: desk.now,
        updated_at: desk.now,
        version: 1,
    };
    let inserted = store::insert(desk.tx, election.clone()).await;
    inserted.on_constraint("elections_unit_open_key", &ALREADY_OPEN, "/unit_id")?;
    tell::planned(desk, &election).await?;
    Ok(Placed { election, unit, above })
}

/// A unit that is there and whose kind elects.
///
/// # Errors
/// At the pointer of the unit.
pub fn may_elect(desk: &Desk<'_>, unit: &Unit, pointer: &str) -> Result<(), Problem> {
    if unit.state != UnitState::Active {
        return Err(units::NOT_ACTIVE.at(pointer).with("name", &unit.name));
    }
    let rule = desk.pack.unit_kinds.on(desk.today);
    if rule.value.can(unit.kind, Capability::HoldElections) {
        return Ok(());
    }
    let refused = NOT_FOR_KIND.at(pointer).with("kind", spoken::kind(unit.kind));
    Err(refused.with("source", &rule.source).with("since", rule.effective_from))
}
