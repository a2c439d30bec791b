//! Judging a round: what its numbers say, once they can be.

use super::{ElectionVotes, NewElectionRound, paper};
use crate::{
    desk::Desk,
    elections::{
        facts,
        problems::{
            BALLOTS_SUM, BEFORE_COMMITTEE, MORE_RETURNED, NOT_AN_OFFICE, NOT_AS_LISTED, NOT_VOID,
            OFFICE_FILLED, PRESENT_OVER, VOTES_SUM,
        },
        query::Placed,
        rules::{
            count::{Count as Counted, Votes},
            outcome::{self, Ended, Outcome, Round as Judged},
        },
        said::{self, cited, told},
        spoken,
        store::parts::Round,
    },
};
use kernel::MemberId;
use rest::{Problem, kinds};
use rulepack::{
    Version,
    elections::{Office, Voting},
};

/// A round by its numbers, and what it decides.
///
/// # Errors
/// When the numbers cannot be, or somebody may not be voted for.
pub fn counted(desk: &Desk<'_>, placed: &Placed, new: &NewElectionRound) -> Result<Round, Problem> {
    let (rules, day) = (&desk.pack.elections, placed.election.day());
    let rule = rules.voting.on(day);
    let (seats, should, present) = frame(rule, placed, new)?;
    let valid = ballots(rule, new)?;
    let votes = paper::names(rules.rights.on(day), placed, new)?;
    if !new.void {
        sums(rule, new, valid)?;
        paper::complete(placed, new)?;
    }
    let judged = Judged {
        office: new.office,
        seats,
        should,
        present,
        ballot: rule.value.ballot,
        count: numbers(new, valid),
    };
    let outcome = judge(desk, placed, &judged)?;
    let (void, elected, tied) = match outcome.ended {
        Ended::Void { .. } => (true, Vec::new(), Vec::new()),
        Ended::Held { elected, tied, .. } => (false, elected, tied),
    };
    let number = u32::try_from(placed.election.rounds.0.len()).unwrap_or(u32::MAX).saturating_add(1);
    let NewElectionRound { office, issued, returned, spoilt, .. } = *new;
    Ok(Round {
        number,
        office,
        seats,
        should,
        present,
        issued,
        returned,
        spoilt,
        votes,
        needed: outcome.needed,
        void,
        elected,
        tied,
        taken_back: None,
    })
}

/// Seats that are open, who should be there and who is.
fn frame(
    rule: &Version<Voting>,
    placed: &Placed,
    new: &NewElectionRound,
) -> Result<(u32, u32, u32), Problem> {
    let (election, office) = (&placed.election, new.office);
    if election.seats(office) == 0 {
        return Err(NOT_AN_OFFICE.at("/office").with("office", spoken::office(office)));
    }
    let waits = office != Office::CommitteeMember && election.plan.committee > 0;
    if waits && facts::standing_of(election, Office::CommitteeMember).elected.is_empty() {
        return Err(BEFORE_COMMITTEE.at("/office").with("office", spoken::office(office)));
    }
    let open = facts::standing_of(election, office).open;
    if open == 0 {
        return Err(OFFICE_FILLED.at("/office").with("office", spoken::office(office)));
    }
    let (should, present) = facts::electors(placed, office).ok_or_else(|| kinds::INTERNAL.problem())?;
    let listed = election.meeting_id.map(|_| present);
    let present = new.present.unwrap_or(present);
    if let Some(listed) = listed.filter(|listed| present > *listed) {
        return Err(NOT_AS_LISTED.at("/present").with("told", present).with("listed", listed));
    }
    if present > should {
        let over = PRESENT_OVER.at("/present").with("present", present).with("should", should);
        return Err(cited(over, rule));
    }
    Ok((open, should, present))
}

/// The valid ballots. More returned than issued is either a slip, or makes the round void.
fn ballots(rule: &Version<Voting>, new: &NewElectionRound) -> Result<u32, Problem> {
    let NewElectionRound { issued, returned, spoilt, void, .. } = *new;
    if returned > issued && !void {
        let more = MORE_RETURNED.at("/returned").with("returned", returned).with("issued", issued);
        return Err(cited(more, rule));
    }
    if returned <= issued && void {
        return Err(NOT_VOID.at("/void"));
    }
    let over = || cited(BALLOTS_SUM.at("/spoilt").with("returned", returned), rule);
    returned.checked_sub(spoilt).ok_or_else(over)
}

fn sums(rule: &Version<Voting>, new: &NewElectionRound, valid: u32) -> Result<(), Problem> {
    let sum = |one: &ElectionVotes| one.yes.saturating_add(one.no).saturating_add(one.abstain);
    let wrong = new.votes.iter().enumerate().find(|(_, one)| sum(one) != valid);
    match wrong {
        Some((at, one)) => {
            let differ = VOTES_SUM.at(format!("/votes/{at}")).with("votes", sum(one)).with("valid", valid);
            Err(cited(differ, rule))
        }
        None => Ok(()),
    }
}

fn numbers(new: &NewElectionRound, valid: u32) -> Counted<MemberId> {
    let votes = |one: &ElectionVotes| Votes { yes: one.yes, no: one.no, abstain: one.abstain };
    // what stands on the papers of a void round is not counted
    let of_person = new.votes.iter().filter(|_| !new.void);
    Counted {
        issued: new.issued,
        returned: new.returned,
        valid,
        void: new.spoilt,
        votes: of_person.map(|one| (one.member_id, votes(one))).collect(),
    }
}

fn judge(desk: &Desk<'_>, placed: &Placed, round: &Judged<MemberId>) -> Result<Outcome<MemberId>, Problem> {
    let day = placed.election.day();
    outcome::judge(desk.pack.elections.voting.on(day), round).map_err(|found| {
        let all: Vec<_> = found.iter().map(|one| told(desk, one, paper::pointer(one), day)).collect();
        match said::refuse(&all) {
            Err(problem) => problem,
            // what makes a count impossible has weight
            Ok(()) => kinds::INTERNAL.problem(),
        }
    })
}
