use super::input::VoteIn;
use crate::{
    development::{
        problems::{
            BALLOT_METHOD, MORE_EXCLUDED, MORE_ISSUED, MORE_PRESENT, MORE_RETURNED, NO_QUORUM, NOT_ADDED_UP,
            NOT_AS_LISTED, VOTE_SAYS_OTHERWISE,
        },
        rules::{
            Poll, Roll, Ruleset, Tally, VoteFault, VoteVerdict, WrittenOpinion, tally, tally_of_history,
        },
        store::vote::Model,
    },
    meetings::Gathered,
};
use kernel::DevelopmentStepId;
use rest::{Problem, ProblemKind, kinds};
use time::Date;

/// A vote with who could take part in it: as the list of the meeting has it, or as it was told.
#[derive(Clone, Copy, Debug)]
pub struct Cast<'a> {
    vote: &'a VoteIn,
    entitled: u16,
    present: u16,
}

impl<'a> Cast<'a> {
    /// `voters` are those of the register, where nobody says how many they are.
    ///
    /// # Errors
    /// When a figure is missing that no meeting tells, or is not the one of the meeting.
    pub fn of(vote: &'a VoteIn, meeting: Option<&Gathered>, voters: Option<usize>) -> Result<Self, Problem> {
        let (entitled, present) = meeting.map(|one| (one.entitled(), one.present())).unzip();
        let entitled = entitled.or(voters.filter(|_| vote.entitled.is_none()));
        Ok(Self {
            vote,
            entitled: figure(vote.entitled, entitled, "/vote/entitled")?,
            present: figure(vote.present, present, "/vote/present")?,
        })
    }

    fn poll(&self, held_on: Date) -> Poll {
        let Self { vote, entitled, present } = *self;
        let opinion =
            |approves| WrittenOpinion { approves, signed: true, received_on: held_on, before_opening: true };
        let yes = std::iter::repeat_n(opinion(true), usize::from(vote.written_yes));
        let no = std::iter::repeat_n(opinion(false), usize::from(vote.written_no));
        Poll {
            held_on,
            method: vote.method,
            roll: Roll { entitled: entitled.into(), excluded: vote.excluded.into() },
            present: present.into(),
            issued: vote.issued.into(),
            returned: vote.returned.into(),
            yes: vote.yes.into(),
            no: vote.no.into(),
            abstained: vote.abstained.into(),
            spoilt: vote.spoilt.into(),
            written: yes.chain(no).collect(),
        }
    }

    pub fn row(&self, step_id: DevelopmentStepId, verdict: VoteVerdict) -> Model {
        let Self { vote, entitled, present } = *self;
        Model {
            step_id,
            method: vote.method,
            entitled: entitled.into(),
            excluded: vote.excluded.into(),
            present: present.into(),
            issued: vote.issued.into(),
            returned: vote.returned.into(),
            yes: vote.yes.into(),
            no: vote.no.into(),
            abstained: vote.abstained.into(),
            spoilt: vote.spoilt.into(),
            written_yes: vote.written_yes.into(),
            written_no: vote.written_no.into(),
            verdict,
        }
    }
}

/// What the meeting says, which is not told otherwise; what is told where no meeting is named.
fn figure(told: Option<u16>, listed: Option<usize>, pointer: &str) -> Result<u16, Problem> {
    let listed = listed.map(|n| u16::try_from(n).unwrap_or(u16::MAX));
    match (told, listed) {
        (Some(told), Some(listed)) if told != listed => {
            Err(NOT_AS_LISTED.at(pointer).with("told", told).with("listed", listed))
        }
        (told, listed) => listed.or(told).ok_or_else(|| kinds::MISSING.at(pointer)),
    }
}

/// Counts a vote.
///
/// # Errors
/// When its figures contradict each other, a new vote was not taken as it has to be, or a meeting that was no valid one is given as having decided.
pub fn counted(
    rules: &Ruleset<'_>,
    cast: &Cast<'_>,
    held_on: Date,
    fulfils: bool,
    history: bool,
) -> Result<Tally, Problem> {
    let count = if history { tally_of_history } else { tally };
    let tally = count(&rules.votes.value, &cast.poll(held_on));
    if !tally.faults.is_empty() {
        return Err(refused(rules, &tally));
    }
    match tally.verdict {
        VoteVerdict::NoQuorum => Err(NO_QUORUM
            .with("present", tally.present)
            .with("quorum", tally.quorum)
            .with("source", &rules.votes.source)
            .with("since", rules.votes.effective_from)
            .field("/vote/present", &NO_QUORUM)),
        VoteVerdict::Passed if !fulfils => Err(VOTE_SAYS_OTHERWISE.at("/outcome")),
        _ => Ok(tally),
    }
}

/// Every figure that does not fit, by its own code where there is one alone.
fn refused(rules: &Ruleset<'_>, tally: &Tally) -> Problem {
    let one = tally.faults.len() == 1;
    let mut problem = kinds::VALIDATION.problem();
    for fault in &tally.faults {
        let (field, kind, mut params) = said(*fault);
        params.push(("source", rules.votes.source.clone()));
        params.push(("since", rules.votes.effective_from.to_string()));
        if one {
            problem = params.iter().fold(kind.problem(), |problem, (name, value)| problem.with(name, value));
        }
        problem = problem.field_with(format!("/vote/{field}"), kind, &params);
    }
    problem
}

type Said = (&'static str, &'static ProblemKind, Vec<(&'static str, String)>);

fn said(fault: VoteFault) -> Said {
    let n = |number: u32| number.to_string();
    match fault {
        VoteFault::Method { .. } => ("method", &BALLOT_METHOD, vec![]),
        VoteFault::MorePresentThanShould { present, written, should } => (
            "present",
            &MORE_PRESENT,
            vec![("present", n(present)), ("written", n(written)), ("should", n(should))],
        ),
        VoteFault::MoreIssuedThanPresent { issued, present } => {
            ("issued", &MORE_ISSUED, vec![("issued", n(issued)), ("present", n(present))])
        }
        VoteFault::MoreReturnedThanIssued { returned, issued } => {
            ("returned", &MORE_RETURNED, vec![("returned", n(returned)), ("issued", n(issued))])
        }
        VoteFault::BallotsDoNotAddUp { sum, returned } => {
            ("returned", &NOT_ADDED_UP, vec![("sum", n(sum)), ("returned", n(returned))])
        }
        VoteFault::MoreExcludedThanEntitled { excluded, entitled } => {
            ("excluded", &MORE_EXCLUDED, vec![("excluded", n(excluded)), ("entitled", n(entitled))])
        }
    }
}
