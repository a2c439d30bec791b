//! What the rules find, told to people: which value it is about, and by which rule.

use super::{problems as say, rules::Finding, spoken};
use crate::desk::Desk;
use rest::{Problem, ProblemKind};
use rulepack::{Basis, Version};
use time::Date;

pub use crate::transfers::{Told, refuse};

type Params = Vec<(&'static str, String)>;

/// A finding by the rules as they read on a day, about a value of the request where there is one.
pub fn told(desk: &Desk<'_>, finding: &Finding, pointer: &'static str, day: Date) -> Told {
    let (kind, mut params) = said(finding);
    let basis = basis(desk, finding, day);
    if let Some(basis) = &basis {
        params.push(("source", basis.source.clone()));
        params.push(("since", basis.effective_from.to_string()));
    }
    Told { pointer, kind, params, weight: finding.weight(), basis }
}

fn said(finding: &Finding) -> (&'static ProblemKind, Params) {
    let people = || {
        of_people(finding)
            .or_else(|| of_counts(finding))
            .or_else(|| of_plan(finding))
            .or_else(|| of_congress(finding))
    };
    people().unwrap_or((&say::AGAINST_RULES, vec![]))
}

type Said = Option<(&'static ProblemKind, Params)>;

fn of_people(finding: &Finding) -> Said {
    let reason_of = |reason| ("reason", spoken::reason(reason).to_owned());
    Some(match *finding {
        Finding::NotAReason { .. } => (&say::NOT_A_REASON, vec![]),
        Finding::AwayTooShort { reason, months, needed } => (
            &say::AWAY_TOO_SHORT,
            vec![reason_of(reason), ("months", months.to_string()), ("needed", needed.to_string())],
        ),
        Finding::ConsentMissing { reason } => (&say::CONSENT_MISSING, vec![reason_of(reason)]),
        Finding::ResolutionMissing { reason } => (&say::RESOLUTION_MISSING, vec![reason_of(reason)]),
        Finding::TooFewCandidates { office, candidates, needed } => (
            &say::TOO_FEW_CANDIDATES,
            vec![
                ("office", spoken::office(office).to_owned()),
                ("candidates", candidates.to_string()),
                ("needed", needed.to_string()),
            ],
        ),
        Finding::CandidateMayNotStand { office, people } => (
            &say::CANDIDATES_MAY_NOT,
            vec![("office", spoken::office(office).to_owned()), ("people", people.to_string())],
        ),
        Finding::ShortMembership { years, needed } => {
            (&say::SHORT_MEMBERSHIP, vec![("years", years.to_string()), ("needed", needed.to_string())])
        }
        _ => return None,
    })
}

fn of_counts(finding: &Finding) -> Said {
    Some(match *finding {
        Finding::NoQuorum { present, needed } => {
            (&say::NO_QUORUM, vec![("present", present.to_string()), ("needed", needed.to_string())])
        }
        Finding::PresentOverShould { present, should } => {
            (&say::PRESENT_OVER, vec![("present", present.to_string()), ("should", should.to_string())])
        }
        Finding::IssuedOverPresent { issued, present } => (
            &say::ISSUED_OVER_PRESENT,
            vec![("issued", issued.to_string()), ("present", present.to_string())],
        ),
        Finding::BallotsDoNotAddUp { returned, .. } => {
            (&say::BALLOTS_SUM, vec![("returned", returned.to_string())])
        }
        Finding::VotesDoNotAddUp { votes, valid } => {
            (&say::VOTES_SUM, vec![("votes", votes.to_string()), ("valid", valid.to_string())])
        }
        Finding::VotesOverSeats { votes, most } => {
            (&say::VOTES_OVER_SEATS, vec![("votes", votes.to_string()), ("most", most.to_string())])
        }
        _ => return None,
    })
}

fn of_plan(finding: &Finding) -> Said {
    Some(match *finding {
        Finding::ApprovalMissing { months } => (&say::APPROVAL_MISSING, vec![("months", months.to_string())]),
        Finding::ShiftTooLong { months, most } => {
            (&say::SHIFT_TOO_LONG, vec![("months", months.to_string()), ("most", most.to_string())])
        }
        Finding::CommitteeDue { full_members, from } => {
            (&say::COMMITTEE_DUE, vec![("full", full_members.to_string()), ("from", from.to_string())])
        }
        Finding::NoCommittee { full_members, from } => {
            (&say::NO_COMMITTEE, vec![("full", full_members.to_string()), ("from", from.to_string())])
        }
        Finding::CommitteeSize { seats, least, most } => (
            &say::COMMITTEE_SIZE,
            vec![("seats", seats.to_string()), ("least", least.to_string()), ("most", most.to_string())],
        ),
        Finding::UnusualCommittee { seats, least, most } => (
            &say::UNUSUAL_COMMITTEE,
            vec![("seats", seats.to_string()), ("least", least.to_string()), ("most", most.to_string())],
        ),
        _ => return None,
    })
}

fn of_congress(finding: &Finding) -> Said {
    Some(match *finding {
        Finding::CongressTooSmall { members, from } => {
            (&say::CONGRESS_TOO_SMALL, vec![("members", members.to_string()), ("from", from.to_string())])
        }
        Finding::CongressApprovalMissing => (&say::CONGRESS_NOT_APPROVED, vec![]),
        Finding::TooManyDelegates { delegates, most } => {
            (&say::TOO_MANY_DELEGATES, vec![("delegates", delegates.to_string()), ("most", most.to_string())])
        }
        Finding::UnusualDelegates { delegates, least, most } => (
            &say::UNUSUAL_DELEGATES,
            vec![
                ("delegates", delegates.to_string()),
                ("least", least.to_string()),
                ("most", most.to_string()),
            ],
        ),
        Finding::NotAllotted { allotted, delegates } => (
            &say::NOT_ALLOTTED,
            vec![("allotted", allotted.to_string()), ("delegates", delegates.to_string())],
        ),
        Finding::DelegatesMissing { units } => (&say::DELEGATES_MISSING, vec![("units", units.to_string())]),
        Finding::DelegatesShort { delegates, seats } => {
            (&say::DELEGATES_SHORT, vec![("delegates", delegates.to_string()), ("seats", seats.to_string())])
        }
        _ => return None,
    })
}

/// The refusal with the rule it rests on, as it reads on the day in question.
pub fn cited<T>(problem: Problem, version: &Version<T>) -> Problem {
    problem.with("source", &version.source).with("since", version.effective_from)
}

/// The wording on a day of the rule that found it.
fn basis(desk: &Desk<'_>, finding: &Finding, day: Date) -> Option<Basis> {
    let rules = &desk.pack.elections;
    Some(match finding {
        Finding::NotAReason { .. }
        | Finding::AwayTooShort { .. }
        | Finding::ConsentMissing { .. }
        | Finding::ResolutionMissing { .. } => rules.left_out.on(day).basis("elections.left_out"),
        Finding::NoQuorum { .. }
        | Finding::TooFewCandidates { .. }
        | Finding::PresentOverShould { .. }
        | Finding::IssuedOverPresent { .. }
        | Finding::BallotsDoNotAddUp { .. }
        | Finding::VotesDoNotAddUp { .. }
        | Finding::VotesOverSeats { .. } => rules.voting.on(day).basis("elections.voting"),
        Finding::CandidateMayNotStand { .. } => rules.rights.on(day).basis("elections.rights"),
        Finding::ShortMembership { .. } => desk.pack.posts.on(day).basis("posts"),
        Finding::ApprovalMissing { .. } | Finding::ShiftTooLong { .. } => {
            rules.shift.on(day).basis("elections.shift")
        }
        Finding::CommitteeDue { .. } | Finding::NoCommittee { .. } => {
            desk.pack.thresholds.on(day).basis("units.thresholds")
        }
        Finding::CommitteeSize { .. } | Finding::UnusualCommittee { .. } => {
            rules.committee.on(day).basis("elections.committee")
        }
        Finding::CongressTooSmall { .. }
        | Finding::CongressApprovalMissing
        | Finding::TooManyDelegates { .. }
        | Finding::UnusualDelegates { .. } => rules.congress.on(day).basis("elections.congress"),
        _ => return None,
    })
}
