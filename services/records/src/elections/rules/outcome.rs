//! Who is elected.

use super::{
    Finding,
    count::{self, Count},
    roll,
};
use rulepack::{
    Base, Basis, Version,
    elections::{Confirmation, Office, Results, Voting},
    organisational_life::BallotForm,
};

/// One round of an election for one office. `should` and `present` are voters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round<C> {
    pub office: Office,
    pub seats: u32,
    pub should: u32,
    pub present: u32,
    pub ballot: BallotForm,
    pub count: Count<C>,
}

/// What a round has decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome<C> {
    pub ended: Ended<C>,
    /// Votes it took.
    pub needed: u32,
    pub basis: Basis,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended<C> {
    /// More ballots came back than went out: nothing was decided, and it is repeated.
    Void { issued: u32, returned: u32 },
    /// In the order of votes, then of persons. `tied` stand again for the seats left over by the elected; where nobody
    /// is tied, `open` seats are elected for anew, or given up by the meeting.
    Held { elected: Vec<C>, tied: Vec<C>, open: u32 },
}

/// Judges a round by its numbers.
///
/// # Errors
/// When it could not be held (quorum, form of the ballot) or its numbers cannot be.
pub fn judge<C: Copy + Ord>(rules: &Version<Voting>, round: &Round<C>) -> Result<Outcome<C>, Vec<Finding>> {
    let mut faults = count::check(&round.count, round.present, round.seats);
    faults.extend(roll::quorum(rules, round.should, round.present).err());
    let ballot = rules.value.ballot;
    if ballot != BallotForm::Either && round.ballot != ballot {
        faults.push(Finding::WrongBallot { needed: ballot });
    }
    if round.seats == 0 {
        faults.push(Finding::NoSeat { office: round.office });
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let base = match rules.value.win_of {
        Base::Present => round.present,
        Base::ShouldAttend => round.should,
    };
    let needed = rules.value.win.least(base);
    Ok(Outcome { ended: ended(round, needed), needed, basis: rules.basis("elections.voting") })
}

fn ended<C: Copy + Ord>(round: &Round<C>, needed: u32) -> Ended<C> {
    let Count { issued, returned, .. } = round.count;
    if returned > issued {
        return Ended::Void { issued, returned };
    }
    let votes = round.count.votes.iter().map(|(person, votes)| (votes.yes, *person));
    let mut enough: Vec<(u32, C)> = votes.filter(|(yes, _)| *yes >= needed).collect();
    enough.sort_by_key(|(yes, person)| (std::cmp::Reverse(*yes), *person));
    let seats = usize::try_from(round.seats).unwrap_or(usize::MAX);
    // who has as many votes as the first without a seat is not chosen over that one
    let limit = enough.get(seats).map(|(yes, _)| *yes);
    let (elected, rest): (Vec<_>, Vec<_>) =
        enough.into_iter().partition(|(yes, _)| limit.is_none_or(|limit| *yes > limit));
    let open = round.seats - u32::try_from(elected.len()).unwrap_or(round.seats);
    let tied = rest.into_iter().filter(|(yes, _)| open > 0 && Some(*yes) == limit);
    let tied = tied.map(|(_, person)| person).collect();
    let elected = elected.into_iter().map(|(_, person)| person).collect();
    Ended::Held { elected, tied, open }
}

/// What becomes of a result above: filed, or approved before the elected take up the office.
pub fn confirmation(rules: &Version<Results>, office: Office) -> Option<(Confirmation, Basis)> {
    Some((*rules.value.0.get(&office)?, rules.basis("elections.results")))
}
