//! Counting: ballots to numbers, and whether the numbers can be.

use super::Finding;
use std::collections::{BTreeMap, BTreeSet};

/// One paper: whom it is for, whom against; anybody else on the list is abstained from. A name that was written in
/// is a person like any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot<C> {
    pub yes: BTreeSet<C>,
    pub no: BTreeSet<C>,
}

/// Votes on one person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Votes {
    pub yes: u32,
    pub no: u32,
    pub abstain: u32,
}

/// The numbers of one round for one office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count<C> {
    pub issued: u32,
    pub returned: u32,
    pub valid: u32,
    pub void: u32,
    pub votes: BTreeMap<C, Votes>,
}

/// Counts the papers that came back. One that is for more people than there are seats, or for and against the same,
/// is void. `listed` are the candidates on the paper.
pub fn tally<C: Copy + Ord>(
    issued: u32,
    seats: u32,
    listed: &BTreeSet<C>,
    ballots: &[Ballot<C>],
) -> Count<C> {
    let seats = usize::try_from(seats).unwrap_or(usize::MAX);
    let sound = |ballot: &&Ballot<C>| ballot.yes.len() <= seats && ballot.yes.is_disjoint(&ballot.no);
    let valid: Vec<&Ballot<C>> = ballots.iter().filter(sound).collect();
    let named = valid.iter().flat_map(|ballot| ballot.yes.iter().chain(&ballot.no));
    let people: BTreeSet<C> = listed.iter().chain(named).copied().collect();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let of = |person: C| {
        let yes = valid.iter().filter(|ballot| ballot.yes.contains(&person)).count();
        let no = valid.iter().filter(|ballot| ballot.no.contains(&person)).count();
        (person, Votes { yes: count(yes), no: count(no), abstain: count(valid.len() - yes - no) })
    };
    Count {
        issued,
        returned: count(ballots.len()),
        valid: count(valid.len()),
        void: count(ballots.len() - valid.len()),
        votes: people.into_iter().map(of).collect(),
    }
}

/// What cannot be, whoever counted. That more ballots came back than went out is no mistake of counting: it makes the
/// election void (see `outcome`).
pub fn check<C>(count: &Count<C>, present: u32, seats: u32) -> Vec<Finding> {
    let Count { issued, returned, valid, void, .. } = *count;
    let mut found = Vec::new();
    if issued > present {
        found.push(Finding::IssuedOverPresent { issued, present });
    }
    if valid.checked_add(void) != Some(returned) {
        found.push(Finding::BallotsDoNotAddUp { returned, valid, void });
    }
    let sum = |votes: &Votes| votes.yes.saturating_add(votes.no).saturating_add(votes.abstain);
    let wrong = count.votes.values().map(sum).filter(|votes| *votes != valid);
    found.extend(wrong.map(|votes| Finding::VotesDoNotAddUp { votes, valid }));
    let votes = count.votes.values().map(|votes| u64::from(votes.yes)).sum();
    let most = u64::from(valid) * u64::from(seats);
    if votes > most {
        found.push(Finding::VotesOverSeats { votes, most });
    }
    found
}
