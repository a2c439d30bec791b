use super::{
    item::{ElectionItem, Seat},
    parts::{ElectionCandidate, ElectionFinding, ElectionPaper, ElectionRound, ElectionRule, ElectionSeat},
};
use crate::{
    desk::Desk,
    elections::{
        confirm,
        congress::{self, ElectionCongress},
        facts, findings,
        query::Placed,
        roll::{self, Person},
        rules::{ElectionKind, ElectionState, Electors, Step, candidates, roll as rolls, standing::listed},
        store::{election::Model, parts::Listed},
    },
};
use kernel::{ElectionId, MeetingId, MemberId};
use rest::{Call, Problem};
use rulepack::elections::{Confirmation, Office};
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// An election with everything recorded of it, and what may be done next.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ElectionOut {
    #[serde(flatten)]
    pub election: ElectionItem,
    pub committee: u32,
    pub deputies: u32,
    #[schema(inline)]
    pub secretary_by: Electors,
    /// Where delegates elect in place of all members.
    pub congress: Option<ElectionCongress>,
    /// Of an election of delegates: the election of the committee they will vote in.
    pub congress_id: Option<ElectionId>,
    /// When the term ends, where it is known to have begun.
    pub term_ends_on: Option<Date>,
    /// When the new one would end.
    pub next_term_ends_on: Option<Date>,
    /// The approval of a day away from the end of the term.
    pub shift: Option<ElectionPaper>,
    pub voters: ElectionVoters,
    /// The meeting it was held at, where that is recorded.
    pub meeting_id: Option<MeetingId>,
    pub offices: Vec<ElectionOffice>,
    pub candidates: Vec<ElectionCandidate>,
    pub rounds: Vec<ElectionRound>,
    /// Once it is settled.
    pub result: Vec<ElectionSeat>,
    pub answers: Vec<ElectionAnswer>,
    /// Why it was refused, or given up.
    pub reason: Option<String>,
    /// What stands against the meeting, or is to be seen to, while it is prepared.
    pub findings: Vec<ElectionFinding>,
    /// The rule of quorum, majority and candidates.
    pub basis: ElectionRule,
    /// What the reader may do.
    #[schema(inline)]
    pub next: Vec<Step>,
}

/// The list of voters in numbers.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct ElectionVoters {
    pub full: u32,
    pub probationary: u32,
    /// Full members whose right rests.
    pub without_right: u32,
    pub left_out: u32,
    pub should: u32,
    /// Voters the meeting needs.
    pub quorum: u32,
    /// Once it has begun.
    pub present: Option<u32>,
}

/// What is elected, and how far that is.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ElectionOffice {
    #[schema(inline)]
    pub office: Office,
    pub seats: u32,
    /// Candidates it needs.
    pub candidates_needed: u32,
    pub elected: Vec<MemberId>,
    /// Seats nobody has yet.
    pub open: u32,
    /// Who stands in the next round.
    pub on_ballot: Vec<MemberId>,
    pub run_off: bool,
    /// Those who should attend the vote on it, and do.
    pub should: Option<u32>,
    pub present: Option<u32>,
}

/// What the committee above has to say, and has said.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ElectionAnswer {
    #[schema(inline)]
    pub confirmation: Confirmation,
    pub paper: Option<ElectionPaper>,
}

