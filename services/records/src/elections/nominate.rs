use super::{
    problems::{BOTH_LEADERS, MAY_NOT_STAND, NOT_AN_OFFICE, NOT_IN_COMMITTEE, TWICE, UNKNOWN_MEMBER},
    query,
    roll::{self, Hall},
    rules::Step,
    said::cited,
    spoken, step,
    store::{
        election::Model,
        parts::{Candidate, Candidates, Plan},
    },
    view::ElectionOut,
};
use crate::{Records, spoken::pick};
use axum::{extract::State, http::StatusCode};
use kernel::{ElectionId, MemberId};
use rest::{Answer, Ctx, IfMatch, Json, Path, Problem};
use rulepack::{
    Version,
    elections::{Office, Rights},
};
use serde::Deserialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// Everybody who stands. Whoever is not named again is struck off.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ElectionCandidates)]
pub struct CandidatesIn {
    pub candidates: Vec<CandidateIn>,
}

/// Somebody who stands for an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewElectionCandidate)]
pub struct CandidateIn {
    pub member_id: MemberId,
    #[schema(inline)]
    pub office: Office,
}

/// Say who stands in an election
///
/// That there are enough of them is asked when the meeting begins.
#[utoipa::path(put, path = "/elections/{id}/candidates", tag = "elections", operation_id = "set_election_candidates",
    request_body = CandidatesIn, params(("id" = ElectionId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = ElectionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<ElectionId>,
    version: IfMatch,
    Json(wanted): Json<CandidatesIn>,
) -> Answer {
    let mut placed = query::claimed_for(&ctx, id, Step::Nominate, version).await?;
    let desk = records.desk(&ctx);
    let old = placed.election.clone();
    let hall = roll::hall(&desk, &old, &placed.unit, &old.roll, old.day()).await?;
    placed.election.candidates =
        checked(desk.pack.elections.rights.on(old.day()), &old, &hall, &wanted.candidates)?;
    let placed = step::save(&desk, &old, placed, Step::Nominate, None).await?;
    let (version, out) = step::shown(&desk, &ctx, &placed).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

fn checked(
    rights: &Version<Rights>,
    election: &Model,
    hall: &Hall,
    wanted: &[CandidateIn],
) -> Result<Candidates, Problem> {
    let mut seen = BTreeSet::new();
    let mut stand = Vec::with_capacity(wanted.len());
    for (at, one) in wanted.iter().enumerate() {
        let pointer = format!("/candidates/{at}/member_id");
        if election.seats(one.office) == 0 {
            let pointer = format!("/candidates/{at}/office");
            return Err(NOT_AN_OFFICE.at(pointer).with("office", spoken::office(one.office)));
        }
        if !seen.insert(*one) {
            return Err(TWICE.at(pointer));
        }
        let person = hall.person(&one.member_id).ok_or_else(|| UNKNOWN_MEMBER.at(pointer.clone()))?;
        let name = person.member.name.clone();
        if !person.right.votes() {
            let refused = MAY_NOT_STAND.at(pointer).with("name", name);
            return Err(cited(refused.with("right", spoken::right(person.right)), rights));
        }
        of_committee(&election.plan, wanted, one, &pointer)?;
        stand.push(Candidate { member_id: one.member_id, name, office: one.office });
    }
    Ok(Candidates(stand))
}

/// Secretary and deputies come from the committee, and nobody stands for both.
fn of_committee(
    plan: &Plan,
    wanted: &[CandidateIn],
    one: &CandidateIn,
    pointer: &str,
) -> Result<(), Problem> {
    let stands = |office| wanted.contains(&CandidateIn { member_id: one.member_id, office });
    match one.office {
        Office::DeputySecretary if stands(Office::Secretary) => Err(BOTH_LEADERS.at(pointer)),
        Office::Secretary | Office::DeputySecretary if plan.committee > 0 => {
            if stands(Office::CommitteeMember) {
                return Ok(());
            }
            Err(NOT_IN_COMMITTEE.at(pointer).with("list", pick("候选人", "those who stand for it")))
        }
        _ => Ok(()),
    }
}
