use super::facts;
use crate::{
    Records,
    dates::{EARLIEST, TOO_EARLY},
    desk::Desk,
    elections::{
        plan::{Wanted, may_elect, planned},
        problems::{AFTER_CONGRESS, CONGRESS_OVER, DELEGATES_FILLED, NO_SHARE},
        query::Placed,
        roll,
        rules::{ElectionState, Electors, Finding},
        said::{self, told},
        store::{
            self,
            election::Model,
            parts::{Mandate, Plan, Roll},
        },
        view::{self, ElectionOut},
    },
    units::{self, Unit},
};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use kernel::{AccountId, ElectionId, UnitId};
use rest::{Answer, Ctx, Json, Problem, kinds};
use sea_orm::Condition;
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// An election of delegates to be prepared.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDelegateElection {
    pub unit_id: UnitId,
    /// The election of the committee at whose congress they will vote.
    pub congress_id: ElectionId,
    /// The day of the meeting.
    #[serde(deserialize_with = "crate::dates::day")]
    pub planned_on: Date,
}

/// Prepare an election of delegates
///
/// For the seats the committee has given the unit and nobody holds yet. The members of the unit vote; the committee that
/// calls the congress files the result.
#[utoipa::path(post, path = "/elections/delegates", tag = "elections", operation_id = "plan_delegate_election",
    request_body = NewDelegateElection, responses((status = CREATED, body = ElectionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Json(new): Json<NewDelegateElection>,
) -> Answer {
    ctx.reach_something(Action::Create, ResourceKind::Election).await?;
    let unit = units::named(&ctx, new.unit_id, &units::UNKNOWN_UNIT, "/unit_id").await?;
    ctx.authorize(Action::Create, &Thing::within(ResourceKind::Election, unit.path.as_str())).await?;
    let desk = records.desk(&ctx);
    let placed = plan(&desk, unit, &new, ctx.account().ok()).await?;
    let out = view::detail(&desk, &ctx, &placed).await?;
    ctx.reply_version(StatusCode::CREATED, placed.election.version, &out).await
}

async fn plan(
    desk: &Desk<'_>,
    unit: Unit,
    new: &NewDelegateElection,
    by: Option<AccountId>,
) -> Result<Placed, Problem> {
    may_elect(desk, &unit, "/unit_id")?;
    let (congress, committee) = called(desk, &unit, new.congress_id).await?;
    let seats = open_seats(desk, &congress, &committee, unit.id).await?;
    in_time(&congress, new.planned_on)?;
    let wanted = Wanted {
        planned_on: new.planned_on,
        plan: Plan { committee: 0, deputies: 0, secretary_by: Electors::Members, shift: None },
        congress: None,
        mandate: Some((congress.id, Mandate { seats, elected: Vec::new() })),
    };
    planned(desk, unit, Some(committee), wanted, by).await
}

/// The congress, for this transaction alone to send delegates to. One that has no seats for the unit is none, so that
/// nobody learns of it.
async fn called(desk: &Desk<'_>, unit: &Unit, id: ElectionId) -> Result<(Model, Unit), Problem> {
    let none = || NO_SHARE.at("/congress_id");
    let congress = store::claim(desk.tx, id).await?.ok_or_else(none)?;
    let calls = congress.congress.as_ref().ok_or_else(none)?;
    if !calls.allotted.iter().any(|one| one.unit_id == unit.id) {
        return Err(none());
    }
    if congress.state != ElectionState::Preparing {
        return Err(CONGRESS_OVER.at("/congress_id"));
    }
    let day = congress.planned_on;
    if calls.approval.is_none() && desk.pack.elections.congress.on(day).value.higher_approval {
        said::refuse(&[told(desk, &Finding::CongressApprovalMissing, "/congress_id", day)])?;
    }
    let committee = units::by_ids(desk.tx, vec![congress.unit_id]).await?.remove(&congress.unit_id);
    Ok((congress, committee.ok_or_else(|| kinds::INTERNAL.problem())?))
}

async fn open_seats(
    desk: &Desk<'_>,
    congress: &Model,
    committee: &Unit,
    unit: UnitId,
) -> Result<u32, Problem> {
    let hall = roll::hall(desk, congress, committee, &Roll::default(), desk.today).await?;
    let shares = facts::shares(desk, congress, &hall, desk.today).await?;
    match shares.0.iter().find(|share| share.unit_id == unit).map_or(0, |share| share.open()) {
        0 => Err(DELEGATES_FILLED.at("/unit_id")),
        open => Ok(open),
    }
}

/// Delegates are elected before the congress meets.
fn in_time(congress: &Model, day: Date) -> Result<(), Problem> {
    if day < EARLIEST {
        return Err(TOO_EARLY.at("/planned_on"));
    }
    if day > congress.planned_on {
        return Err(AFTER_CONGRESS.at("/planned_on").with("day", congress.planned_on));
    }
    Ok(())
}

/// Another day for an election of delegates.
///
/// # Errors
/// When it would be after the congress.
pub async fn day(desk: &Desk<'_>, election: &Model) -> Result<(), Problem> {
    match of(desk, election).await? {
        Some(congress) => in_time(&congress, election.planned_on),
        None => Ok(()),
    }
}

/// Delegates are elected to a congress that is still to come.
///
/// # Errors
/// When it has begun or was given up.
pub async fn still_open(desk: &Desk<'_>, election: &Model) -> Result<(), Problem> {
    let congress = of(desk, election).await?;
    let over = |congress: &Model| congress.state != ElectionState::Preparing;
    match congress.filter(over) {
        Some(_) => Err(CONGRESS_OVER.problem()),
        None => Ok(()),
    }
}

async fn of(desk: &Desk<'_>, election: &Model) -> Result<Option<Model>, Problem> {
    match election.congress_id {
        Some(id) => Ok(store::find_within(desk.tx, id, Condition::all()).await?),
        None => Ok(None),
    }
}
