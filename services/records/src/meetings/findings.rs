//! What the rules find in a record, told to people: which value it is about, and by which rule.

use super::{
    problems as say,
    rules::{self, Finding, RecordPart, record, remedies},
    spoken,
    store::decision,
    whole::{Whole, counts},
    words::{Attended, Ballot},
};
use crate::desk::Desk;
use kernel::MeetingId;
use rest::{Problem, ProblemKind, kinds as problems};
use rulepack::{
    Basis, Weight,
    organisational_life::{BallotForm, Decision},
};
use rules::decisions::{Counts, Decided, Verdict, judge};
use time::Date;

/// A finding with what it takes to say it.
#[derive(Clone, Debug)]
pub struct Told {
    pub pointer: String,
    pub kind: &'static ProblemKind,
    pub params: Vec<(&'static str, String)>,
    pub weight: Weight,
    pub basis: Option<Basis>,
    /// The other meeting it is about, if any.
    pub meeting: Option<MeetingId>,
}

impl Told {
    pub fn of(finding: &Finding, pointer: impl Into<String>, basis: Option<Basis>) -> Self {
        let (kind, params) = said(finding);
        let (pointer, weight) = (pointer.into(), finding.weight());
        Self { pointer, kind, params, weight, basis: None, meeting: None }.by(basis)
    }

    /// With the rule it is from.
    pub fn by(mut self, basis: Option<Basis>) -> Self {
        if let Some(basis) = &basis {
            self.params.push(("source", basis.source.clone()));
            self.params.push(("since", basis.effective_from.to_string()));
        }
        Self { basis, ..self }
    }

    /// The text in the language of the request.
    pub fn detail(&self) -> String {
        let problem = self.params.iter().fold(self.kind.problem(), |p, (name, value)| p.with(name, value));
        problem.body().detail
    }
}

/// The problem several findings are: the finding's own where there is one alone.
pub fn refused(found: Vec<Told>) -> Result<(), Problem> {
    let problem = match found.as_slice() {
        [] => return Ok(()),
        [one] => one.params.iter().fold(one.kind.problem(), |p, (name, value)| p.with(name, value)),
        _ => problems::VALIDATION.problem(),
    };
    Err(with_fields(problem, &found))
}

/// Names the value each finding is about.
pub fn with_fields(problem: Problem, found: &[Told]) -> Problem {
    found
        .iter()
        .fold(problem, |problem, told| problem.field_with(told.pointer.as_str(), told.kind, &told.params))
}

/// Everything that keeps a record from being filed, or is worth a look.
pub fn of_record(desk: &Desk<'_>, whole: &Whole) -> Vec<Told> {
    let mut found = of_kinds(desk, whole);
    found.extend(of_parts(desk, whole));
    for (n, decision) in whole.decisions.iter().enumerate() {
        found.extend(of_decision(desk, whole, n, decision));
    }
    for (n, follow_up) in whole.follow_ups.iter().enumerate() {
        let wrong = remedies::check(&follow_up.remedy(), whole.meeting.day);
        found.extend(wrong.iter().map(|finding| {
            let field = if matches!(finding, Finding::RemedyWithoutOwner) { "owner_id" } else { "due_on" };
            Told::of(finding, format!("/follow_ups/{n}/{field}"), None)
        }));
    }
    found
}

/// Whether the kinds may share the gathering, and whether it counts for the year it says.
pub fn of_kinds(desk: &Desk<'_>, whole: &Whole) -> Vec<Told> {
    let (meeting, life) = (&whole.meeting, &desk.pack.organisational_life);
    let (kinds, version) = (meeting.kinds(), life.kinds.on(meeting.day));
    let wrong = rules::kinds::check(&version.value, whole.unit.kind, meeting.gathering, &kinds);
    let basis = || Some(version.basis("meetings.kinds"));
    let mut found: Vec<Told> = wrong.iter().map(|finding| Told::of(finding, "/kinds", basis())).collect();
    if let Some(year) = meeting.serves_year {
        let duties = life.duties.on(meeting.day);
        let wrong = rules::filling::serves(&duties.value, &kinds, meeting.day, year.into());
        let basis = || Some(duties.basis("meetings.duties"));
        found.extend(wrong.iter().map(|finding| Told::of(finding, "/serves_year", basis())));
    }
    found
}

fn of_parts(desk: &Desk<'_>, whole: &Whole) -> Vec<Told> {
    let meeting = &whole.meeting;
    let facts = record::Facts {
        has_topic: !meeting.subject.is_empty(),
        started_at: meeting.started_at,
        ended_at: meeting.ended_at,
        has_place: meeting.place.is_some(),
        has_chair: meeting.chair_id.is_some(),
        has_recorder: meeting.recorder_id.is_some(),
        has_agenda: !meeting.agenda.is_empty(),
        now: desk.now,
    };
    let people: Vec<record::Marked> = whole
        .list
        .iter()
        .map(|entry| record::Marked {
            expected: entry.expected(),
            mark: entry.mark.map(Attended::mark),
            has_reason: entry.absence.is_some(),
        })
        .collect();
    record::file(&facts, &people).iter().map(|finding| Told::of(finding, pointer(finding), None)).collect()
}

const fn pointer(finding: &Finding) -> &'static str {
    match finding {
        Finding::Missing(RecordPart::Topic) => "/subject",
        Finding::Missing(RecordPart::Place) => "/place",
        Finding::Missing(RecordPart::Chair) => "/chair_id",
        Finding::Missing(RecordPart::Recorder) => "/recorder_id",
        Finding::Missing(RecordPart::Agenda) => "/agenda",
        Finding::Missing(RecordPart::Times) | Finding::EndsBeforeStart | Finding::NotOver { .. } => {
            "/ended_at"
        }
        _ => "/marks",
    }
}

