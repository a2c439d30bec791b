use super::{
    query, roll,
    rules::roll::Right,
    store::{election::Model, parts::Listed},
};
use crate::{
    Records,
    registers::rights::{self, Resting},
};
use axum::extract::State;
use kernel::{ElectionId, MemberId};
use rest::{Answer, Ctx, Page, Paged, Path};
use rulepack::elections::LeftOut;
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// A member on the list of voters.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ElectionVoter {
    member_id: MemberId,
    name: String,
    #[schema(inline)]
    right: Right,
    votes: bool,
    /// Not counted among those who should attend.
    #[schema(inline)]
    left_out: Option<LeftOut>,
    /// Since when the right rests, or the ground to be left out holds.
    since: Option<Date>,
    /// Number of the paper by which the committee above agreed.
    consent_doc_no: Option<String>,
    consent_on: Option<Date>,
}

/// List the voters of an election
///
/// By the roll of the unit on the day of the meeting; as it was then, once the meeting has begun.
#[utoipa::path(get, path = "/elections/{id}/voters", tag = "elections", operation_id = "list_election_voters",
    params(("id" = ElectionId, Path), Page), responses((status = OK, body = Paged<ElectionVoter>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<ElectionId>,
    page: Page,
) -> Answer {
    let placed = query::reached(&ctx, id).await?;
    let desk = records.desk(&ctx);
    let all = roll::listed(&desk, &placed.election, &placed.unit).await?;
    let cut = Paged::reckoned(all, &page)?;
    let ids: Vec<MemberId> = cut.items.iter().map(|one| one.member_id).collect();
    let resting = rights::resting(ctx.tx(), &ids).await?;
    ctx.read(&cut.map(|one| shown(&placed.election, &resting, one)))
}

fn shown(election: &Model, resting: &Resting, one: Listed) -> ElectionVoter {
    let excused = election.roll.left_out.iter().find(|other| other.member_id == one.member_id);
    let said = election.roll.no_rights.iter().find(|other| other.member_id == one.member_id);
    let rests = resting.on(one.member_id, election.day()).map(|(_, since)| since);
    let rests = rests.or(said.map(|said| said.since)).filter(|_| !one.right.votes());
    let consent = excused.and_then(|excused| excused.consent.clone());
    ElectionVoter {
        member_id: one.member_id,
        name: one.name,
        right: one.right,
        votes: one.right.votes(),
        left_out: one.left_out,
        since: excused.map(|excused| excused.since).or(rests),
        consent_on: consent.as_ref().map(|paper| paper.decided_on),
        consent_doc_no: consent.map(|paper| paper.doc_no),
    }
}
