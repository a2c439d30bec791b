use super::{
    plan, query,
    rules::{Electors, Step},
    step,
    view::ElectionOut,
};
use crate::{Records, input::required};
use axum::{extract::State, http::StatusCode};
use kernel::ElectionId;
use rest::{Answer, Ctx, IfMatch, Json, Patch, Path};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// What changes about the plan: fields that are absent stay.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ElectionPatch {
    pub planned_on: Patch<Date>,
    pub committee: Patch<u32>,
    pub deputies: Patch<u32>,
    pub secretary_by: Patch<Electors>,
}

/// Change the plan of an election
///
/// Until the meeting begins. The approval of a day was for that day, and goes with it. Candidates for an office that is
/// not elected any more are struck off.
#[utoipa::path(patch, path = "/elections/{id}", tag = "elections", operation_id = "update_election",
    request_body = ElectionPatch, params(("id" = ElectionId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = ElectionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<ElectionId>,
    version: IfMatch,
    Json(patch): Json<ElectionPatch>,
) -> Answer {
    let mut placed = query::claimed_for(&ctx, id, Step::Change, version).await?;
    let desk = records.desk(&ctx);
    let old = placed.election.clone();
    let election = &mut placed.election;
    required(patch.planned_on, "/planned_on", &mut election.planned_on)?;
    required(patch.committee, "/committee", &mut election.plan.committee)?;
    required(patch.deputies, "/deputies", &mut election.plan.deputies)?;
    required(patch.secretary_by, "/secretary_by", &mut election.plan.secretary_by)?;
    if election.planned_on != old.planned_on {
        election.plan.shift = None;
    }
    let (wanted, day) = (election.plan.clone(), election.planned_on);
    election.plan = plan::check(&desk, &placed.unit, wanted, day).await?;
    let election = &mut placed.election;
    let seats = |office| election.plan.seats(office) > 0;
    election.candidates.0.retain(|one| seats(one.office));
    let placed = step::save(&desk, &old, placed, Step::Change, None).await?;
    let (version, out) = step::shown(&desk, &ctx, &placed).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}
