use crate::{
    Records,
    desk::Desk,
    elections::{
        plan::may_elect,
        problems::{SEATS, UNIT_ELECTS, UNIT_TWICE, UNITS_OVERLAP},
        query::{self, Placed},
        rules::{Finding, Step},
        said::{self, told},
        step,
        store::{self, parts::Allotted},
        view::ElectionOut,
    },
    units::{self, Unit, UnitState, path},
};
use axum::{extract::State, http::StatusCode};
use kernel::{ElectionId, UnitId};
use rest::{Answer, Ctx, IfMatch, Json, Path, Problem};
use serde::Deserialize;
use std::collections::HashMap;
use utoipa::ToSchema;

/// What each unit elects. Whoever is not named again elects none.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DelegateShares {
    pub units: Vec<DelegateShare>,
}

/// The delegates of one unit.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DelegateShare {
    pub unit_id: UnitId,
    pub delegates: u32,
}

/// Divide the delegates of a congress among the units below
///
/// Together no more than the congress has. A unit elects for itself and everything below it, so no two of them lie one in
/// the other.
#[utoipa::path(put, path = "/elections/{id}/delegates", tag = "elections", operation_id = "allot_delegates",
    request_body = DelegateShares, params(("id" = ElectionId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = ElectionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<ElectionId>,
    version: IfMatch,
    Json(wanted): Json<DelegateShares>,
) -> Answer {
    let mut placed = query::claimed(&ctx, id, Step::Allot, version).await?;
    let desk = records.desk(&ctx);
    let units = named(&desk, &placed, &wanted.units).await?;
    query::ready(&placed, Step::Allot)?;
    let old = placed.election.clone();
    let allotted = checked(&desk, &placed, &wanted.units, &units).await?;
    if let Some(congress) = &mut placed.election.congress {
        congress.allotted = allotted;
    }
    let placed = step::save(&desk, &old, placed, Step::Allot, None).await?;
    let (version, out) = step::shown(&desk, &ctx, &placed).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

/// The units that are named, in their order.
async fn named(desk: &Desk<'_>, placed: &Placed, wanted: &[DelegateShare]) -> Result<Vec<Unit>, Problem> {
    let units = units::by_ids(desk.tx, wanted.iter().map(|one| one.unit_id).collect()).await?;
    let one = |(at, one): (usize, &DelegateShare)| {
        below(&units, placed, one.unit_id, format!("/units/{at}/unit_id")).cloned()
    };
    wanted.iter().enumerate().map(one).collect()
}

async fn checked(
    desk: &Desk<'_>,
    placed: &Placed,
    wanted: &[DelegateShare],
    units: &[Unit],
) -> Result<Vec<Allotted>, Problem> {
    let most = placed.election.congress.as_ref().map_or(0, |congress| congress.delegates);
    let mut seen: Vec<&Unit> = Vec::with_capacity(wanted.len());
    for (at, (one, unit)) in wanted.iter().zip(units).enumerate() {
        may_elect(desk, unit, &format!("/units/{at}/unit_id"))?;
        apart(&seen, unit, format!("/units/{at}/unit_id"))?;
        if !(1..=most).contains(&one.delegates) {
            let refused = SEATS.at(format!("/units/{at}/delegates"));
            return Err(refused.with("least", 1).with("most", most));
        }
        seen.push(unit);
    }
    let allotted = wanted.iter().map(|one| one.delegates).fold(0, u32::saturating_add);
    if allotted > most {
        let found = Finding::NotAllotted { allotted, delegates: most };
        said::refuse(&[told(desk, &found, "/units", placed.election.day())])?;
    }
    kept(desk, placed, wanted).await?;
    Ok(wanted.iter().map(|one| Allotted { unit_id: one.unit_id, delegates: one.delegates }).collect())
}

/// A unit that is there, below the committee.
fn below<'a>(
    units: &'a HashMap<UnitId, Unit>,
    placed: &Placed,
    id: UnitId,
    pointer: String,
) -> Result<&'a Unit, Problem> {
    let inside = |unit: &&Unit| {
        unit.state == UnitState::Active
            && unit.id != placed.unit.id
            && path::is_within(&unit.path, &placed.unit.path)
    };
    units.get(&id).filter(inside).ok_or_else(|| units::UNKNOWN_UNIT.at(pointer))
}

/// Nobody votes for delegates twice.
fn apart(seen: &[&Unit], unit: &Unit, pointer: String) -> Result<(), Problem> {
    if seen.iter().any(|other| other.id == unit.id) {
        return Err(UNIT_TWICE.at(pointer));
    }
    let touches =
        |other: &&&Unit| path::is_within(&unit.path, &other.path) || path::is_within(&other.path, &unit.path);
    match seen.iter().find(touches) {
        Some(other) => Err(UNITS_OVERLAP.at(pointer).with("name", &other.name)),
        None => Ok(()),
    }
}

/// Whoever has begun to elect delegates is not struck off.
async fn kept(desk: &Desk<'_>, placed: &Placed, wanted: &[DelegateShare]) -> Result<(), Problem> {
    let elections = store::page(desk.tx, store::of_congress(placed.election.id), u64::from(u32::MAX)).await?;
    let struck = elections.iter().find(|one| !wanted.iter().any(|share| share.unit_id == one.unit_id));
    let Some(struck) = struck else { return Ok(()) };
    let unit = units::by_ids(desk.tx, vec![struck.unit_id]).await?.remove(&struck.unit_id);
    let name = unit.map(|unit| unit.name).unwrap_or_default();
    Err(UNIT_ELECTS.at("/units").with("name", name))
}
