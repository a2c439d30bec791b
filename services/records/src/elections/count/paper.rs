//! Who may be voted for in a round, and who must be counted.

use super::{ElectionVotes, NewElectionRound};
use crate::elections::{
    facts,
    problems::{
        CANDIDATE_LEFT_OUT, HAS_SEAT, MAY_NOT_STAND, NOT_IN_COMMITTEE, NOT_LISTED, TWICE, UNKNOWN_MEMBER,
    },
    query::Placed,
    roll,
    rules::{Finding, standing::listed},
    said::cited,
    spoken,
    store::parts::{Count, Listed},
};
use crate::spoken::pick;
use kernel::MemberId;
use rest::{Problem, kinds};
use rulepack::{
    Version,
    elections::{Office, Rights},
};
use std::collections::BTreeSet;

/// Everybody on the papers may be voted for: has the right, no seat yet, and stands in a run-off.
pub fn names(
    rights: &Version<Rights>,
    placed: &Placed,
    new: &NewElectionRound,
) -> Result<Vec<Count>, Problem> {
    let mut seen = BTreeSet::new();
    let mut votes = Vec::with_capacity(new.votes.len());
    for (at, one) in new.votes.iter().enumerate() {
        let pointer = format!("/votes/{at}/member_id");
        if !seen.insert(one.member_id) {
            return Err(TWICE.at(pointer));
        }
        let person = eligible(rights, placed, (new.office, one), pointer)?;
        votes.push(kept(one, &person.name));
    }
    Ok(votes)
}

fn eligible<'a>(
    rights: &Version<Rights>,
    placed: &'a Placed,
    (office, one): (Office, &ElectionVotes),
    pointer: String,
) -> Result<&'a Listed, Problem> {
    let election = &placed.election;
    let person = roll::then(election, one.member_id).ok_or_else(|| UNKNOWN_MEMBER.at(pointer.clone()))?;
    if !person.right.votes() {
        let refused = MAY_NOT_STAND.at(pointer).with("name", &person.name);
        return Err(cited(refused.with("right", spoken::right(person.right)), rights));
    }
    let standing = facts::standing_of(election, office);
    if standing.elected.contains(&one.member_id) {
        return Err(HAS_SEAT.at(pointer));
    }
    if !standing.tied.is_empty() && !standing.tied.contains(&one.member_id) {
        return Err(NOT_LISTED.at(pointer));
    }
    let committee = office != Office::CommitteeMember && election.plan.committee > 0;
    let in_it = || facts::standing_of(election, Office::CommitteeMember).elected.contains(&one.member_id);
    if committee && !in_it() {
        return Err(NOT_IN_COMMITTEE.at(pointer).with("list", pick("名单", "the elected")));
    }
    Ok(person)
}

/// Nobody who stands is left off. Whoever stands for secretary and was not elected into the committee is out.
pub fn complete(placed: &Placed, new: &NewElectionRound) -> Result<(), Problem> {
    let election = &placed.election;
    let standing = facts::standing_of(election, new.office);
    let committee = facts::standing_of(election, Office::CommitteeMember).elected;
    let needs_it = new.office != Office::CommitteeMember && election.plan.committee > 0;
    let there: BTreeSet<MemberId> = new.votes.iter().map(|one| one.member_id).collect();
    let stand = listed(&facts::standing_for(election, new.office), &standing);
    let mut missing = stand.iter().filter(|id| !there.contains(id) && (!needs_it || committee.contains(id)));
    match missing.next() {
        Some(id) => Err(left_out(&name(placed, *id))),
        None if there.is_empty() => Err(kinds::MISSING.at("/votes")),
        None => Ok(()),
    }
}

fn name(placed: &Placed, id: MemberId) -> String {
    let known = placed.election.candidates.0.iter().find(|one| one.member_id == id);
    known.map(|one| one.name.clone()).unwrap_or_default()
}

/// The value of the count a finding is about.
pub const fn pointer(finding: &Finding) -> &'static str {
    match finding {
        Finding::NoQuorum { .. } | Finding::PresentOverShould { .. } => "/present",
        Finding::IssuedOverPresent { .. } => "/issued",
        Finding::BallotsDoNotAddUp { .. } => "/spoilt",
        Finding::VotesDoNotAddUp { .. } | Finding::VotesOverSeats { .. } => "/votes",
        _ => "",
    }
}

/// A candidate nobody counted.
fn left_out(name: &str) -> Problem {
    CANDIDATE_LEFT_OUT.at("/votes").with("name", name)
}

/// What is kept of the votes on one person.
fn kept(one: &ElectionVotes, name: &str) -> Count {
    Count { member_id: one.member_id, name: name.to_owned(), yes: one.yes, no: one.no, abstain: one.abstain }
}
