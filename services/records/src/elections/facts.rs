//! What the rules are asked about an election.

use super::{
    query::Placed,
    rules::{
        standing::{Held, Standing, standing},
        term::{self, Term},
    },
    store::{election::Model, parts::Round},
};
use crate::{
    desk::Desk,
    units::{self, Unit},
};
use kernel::MemberId;
use rulepack::elections::Office;
use time::Date;

/// The term of a unit that is known to have begun.
pub fn term_of(desk: &Desk<'_>, unit: &Unit) -> Option<Term> {
    let term = units::term(desk, unit);
    let rules = &desk.pack.terms.on(term.started_on?).value;
    Some(term::ending(rules, term.years?, term.ends_on?))
}

/// When a term that begins on a day will end.
pub fn next_end(desk: &Desk<'_>, unit: &Unit, held_on: Date) -> Option<Date> {
    units::term(desk, &Unit { term_started_on: Some(held_on), ..unit.clone() }).ends_on
}

/// Rounds that count.
pub fn counted(election: &Model) -> impl DoubleEndedIterator<Item = &Round> {
    election.rounds.0.iter().filter(|round| round.taken_back.is_none())
}

/// How an office stands after the rounds that count.
pub fn standing_of(election: &Model, office: Office) -> Standing<MemberId> {
    let held = |round: &Round| Held {
        office: round.office,
        elected: round.elected.clone(),
        tied: round.tied.clone(),
    };
    // a void round is as if it had not been held
    let rounds: Vec<_> = counted(election).filter(|round| !round.void).map(held).collect();
    standing(office, election.seats(office), &rounds)
}

/// Who stands for an office.
pub fn standing_for(election: &Model, office: Office) -> Vec<MemberId> {
    let of_office = election.candidates.0.iter().filter(|one| one.office == office);
    of_office.map(|one| one.member_id).collect()
}

/// Those who should attend the vote on an office, and those who do: all members, or the elected committee.
pub fn electors(placed: &Placed, office: Office) -> Option<(u32, u32)> {
    let meeting = placed.election.roll.meeting.as_ref()?;
    if !placed.election.plan.by_committee(office) {
        return Some((meeting.should, meeting.present));
    }
    let committee = standing_of(&placed.election, Office::CommitteeMember).elected.len();
    let committee = u32::try_from(committee).unwrap_or(u32::MAX);
    Some((committee, committee))
}
