use super::{
    congress::{self, NewCongress},
    plan,
    problems::NOT_OF_DELEGATES,
    query::{self, Placed},
    rules::{ElectionKind, Electors, Step},
    step,
    view::ElectionOut,
};
use crate::{Records, desk::Desk, input::required};
use axum::{extract::State, http::StatusCode};
use kernel::ElectionId;
use rest::{Answer, Ctx, IfMatch, Json, Patch, Path, Problem};
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
    /// Null: all members elect.
    pub congress: Patch<NewCongress>,
}

/// Change the plan of an election
///
/// Until the meeting begins. The approval of a day was for that day, and goes with it. Candidates for an office that is
/// not elected any more are struck off. Of an election of delegates only the day changes.
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
    apply(&desk, &mut placed, patch).await?;
    let placed = step::save(&desk, &old, placed, Step::Change, None).await?;
    let (version, out) = step::shown(&desk, &ctx, &placed).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

async fn apply(desk: &Desk<'_>, placed: &mut Placed, patch: ElectionPatch) -> Result<(), Problem> {
    let election = &mut placed.election;
    let of_delegates = election.kind() == ElectionKind::Delegates;
    if of_delegates {
        only_day(&patch)?;
    }
    let before = election.planned_on;
    required(patch.planned_on, "/planned_on", &mut election.planned_on)?;
    if of_delegates {
        return congress::day(desk, election).await;
    }
    required(patch.committee, "/committee", &mut election.plan.committee)?;
    required(patch.deputies, "/deputies", &mut election.plan.deputies)?;
    required(patch.secretary_by, "/secretary_by", &mut election.plan.secretary_by)?;
    congress::recast(desk, election, patch.congress).await?;
    if election.planned_on != before {
        election.plan.shift = None;
    }
    let (wanted, day) = (election.plan.clone(), election.planned_on);
    election.plan = plan::check(desk, &placed.unit, wanted, (election.congress.as_ref(), day)).await?;
    let offices = election.offices();
    election.candidates.0.retain(|one| offices.contains(&one.office));
    Ok(())
}

/// The seats of an election of delegates are those the committee gave the unit.
fn only_day(patch: &ElectionPatch) -> Result<(), Problem> {
    let others = [
        ("/committee", patch.committee.is_absent()),
        ("/deputies", patch.deputies.is_absent()),
        ("/secretary_by", patch.secretary_by.is_absent()),
        ("/congress", patch.congress.is_absent()),
    ];
    match others.iter().find(|(_, absent)| !absent) {
        Some((pointer, _)) => Err(NOT_OF_DELEGATES.at(*pointer)),
        None => Ok(()),
    }
}
