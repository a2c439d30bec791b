use super::{
    above, findings,
    problems::{ALREADY_OPEN, BEFORE_TERM, NOT_FOR_KIND, SEATS, UNIT_NOT_ACTIVE, UNKNOWN_UNIT},
    query::Placed,
    roll,
    rules::{ElectionState, Electors},
    said,
    store::{
        self,
        election::Model,
        parts::{Plan, Roll},
    },
    tell,
    view::{self, ElectionOut},
};
use crate::{
    Records,
    dates::{EARLIEST, LATEST, TOO_EARLY, TOO_LATE},
    desk::Desk,
    spoken,
    units::{self, Unit, UnitState},
};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use kernel::{AccountId, ElectionId, UnitId};
use rest::{Answer, Ctx, Json, OnConstraint, Problem};
use rulepack::{Capability, Post};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// More than any body has: what is beyond is a slip of the keyboard.
const SEATS_MOST: u32 = 99;

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
}

/// Prepare an election
///
/// What is elected, and when. A day away from the end of the term has to be approved by the committee above.
#[utoipa::path(post, path = "/elections", tag = "elections", operation_id = "plan_election",
    request_body = NewElection, responses((status = CREATED, body = ElectionOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewElection>) -> Answer {
    ctx.reach_something(Action::Create, ResourceKind::Election).await?;
    let unit = units::named(&ctx, new.unit_id, &UNKNOWN_UNIT, "/unit_id").await?;
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
    elects(desk, &unit)?;
    let wanted = Plan {
        committee: new.committee,
        deputies: new.deputies,
        secretary_by: new.secretary_by,
        shift: None,
    };
    let plan = check(desk, &unit, wanted, new.planned_on).await?;
    let above = above::of(desk, &unit).await?;
    let election = Model {
        id: ElectionId::new(),
        unit_id: unit.id,
        above_id: above.as_ref().map(|above| above.id),
        state: ElectionState::Preparing,
        planned_on: new.planned_on,
        held_on: None,
        meeting_id: None,
        closed_on: None,
        people: Vec::new(),
        plan,
        roll: Roll::default(),
        candidates: Default::default(),
        rounds: Default::default(),
        outcome: Default::default(),
        answers: Default::default(),
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

/// A unit that is there and whose kind has terms.
fn elects(desk: &Desk<'_>, unit: &Unit) -> Result<(), Problem> {
    if unit.state != UnitState::Active {
        return Err(UNIT_NOT_ACTIVE.at("/unit_id").with("name", &unit.name));
    }
    let rule = desk.pack.unit_kinds.on(desk.today);
    if rule.value.can(unit.kind, Capability::HoldElections) {
        return Ok(());
    }
    let refused = NOT_FOR_KIND.at("/unit_id").with("kind", spoken::kind(unit.kind));
    Err(refused.with("source", &rule.source).with("since", rule.effective_from))
}

/// Seats and day of a plan; a branch too small for a committee elects none.
///
/// # Errors
/// At the field that is not right.
pub async fn check(desk: &Desk<'_>, unit: &Unit, mut plan: Plan, day: Date) -> Result<Plan, Problem> {
    if day < EARLIEST {
        return Err(TOO_EARLY.at("/planned_on"));
    }
    if day > LATEST {
        return Err(TOO_LATE.at("/planned_on"));
    }
    if let Some(start) = unit.term_started_on.filter(|start| day <= *start) {
        return Err(BEFORE_TERM.at("/planned_on").with("start", start));
    }
    let kinds = &desk.pack.unit_kinds.on(day).value;
    let least = u32::from(!kinds.can(unit.kind, Capability::HoldsMembers));
    let one_deputy = desk.pack.posts.on(day).value.single.contains(&Post::DeputySecretary);
    seats(plan.committee, least, SEATS_MOST, "/committee")?;
    seats(plan.deputies, 0, if one_deputy { 1 } else { SEATS_MOST }, "/deputies")?;
    if plan.committee == 0 {
        plan.secretary_by = Electors::Members;
    }
    let people = roll::people(desk, unit, &Roll::default(), day).await?;
    let form = findings::form(desk, unit, plan.committee, roll::full_members(&people), day);
    said::refuse(&form.into_iter().collect::<Vec<_>>())?;
    Ok(plan)
}

fn seats(seats: u32, least: u32, most: u32, pointer: &str) -> Result<(), Problem> {
    if (least..=most).contains(&seats) {
        return Ok(());
    }
    Err(SEATS.at(pointer).with("least", least).with("most", most))
}