/// # Errors
/// When the database is away.
pub async fn detail(desk: &Desk<'_>, call: &Call, placed: &Placed) -> Result<ElectionOut, Problem> {
    let election = &placed.election;
    let seat = Seat::of(call).await?;
    let day = election.day();
    let hall = roll::hall(desk, election, &placed.unit, &election.roll, day).await?;
    let shares = congress::shares(desk, election, &hall, day).await?;
    let found = match election.state {
        ElectionState::Preparing => findings::all(desk, placed, &hall, &shares, day),
        _ => Vec::new(),
    };
    let offices = election.offices().into_iter().map(|office| of_office(desk, placed, office));
    let paper = |one| election.answers.given.get(&one).cloned().map(Into::into);
    let asked = confirm::asked(desk, placed).into_iter();
    Ok(ElectionOut {
        committee: election.plan.committee,
        deputies: election.plan.deputies,
        secretary_by: election.plan.secretary_by,
        congress: congress::shown(desk, placed, &hall, &shares).await?,
        congress_id: election.congress_id,
        term_ends_on: facts::term_of(desk, &placed.unit).map(|term| term.ends_on),
        next_term_ends_on: facts::next_end(desk, &placed.unit, day)
            .filter(|_| election.kind() == ElectionKind::Term),
        shift: election.plan.shift.clone().map(Into::into),
        voters: voters(desk, placed, hall.electors.values()),
        meeting_id: election.meeting_id,
        offices: offices.collect(),
        candidates: election.candidates.0.iter().cloned().map(Into::into).collect(),
        rounds: election.rounds.0.iter().cloned().map(Into::into).collect(),
        result: result(election),
        answers: asked.map(|one| ElectionAnswer { confirmation: one, paper: paper(one) }).collect(),
        reason: election.answers.reason.clone(),
        findings: found.into_iter().map(Into::into).collect(),
        basis: desk.pack.elections.voting.on(day).basis("elections.voting").into(),
        next: seat.steps(election, &placed.unit, placed.above.as_ref()),
        election: ElectionItem::of(&seat, election, &placed.unit, placed.above.as_ref()),
    })
}

fn result(election: &Model) -> Vec<ElectionSeat> {
    let delegates = election.mandate.iter().flat_map(|mandate| mandate.elected.iter().cloned());
    let seats = election.outcome.0.iter().cloned().map(ElectionSeat::from);
    seats.chain(delegates.map(ElectionSeat::from)).collect()
}

fn of_office(desk: &Desk<'_>, placed: &Placed, office: Office) -> ElectionOffice {
    let election = &placed.election;
    let standing = facts::standing_of(election, office);
    let rules = &desk.pack.elections.voting.on(election.day()).value;
    let electors = facts::electors(placed, office);
    let stand = facts::standing_for(election, office);
    let on_ballot: Vec<MemberId> =
        if standing.open == 0 { Vec::new() } else { listed(&stand, &standing).into_iter().collect() };
    ElectionOffice {
        office,
        seats: election.seats(office),
        candidates_needed: candidates::needed(rules, office, election.seats(office)),
        open: standing.open,
        on_ballot,
        run_off: !standing.tied.is_empty(),
        elected: standing.elected,
        should: electors.map(|(should, _)| should),
        present: electors.map(|(_, present)| present),
    }
}

/// As it was when the meeting began, or as it would be today.
fn voters<'a>(desk: &Desk<'_>, placed: &Placed, people: impl Iterator<Item = &'a Person>) -> ElectionVoters {
    let election = &placed.election;
    let day = election.day();
    match &election.roll.meeting {
        Some(meeting) => numbers(&meeting.people, meeting.should, meeting.quorum, Some(meeting.present)),
        None => {
            let people: Vec<&Person> = people.collect();
            let voters: Vec<_> = people.iter().map(|one| one.voter(true)).collect();
            let should = rolls::roll(&desk.pack.elections.left_out.on(day).value, &voters, day).should;
            let quorum = desk.pack.elections.voting.on(day).value.quorum.least(should);
            let listed: Vec<Listed> = people.iter().map(|one| one.listed(true)).collect();
            numbers(&listed, should, quorum, None)
        }
    }
}

fn numbers(list: &[Listed], should: u32, quorum: u32, present: Option<u32>) -> ElectionVoters {
    let count = |fits: &dyn Fn(&Listed) -> bool| {
        u32::try_from(list.iter().filter(|one| fits(one)).count()).unwrap_or(u32::MAX)
    };
    let probationary = count(&|one| one.right == rolls::Right::Probationary);
    let voters = count(&|one| one.right.votes());
    let full = count(&|_| true).saturating_sub(probationary);
    ElectionVoters {
        full,
        probationary,
        without_right: full.saturating_sub(voters),
        left_out: voters.saturating_sub(should),
        should,
        quorum,
        present,
    }
}