/// What is wrong with a decision; where too few were there, that nothing was decided.
fn of_decision(desk: &Desk<'_>, whole: &Whole, n: usize, decision: &decision::Model) -> Vec<Told> {
    match decided(desk, whole, decision) {
        Err(found) => found.into_iter().map(|told| Told { pointer: at(n, &told), ..told }).collect(),
        Ok(Some(Decided { verdict: Verdict::NoQuorum, present_needed, basis, .. })) => {
            let counts = counts(&whole.list, decision);
            let params = vec![
                ("present", counts.present.to_string()),
                ("should", counts.should.to_string()),
                ("needed", present_needed.to_string()),
            ];
            let told = Told {
                pointer: format!("/decisions/{n}"),
                kind: &say::NO_QUORUM,
                params,
                weight: Weight::Block,
                basis: None,
                meeting: None,
            };
            vec![told.by(Some(basis))]
        }
        Ok(_) => Vec::new(),
    }
}

/// The pointer of a finding about the decision at this place of the list.
pub fn at(n: usize, told: &Told) -> String {
    let field = if told.kind == &say::WRONG_BALLOT { "ballot" } else { "yes" };
    format!("/decisions/{n}/{field}")
}

/// Judges a decision by the people on the list.
///
/// # Errors
/// When the numbers cannot be.
pub fn decided(
    desk: &Desk<'_>,
    whole: &Whole,
    decision: &decision::Model,
) -> Result<Option<Decided>, Vec<Told>> {
    judged(desk, whole.meeting.day, decision, counts(&whole.list, decision))
}

/// The same by the numbers alone.
///
/// # Errors
/// When the numbers cannot be.
pub fn judged(
    desk: &Desk<'_>,
    day: Date,
    decision: &decision::Model,
    counts: Counts,
) -> Result<Option<Decided>, Vec<Told>> {
    let version = desk.pack.organisational_life.decisions.on(day);
    let form = match decision.ballot {
        Ballot::Secret => BallotForm::Secret,
        Ballot::Open => BallotForm::Open,
    };
    let basis = || Some(version.basis("meetings.decisions"));
    judge(version, decision.decision, form, counts)
        .map_err(|found| found.iter().map(|finding| Told::of(finding, "", basis())).collect())
}

/// A committee decides as a committee, everybody else does not.
pub const fn decides(committee: bool, decision: Decision) -> bool {
    committee == matches!(decision, Decision::Committee)
}

fn said(finding: &Finding) -> (&'static ProblemKind, Vec<(&'static str, String)>) {
    match finding {
        Finding::NoKind => (&say::NO_KIND, vec![]),
        Finding::NotHeldHere { kind, unit } => (
            &say::NOT_HELD_HERE,
            vec![("kind", spoken::kind(*kind).into()), ("unit", crate::spoken::kind(*unit).into())],
        ),
        Finding::NotInGathering { kind, .. } => {
            (&say::NOT_IN_GATHERING, vec![("kind", spoken::kind(*kind).into())])
        }
        Finding::ServesWrongYear { of, until, .. } => {
            (&say::SERVES_WRONG_YEAR, vec![("year", of.to_string()), ("until", until.to_string())])
        }
        Finding::ServesLaterYear { of, held } => {
            (&say::SERVES_LATER_YEAR, vec![("year", of.to_string()), ("held", held.to_string())])
        }
        Finding::PresentOverShould { present, should } => (
            &say::PRESENT_OVER_SHOULD,
            vec![("present", present.to_string()), ("should", should.to_string())],
        ),
        Finding::VotesOverPresent { votes, present } => {
            (&say::VOTES_OVER_PRESENT, vec![("votes", votes.to_string()), ("present", present.to_string())])
        }
        Finding::WrongBallot { needed } => {
            (&say::WRONG_BALLOT, vec![("ballot", spoken::ballot(*needed).into())])
        }
        Finding::LeaveLate { .. } => (&say::LEAVE_LATE, vec![]),
        Finding::LeaveTooLate { .. } => (&say::LEAVE_TOO_LATE, vec![]),
        Finding::OwnLeave => (&say::OWN_LEAVE, vec![]),
        Finding::Missing(part) => (&say::MISSING_PART, vec![("part", spoken::part(*part).into())]),
        Finding::EndsBeforeStart => (&say::ENDS_BEFORE_START, vec![]),
        Finding::NotOver { .. } => (&say::NOT_OVER, vec![]),
        Finding::Unmarked { people } => (&say::UNMARKED, vec![("people", people.to_string())]),
        Finding::AbsentWithoutReason { people } => {
            (&say::ABSENT_WITHOUT_REASON, vec![("people", people.to_string())])
        }
        Finding::ExemptWithoutConsent { people } => {
            (&say::EXEMPT_WITHOUT_CONSENT, vec![("people", people.to_string())])
        }
        Finding::CorrectionWithoutReason => (&say::CORRECTION_WITHOUT_REASON, vec![]),
        Finding::YearArchived { year } => (&say::YEAR_ARCHIVED, vec![("year", year.to_string())]),
        Finding::RemedyDueTooEarly { due_on, meeting_on } => {
            (&say::DUE_TOO_EARLY, vec![("due", due_on.to_string()), ("day", meeting_on.to_string())])
        }
        Finding::RemedyWithoutOwner => (&say::WITHOUT_OWNER, vec![]),
        Finding::RemediesUnreported { open } => (&say::REMEDIES_UNREPORTED, vec![("open", open.to_string())]),
        Finding::StepMissing(step) => (&say::STEP_MISSING, vec![("step", spoken::step(*step).into())]),
        Finding::TalkWithOneself => (&say::TALK_WITH_ONESELF, vec![]),
    }
}
