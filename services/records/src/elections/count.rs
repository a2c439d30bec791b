use super::{query, rules::Step, step, view::ElectionOut};
use crate::Records;
use axum::{extract::State, http::StatusCode};
use kernel::{ElectionId, MemberId};
use rest::{Answer, Ctx, IfMatch, Json, Path};
use rulepack::elections::Office;
use serde::Deserialize;
use utoipa::ToSchema;

mod paper;
mod round;

/// A round as it was counted. Whoever was written in is named like any other.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewElectionRound {
    #[schema(inline)]
    pub office: Office,
    /// Who is there; as when the meeting began, where it is left out.
    #[serde(default)]
    pub present: Option<u32>,
    pub issued: u32,
    pub returned: u32,
    /// Ballots that came back and do not count.
    pub spoilt: u32,
    /// More ballots came back than went out: the round decides nothing.
    #[serde(default)]
    pub void: bool,
    pub votes: Vec<ElectionVotes>,
}

/// The votes on one person: sums.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ElectionVotes {
    pub member_id: MemberId,
    pub yes: u32,
    pub no: u32,
    pub abstain: u32,
}

/// Record the count of a round
///
/// For every candidate the votes add up to the valid ballots. Says who is elected; where seats stay open, the next round
/// is for those, among the tied where there are any.
#[utoipa::path(post, path = "/elections/{id}/rounds", tag = "elections", operation_id = "record_election_round",
    request_body = NewElectionRound, params(("id" = ElectionId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = ElectionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<ElectionId>,
    version: IfMatch,
    Json(new): Json<NewElectionRound>,
) -> Answer {
    let mut placed = query::claimed_for(&ctx, id, Step::Count, version).await?;
    let desk = records.desk(&ctx);
    let old = placed.election.clone();
    let round = round::counted(&desk, &placed, &new)?;
    placed.election.rounds.0.push(round);
    let placed = step::save(&desk, &old, placed, Step::Count, None).await?;
    let (version, out) = step::shown(&desk, &ctx, &placed).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}
