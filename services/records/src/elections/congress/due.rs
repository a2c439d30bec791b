use super::facts::{self, Share};
use crate::{
    Records,
    desk::Desk,
    elections::{
        roll,
        store::{self, election::Model, parts::Roll},
    },
    units::{self, Unit, path},
};
use access::{Action, Reach, ResourceKind};
use axum::extract::State;
use kernel::{ElectionId, UnitId};
use rest::{Answer, Ctx, Page, Paged, Problem, Query};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use time::Date;
use utoipa::{IntoParams, ToSchema};

/// Of which units.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Of this unit and those below it.
    pub unit_id: Option<UnitId>,
}

/// The delegates a unit elects to a congress.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DelegateSeats {
    unit_id: UnitId,
    unit_name: String,
    /// The election of the committee at whose congress they vote.
    congress_id: ElectionId,
    committee_name: String,
    /// The day of the congress.
    congress_on: Date,
    seats: u32,
    /// Who was elected and may take part.
    elected: u32,
    /// Seats an election is to be prepared for.
    open: u32,
    /// The election under way.
    election_id: Option<ElectionId>,
}

/// List the delegates units are to elect
///
/// To every congress that is being prepared, as its committee has divided them.
#[utoipa::path(get, path = "/elections/delegates", tag = "elections", operation_id = "list_delegate_seats",
    params(Wanted, Page), responses((status = OK, body = Paged<DelegateSeats>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Query(wanted): Query<Wanted>,
    page: Page,
) -> Answer {
    let reach = ctx.reach_something(Action::List, ResourceKind::Election).await?;
    let top = units::wanted(&ctx, wanted.unit_id, &units::UNKNOWN_UNIT).await?;
    let desk = records.desk(&ctx);
    let mut all = Vec::new();
    for congress in store::congresses(ctx.tx()).await? {
        all.extend(of_congress(&desk, &congress, &reach, top.as_ref()).await?);
    }
    ctx.read(&Paged::reckoned(all, &page)?)
}

/// Of the units within reach, in the order in which the committee named them.
async fn of_congress(
    desk: &Desk<'_>,
    congress: &Model,
    reach: &Reach,
    top: Option<&Unit>,
) -> Result<Vec<DelegateSeats>, Problem> {
    let allotted = congress.congress.iter().flat_map(|one| &one.allotted).map(|one| one.unit_id);
    let mut ids: Vec<UnitId> = allotted.collect();
    ids.push(congress.unit_id);
    let mut units = units::by_ids(desk.tx, ids).await?;
    let Some(committee) = units.remove(&congress.unit_id) else { return Ok(Vec::new()) };
    let below = |unit: &Unit| top.is_none_or(|top| path::is_within(&unit.path, &top.path));
    units.retain(|_, unit| reach.covers(Some(unit.path.as_str())) && below(unit));
    if units.is_empty() {
        return Ok(Vec::new());
    }
    let hall = roll::hall(desk, congress, &committee, &Roll::default(), desk.today).await?;
    let shares = facts::shares(desk, congress, &hall, desk.today).await?;
    let open = store::open_of_units(desk.tx, units.keys().copied().collect()).await?;
    let open = open.into_iter().filter(|one| one.congress_id == Some(congress.id));
    let open: HashMap<UnitId, ElectionId> = open.map(|one| (one.unit_id, one.id)).collect();
    let seats = |share: &Share| {
        units.get(&share.unit_id).map(|unit| DelegateSeats {
            unit_id: unit.id,
            unit_name: unit.name.clone(),
            congress_id: congress.id,
            committee_name: committee.name.clone(),
            congress_on: congress.planned_on,
            seats: share.allotted,
            elected: share.sent.unwrap_or(0),
            open: share.open(),
            election_id: open.get(&unit.id).copied(),
        })
    };
    Ok(shares.0.iter().filter_map(seats).collect())
}
