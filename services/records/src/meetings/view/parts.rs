use crate::{
    desk::Desk,
    meetings::{
        findings::{Told, decided},
        rules::{
            attendance::{AbsenceReason, Standing},
            decisions::Verdict,
            remedies::RemedyState,
        },
        store::{decision, follow_up, participant},
        whole::{Whole, counts},
        words::{Attended, Ballot, ConfirmedBy, FollowUpReportState, LeaveState},
    },
};
use kernel::{DecisionId, FollowUpId, MeetingId, MemberId, words};
use rulepack::{Weight, organisational_life::Decision};
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

pub type Names = HashMap<MemberId, String>;

/// Where a rule of the field is from.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RuleBasis)]
pub struct Basis {
    /// Such as `meetings.decisions`.
    pub rule: &'static str,
    pub source: String,
    /// When this wording took effect.
    pub since: Date,
    /// The organisation decided something in it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
}

impl From<rulepack::Basis> for Basis {
    fn from(basis: rulepack::Basis) -> Self {
        Self { rule: basis.rule, source: basis.source, since: basis.effective_from, own: basis.own }
    }
}

/// What the rules find in a record: a `block` keeps it from being filed, a `warn` is worth a look.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = MeetingFinding)]
pub struct FindingOut {
    /// Stable; match on this.
    pub code: &'static str,
    pub weight: Weight,
    pub detail: String,
    pub pointer: String,
    pub basis: Option<Basis>,
    /// The other meeting it is about, if any.
    pub meeting_id: Option<MeetingId>,
}

pub fn finding(told: Told) -> FindingOut {
    FindingOut {
        code: told.kind.code,
        weight: told.weight,
        detail: told.detail(),
        pointer: told.pointer,
        basis: told.basis.map(Into::into),
        meeting_id: told.meeting,
    }
}

/// Somebody, by name.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = MeetingPerson)]
pub struct Person {
    pub id: MemberId,
    pub name: String,
}

impl Person {
    pub fn of(id: MemberId, names: &Names) -> Self {
        Self { id, name: names.get(&id).cloned().unwrap_or_default() }
    }
}

/// Somebody on the list.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = MeetingParticipant)]
pub struct ParticipantOut {
    pub member_id: MemberId,
    pub member_name: String,
    pub standing: Standing,
    pub mark: Option<Attended>,
    pub absence: Option<AbsenceReason>,
    /// Need not come on the day.
    pub exempt: bool,
    /// Who said so: the list of the secretary, or the person.
    pub confirmed_by: Option<ConfirmedBy>,
    pub leave_state: Option<LeaveState>,
    pub leave_reason: Option<AbsenceReason>,
    pub leave_note: Option<String>,
    #[serde(with = "time::serde::rfc3339::option")]
    pub leave_asked_at: Option<OffsetDateTime>,
    /// Asked for by somebody else, on the member's behalf.
    pub leave_on_behalf: bool,
    /// Who that was; none for an account without a member record.
    pub leave_asked_by_name: Option<String>,
}

impl ParticipantOut {
    /// `exempt` are those known to be so; whoever is marked so is.
    pub fn of(entry: participant::Model, names: &Names, exempt: &HashSet<MemberId>) -> Self {
        Self {
            exempt: entry.mark == Some(Attended::Exempt) || exempt.contains(&entry.member_id),
            member_name: names.get(&entry.member_id).cloned().unwrap_or_default(),
            member_id: entry.member_id,
            standing: entry.standing,
            mark: entry.mark,
            absence: entry.absence,
            confirmed_by: entry.confirmed_by,
            leave_state: entry.leave_state,
            leave_reason: entry.leave_reason,
            leave_note: entry.leave_note,
            leave_asked_at: entry.leave_asked_at,
            leave_on_behalf: entry.leave_asked_by.is_some(),
            leave_asked_by_name: entry.leave_asked_by_name,
        }
    }
}

words! {
    /// What became of a decision.
    pub enum DecisionOutcome {
        /// Too few voters were there.
        NoQuorum = "no_quorum",
        NotPassed = "not_passed",
        Passed = "passed",
    }
}

/// A decision, with what it took.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = MeetingDecision)]
pub struct DecisionOut {
    pub id: DecisionId,
    #[schema(inline)]
    pub decision: Decision,
    pub text: String,
    pub ballot: Ballot,
    /// Votes that were given.
    pub ballots: i32,
    pub yes: i32,
    pub no: i32,
    pub abstain: i32,
    /// Voters who should attend, and who did.
    pub should: u32,
    pub present: u32,
    pub present_needed: Option<u32>,
    pub yes_needed: Option<u32>,
    /// None where the numbers cannot be, which filing refuses.
    pub outcome: Option<DecisionOutcome>,
    pub basis: Option<Basis>,
}

impl DecisionOut {
    pub fn of(desk: &Desk<'_>, whole: &Whole, decision: &decision::Model) -> Self {
        let counts = counts(&whole.list, decision);
        let decided = decided(desk, whole, decision).ok().flatten();
        let outcome = decided.as_ref().map(|decided| match decided.verdict {
            Verdict::NoQuorum => DecisionOutcome::NoQuorum,
            Verdict::NotPassed => DecisionOutcome::NotPassed,
            Verdict::Passed => DecisionOutcome::Passed,
        });
        Self {
            id: decision.id,
            decision: decision.decision,
            text: decision.text.clone(),
            ballot: decision.ballot,
            ballots: decision.ballots,
            yes: decision.yes,
            no: decision.no,
            abstain: decision.abstain,
            should: counts.should,
            present: counts.present,
            present_needed: decided.as_ref().map(|decided| decided.present_needed),
            yes_needed: decided.as_ref().map(|decided| decided.yes_needed),
            outcome,
            basis: decided.map(|decided| decided.basis.into()),
        }
    }
}

words! {
    /// How something that was given to do stands.
    pub enum FollowUpState {
        Done = "done",
        Open = "open",
        Overdue = "overdue",
    }
}

/// What somebody was given to do.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = MeetingFollowUp)]
pub struct FollowUpOut {
    pub id: FollowUpId,
    pub meeting_id: MeetingId,
    /// Of a remedy, the problem it answers.
    pub problem: Option<String>,
    pub text: String,
    pub owner: Option<Person>,
    pub due_on: Date,
    pub done_on: Option<Date>,
    pub done_note: Option<String>,
    pub state: FollowUpState,
    /// How it went, in order.
    pub reports: Vec<ReportOut>,
}

/// How something was going on a day.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = FollowUpReport)]
pub struct ReportOut {
    pub on: Date,
    pub state: FollowUpReportState,
    pub note: Option<String>,
}

impl FollowUpOut {
    pub fn of(desk: &Desk<'_>, follow_up: follow_up::Model, names: &Names) -> Self {
        let state = match follow_up.remedy().state(desk.today) {
            RemedyState::Done => FollowUpState::Done,
            RemedyState::Open { .. } => FollowUpState::Open,
            RemedyState::Overdue { .. } => FollowUpState::Overdue,
        };
        let reports = follow_up.reports().iter();
        Self {
            reports: reports
                .map(|one| ReportOut { on: one.on, state: one.state, note: one.note.clone() })
                .collect(),
            owner: follow_up.owner_id.map(|id| Person::of(id, names)),
            id: follow_up.id,
            meeting_id: follow_up.meeting_id,
            problem: follow_up.problem,
            text: follow_up.text,
            due_on: follow_up.due_on,
            done_on: follow_up.done_on,
            done_note: follow_up.done_note,
            state,
        }
    }
}
