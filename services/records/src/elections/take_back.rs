use super::{facts, problems::NOTHING_TO_TAKE_BACK, query, rules::Step, step, view::ElectionOut};
use crate::{Records, text};
use axum::{extract::State, http::StatusCode};
use kernel::ElectionId;
use rest::{Answer, Ctx, IfMatch, Json, Path};
use serde::Deserialize;
use utoipa::ToSchema;

/// Why something about an election is given up.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ElectionReason)]
pub struct ReasonIn {
    pub reason: String,
}

/// Take the last count back
///
/// A count that was written down wrongly stays in the record, struck through, with the reason.
#[utoipa::path(post, path = "/elections/{id}/rounds/take-back", tag = "elections",
    operation_id = "take_back_election_round", request_body = ReasonIn,
    params(("id" = ElectionId, Path), ("If-Match" = String, Header)), responses((status = OK, body = ElectionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<ElectionId>,
    version: IfMatch,
    Json(wanted): Json<ReasonIn>,
) -> Answer {
    let mut placed = query::claimed_for(&ctx, id, Step::TakeBack, version).await?;
    let desk = records.desk(&ctx);
    let reason = text::required(wanted.reason, "/reason", 300)?;
    let old = placed.election.clone();
    let last = facts::counted(&old).next_back().map(|round| round.number);
    let mut rounds = placed.election.rounds.0.iter_mut();
    let round = rounds.find(|round| Some(round.number) == last);
    round.ok_or_else(|| NOTHING_TO_TAKE_BACK.problem())?.taken_back = Some(reason.clone());
    let placed = step::save(&desk, &old, placed, Step::TakeBack, Some(reason)).await?;
    let (version, out) = step::shown(&desk, &ctx, &placed).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}
