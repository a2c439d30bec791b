use super::{
    facts,
    problems::{POST_NOT_ELECTED, POST_NOT_IN_KIND, POST_OF_OTHERS, POST_TWICE, SEATS_OPEN, TWICE},
    query::{self, Placed},
    roll,
    rules::{ElectionState, Step, form, roll::Right},
    said::{self, told},
    spoken as words, step,
    store::{
        election::Model,
        parts::{Delegate, Outcome, Seat},
    },
    view::ElectionOut,
};
use crate::{Records, desk::Desk, spoken};
use axum::{extract::State, http::StatusCode};
use kernel::{ElectionId, MemberId};
use rest::{Answer, Ctx, IfMatch, Json, Path, Problem};
use rulepack::{Capability, Post, elections::Office};
use serde::Deserialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The result as it goes to the committee above.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ElectionResultIn {
    /// How the committee divides its work (分工); whoever is not named is a member of it.
    #[serde(default)]
    pub posts: Vec<ElectionPost>,
    /// The meeting leaves seats open that nobody was elected to.
    #[serde(default)]
    pub seats_left_open: bool,
}

/// An elected member of the committee takes a post.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ElectionPost {
    pub member_id: MemberId,
    pub post: Post,
}

/// Settle the result of an election
///
/// Everybody is elected, or the meeting leaves seats open. It then waits for the committee above.
#[utoipa::path(post, path = "/elections/{id}/result", tag = "elections", operation_id = "settle_election",
    request_body = ElectionResultIn, params(("id" = ElectionId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = ElectionOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<ElectionId>,
    version: IfMatch,
    Json(wanted): Json<ElectionResultIn>,
) -> Answer {
    let mut placed = query::claimed_for(&ctx, id, Step::Finish, version).await?;
    let desk = records.desk(&ctx);
    let old = placed.election.clone();
    filled(&desk, &placed, wanted.seats_left_open)?;
    placed.election.outcome = Outcome(seats(&desk, &placed, &wanted.posts)?);
    let delegates = delegates(&placed.election);
    if let Some(mandate) = &mut placed.election.mandate {
        mandate.elected = delegates;
    }
    placed.election.state = ElectionState::Decided;
    let placed = step::save(&desk, &old, placed, Step::Finish, None).await?;
    let (version, out) = step::shown(&desk, &ctx, &placed).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}

/// There is a secretary or a delegate, and as many of the others as the meeting wants.
fn filled(desk: &Desk<'_>, placed: &Placed, left_open: bool) -> Result<(), Problem> {
    let election = &placed.election;
    for office in election.offices() {
        let standing = facts::standing_of(election, office);
        let open = standing.open;
        // a secretary there must be, and of delegates one at the least
        let must = office == Office::Secretary || (office == Office::Delegate && standing.elected.is_empty());
        if open > 0 && (!left_open || must) {
            return Err(SEATS_OPEN.with("office", words::office(office)).with("open", open));
        }
    }
    let day = election.day();
    let branch = desk.pack.unit_kinds.on(day).value.can(placed.unit.kind, Capability::HoldsMembers);
    if election.plan.committee == 0 || !branch {
        return Ok(());
    }
    let elected = facts::standing_of(election, Office::CommitteeMember).elected.len();
    let elected = u32::try_from(elected).unwrap_or(u32::MAX);
    let size = desk.pack.elections.committee.on(day).value;
    let full = full_members(placed);
    let found = form::committee(&desk.pack.thresholds.on(day).value, size, full, elected);
    said::refuse(&found.iter().map(|one| told(desk, one, "", day)).collect::<Vec<_>>())
}

/// On the list of the meeting.
fn full_members(placed: &Placed) -> u32 {
    let listed = placed.election.roll.meeting.iter().flat_map(|meeting| &meeting.people);
    let full = listed.filter(|one| !matches!(one.right, Right::Probationary | Right::Guest));
    u32::try_from(full.count()).unwrap_or(u32::MAX)
}

/// Who takes which post: leaders by their office, the others as the committee divides its work.
fn seats(desk: &Desk<'_>, placed: &Placed, posts: &[ElectionPost]) -> Result<Vec<Seat>, Problem> {
    let election = &placed.election;
    let of = |office| facts::standing_of(election, office).elected;
    let (secretary, deputies) = (of(Office::Secretary), of(Office::DeputySecretary));
    let committee = of(Office::CommitteeMember);
    let given = divided(desk, placed, &committee, posts)?;
    let leads = |id: &MemberId| secretary.contains(id) || deputies.contains(id);
    let mut seats: Vec<(MemberId, Office, Post)> = Vec::new();
    seats.extend(secretary.iter().map(|id| (*id, Office::Secretary, Post::Secretary)));
    seats.extend(deputies.iter().map(|id| (*id, Office::DeputySecretary, Post::DeputySecretary)));
    for id in &committee {
        match given.get(id) {
            Some(post) => seats.push((*id, Office::CommitteeMember, *post)),
            None if leads(id) => {}
            None => seats.push((*id, Office::CommitteeMember, Post::CommitteeMember)),
        }
    }
    let named =
        |(member_id, office, post)| Seat { member_id, name: name(&placed.election, member_id), office, post };
    Ok(seats.into_iter().map(named).collect())
}

fn divided(
    desk: &Desk<'_>,
    placed: &Placed,
    committee: &[MemberId],
    posts: &[ElectionPost],
) -> Result<BTreeMap<MemberId, Post>, Problem> {
    let rule = &desk.pack.posts.on(placed.election.day()).value;
    let mut given = BTreeMap::new();
    for (at, ElectionPost { member_id, post }) in posts.iter().copied().enumerate() {
        let (person, of_post) = (format!("/posts/{at}/member_id"), format!("/posts/{at}/post"));
        if !committee.contains(&member_id) {
            return Err(POST_OF_OTHERS.at(person));
        }
        if Office::of(post) != Some(Office::CommitteeMember) {
            return Err(POST_NOT_ELECTED.at(of_post));
        }
        if !rule.allows(placed.unit.kind, post) {
            let refused = POST_NOT_IN_KIND.at(of_post).with("kind", spoken::kind(placed.unit.kind));
            return Err(refused.with("post", spoken::post(post)));
        }
        if rule.single.contains(&post) && given.values().any(|other| *other == post) {
            return Err(POST_TWICE.at(of_post).with("post", spoken::post(post)));
        }
        if given.insert(member_id, post).is_some() {
            return Err(TWICE.at(person));
        }
    }
    Ok(given)
}

fn delegates(election: &Model) -> Vec<Delegate> {
    let elected = facts::standing_of(election, Office::Delegate).elected;
    elected.into_iter().map(|member_id| Delegate { member_id, name: name(election, member_id) }).collect()
}

fn name(election: &Model, id: MemberId) -> String {
    roll::then(election, id).map(|one| one.name.clone()).unwrap_or_default()
}
