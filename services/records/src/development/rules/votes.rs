use super::roll::{Roll, number};
use rulepack::development::{BallotMethod, ResolutionPart, VoteRules};
use std::collections::BTreeSet;
use time::Date;

/// A written opinion of a voter who cannot come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenOpinion {
    pub approves: bool,
    pub signed: bool,
    pub received_on: Date,
    /// On the day of the meeting itself: before it opened.
    pub before_opening: bool,
}

/// The vote of a branch meeting on one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Poll {
    pub held_on: Date,
    pub method: BallotMethod,
    pub roll: Roll,
    /// Voters who were there.
    pub present: u32,
    pub issued: u32,
    pub returned: u32,
    pub yes: u32,
    pub no: u32,
    pub abstained: u32,
    pub spoilt: u32,
    pub written: Vec<WrittenOpinion>,
}

/// Why a vote does not count as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoteFault {
    Method {
        used: BallotMethod,
    },
    MorePresentThanShould {
        present: u32,
        written: u32,
        should: u32,
    },
    MoreIssuedThanPresent {
        issued: u32,
        present: u32,
    },
    MoreReturnedThanIssued {
        returned: u32,
        issued: u32,
    },
    /// The ballots do not add up to those returned.
    BallotsDoNotAddUp {
        sum: u32,
        returned: u32,
    },
    MoreExcludedThanEntitled {
        excluded: u32,
        entitled: u32,
    },
}

kernel::words! {
    /// What came of a vote.
    pub enum VoteVerdict {
        /// The figures contradict each other or the way of voting is not allowed.
        Void = "void",
        /// Too few were there.
        NoQuorum = "no_quorum",
        NotPassed = "not_passed",
        Passed = "passed",
    }
}

/// A vote, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    pub should: u32,
    pub present: u32,
    /// The fewest present for a valid meeting.
    pub quorum: u32,
    /// Approvals, written ones included.
    pub yes: u32,
    pub no: u32,
    /// The fewest approvals that pass.
    pub needed: u32,
    /// Written opinions that came late or unsigned and do not count.
    pub uncounted: u32,
    pub faults: Vec<VoteFault>,
    pub verdict: VoteVerdict,
}

/// Counts a vote: quorum by those present, majority by approvals at the meeting and in writing, both of those who
/// should attend.
pub fn tally(rules: &VoteRules, poll: &Poll) -> Tally {
    let counts = |opinion: &&WrittenOpinion| {
        let in_time = opinion.received_on < poll.held_on
            || (opinion.received_on == poll.held_on && opinion.before_opening);
        rules.written_opinions && opinion.signed && in_time
    };
    let written: Vec<&WrittenOpinion> = poll.written.iter().filter(counts).collect();
    let approving = number(written.iter().filter(|opinion| opinion.approves).count());
    let (should, all) = (poll.roll.should(), number(written.len()));
    let mut tally = Tally {
        should,
        present: poll.present,
        quorum: rules.quorum.least_of(should),
        yes: poll.yes.saturating_add(approving),
        no: poll.no.saturating_add(all - approving),
        needed: rules.majority.least_of(should),
        uncounted: number(poll.written.len()) - all,
        faults: faults(rules, poll, all),
        verdict: VoteVerdict::Void,
    };
    tally.verdict = verdict(rules, &tally);
    tally
}

/// The same for a vote of the past: by which method it was taken is told beside the step and does not void it.
pub fn tally_of_history(rules: &VoteRules, poll: &Poll) -> Tally {
    let mut tally = tally(rules, poll);
    tally.faults.retain(|fault| !matches!(fault, VoteFault::Method { .. }));
    tally.verdict = verdict(rules, &tally);
    tally
}

fn verdict(rules: &VoteRules, tally: &Tally) -> VoteVerdict {
    if !tally.faults.is_empty() {
        VoteVerdict::Void
    } else if !rules.quorum.exceeded_by(tally.present, tally.should) {
        VoteVerdict::NoQuorum
    } else if rules.majority.exceeded_by(tally.yes, tally.should) {
        VoteVerdict::Passed
    } else {
        VoteVerdict::NotPassed
    }
}

fn faults(rules: &VoteRules, poll: &Poll, written: u32) -> Vec<VoteFault> {
    let Poll { present, issued, returned, roll, .. } = *poll;
    let Roll { entitled, excluded } = roll;
    let sum =
        [poll.yes, poll.no, poll.abstained, poll.spoilt].iter().fold(0, |sum: u32, n| sum.saturating_add(*n));
    let should = roll.should();
    let found = [
        (!rules.methods.contains(&poll.method), VoteFault::Method { used: poll.method }),
        (excluded > entitled, VoteFault::MoreExcludedThanEntitled { excluded, entitled }),
        (
            present.saturating_add(written) > should,
            VoteFault::MorePresentThanShould { present, written, should },
        ),
        (issued > present, VoteFault::MoreIssuedThanPresent { issued, present }),
        (returned > issued, VoteFault::MoreReturnedThanIssued { returned, issued }),
        (sum != returned, VoteFault::BallotsDoNotAddUp { sum, returned }),
    ];
    found.into_iter().filter_map(|(wrong, fault)| wrong.then_some(fault)).collect()
}

/// The polls of a meeting, by position, that are not on exactly one person, or on one who was voted on already.
pub fn one_by_one<P: Ord>(rules: &VoteRules, polls: &[Vec<P>]) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for (index, people) in polls.iter().enumerate() {
        let new = people.iter().filter(|person| seen.insert(*person)).count();
        if rules.one_by_one && (people.len() != 1 || new != people.len()) {
            wrong.push(index);
        }
    }
    wrong
}

/// What a resolution lacks.
pub fn missing_parts(rules: &VoteRules, held: &BTreeSet<ResolutionPart>) -> Vec<ResolutionPart> {
    rules.resolution.difference(held).copied().collect()
}
