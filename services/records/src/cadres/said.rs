//! What the rules find, told to people: which value it is about, and by which rule.

use super::{problems as say, rules::Finding, spoken};
use crate::{desk::Desk, notice::Notice};
use rest::{Problem, ProblemKind, kinds};
use rulepack::Basis;
use time::Date;

type Params = Vec<(&'static str, String)>;

/// A finding as a problem, by the rules as they read on a day.
pub fn problem(desk: &Desk<'_>, finding: &Finding, day: Date) -> Problem {
    let (kind, mut params) = said(finding);
    if let Some(basis) = basis(desk, finding, day) {
        params.push(("source", basis.source));
        params.push(("since", basis.effective_from.to_string()));
    }
    let problem = params.iter().fold(kind.problem(), |problem, (name, value)| problem.with(name, value));
    match pointer(finding) {
        "" => problem,
        pointer => problem.field_with(pointer, kind, &params),
    }
}

/// The same as something to look at.
pub fn notice(desk: &Desk<'_>, finding: &Finding, day: Date) -> Notice {
    let pointer = Some(pointer(finding)).filter(|pointer| !pointer.is_empty());
    Notice { pointer, basis: basis(desk, finding, day), ..problem(desk, finding, day).into() }
}

/// # Errors
/// With the first of what stands against it.
pub fn refuse(desk: &Desk<'_>, findings: &[Finding], day: Date) -> Result<(), Problem> {
    findings.first().map_or(Ok(()), |first| Err(problem(desk, first, day)))
}

const fn pointer(finding: &Finding) -> &'static str {
    match finding {
        Finding::ReasonMissing => "/reason",
        Finding::InFuture
        | Finding::BeforeLastStep { .. }
        | Finding::NoticeRunning { .. }
        | Finding::BeforeNotice { .. }
        | Finding::ProbationRunning { .. } => "/on",
        Finding::NoticeTooShort { .. } => "/until_on",
        Finding::Gap { .. }
        | Finding::Overlap { .. }
        | Finding::StartsLate { .. }
        | Finding::EndsEarly { .. } => "/resume",
        Finding::TooYoungForWork { .. } => "/person/work_began",
        Finding::TooYoungForParty { .. } | Finding::JoinedDiffers { .. } => "/person/party_joined",
        Finding::BirthDiffers { .. } => "/person/birth",
        _ => "",
    }
}

fn said(finding: &Finding) -> (&'static ProblemKind, Params) {
    let day = |name, day: &Date| vec![(name, day.to_string())];
    match finding {
        Finding::NotPractised => (&say::NOT_PRACTISED, vec![]),
        Finding::NoSuchStep { state, step } => (
            &say::NO_SUCH_STEP,
            vec![("state", spoken::state(*state).into()), ("step", spoken::step(*step).into())],
        ),
        Finding::ReasonMissing => (&say::REASON_MISSING, vec![]),
        Finding::InFuture => (&kinds::IN_FUTURE, vec![]),
        Finding::BeforeLastStep { last } => (&say::BEFORE_LAST_STEP, day("last", last)),
        Finding::NoticeNeeded => (&say::NOTICE_NEEDED, vec![]),
        Finding::NoticeTooShort { days, least, earliest_end } => (
            &say::NOTICE_TOO_SHORT,
            vec![
                ("days", days.to_string()),
                ("least", least.to_string()),
                ("earliest_end", earliest_end.to_string()),
            ],
        ),
        Finding::NoticeRunning { until } => (&say::NOTICE_RUNNING, day("until", until)),
        Finding::BeforeNotice { from } => (&say::BEFORE_NOTICE, day("from", from)),
        Finding::ObjectionOpen { open } => (&say::OBJECTION_OPEN, vec![("open", open.to_string())]),
        Finding::ObjectionUpheld => (&say::OBJECTION_UPHELD, vec![]),
        Finding::ProbationRunning { until } => (&say::PROBATION_RUNNING, day("until", until)),
        Finding::UnderInfluence { penalty, until: Some(until) } => (
            &say::UNDER_INFLUENCE,
            vec![("penalty", spoken::penalty(*penalty).into()), ("until", until.to_string())],
        ),
        Finding::UnderInfluence { penalty, until: None } => {
            (&say::BARRED, vec![("penalty", spoken::penalty(*penalty).into())])
        }
        other => of_record(other),
    }
}

/// Findings in the record itself.
fn of_record(finding: &Finding) -> (&'static ProblemKind, Params) {
    let two = |a: (&'static str, String), b: (&'static str, String)| vec![a, b];
    match finding {
        Finding::Gap { after, before } => {
            (&say::GAP, two(("after", after.to_string()), ("before", before.to_string())))
        }
        Finding::Overlap { until, from } => {
            (&say::OVERLAP, two(("until", until.to_string()), ("from", from.to_string())))
        }
        Finding::StartsLate { from, work_began } => {
            (&say::STARTS_LATE, two(("from", from.to_string()), ("work_began", work_began.to_string())))
        }
        Finding::EndsEarly { to } => (&say::ENDS_EARLY, vec![("to", to.to_string())]),
        Finding::TooYoungForWork { years, least } => {
            (&say::TOO_YOUNG_FOR_WORK, two(("years", years.to_string()), ("least", least.to_string())))
        }
        Finding::TooYoungForParty { years, least } => {
            (&say::TOO_YOUNG_FOR_PARTY, two(("years", years.to_string()), ("least", least.to_string())))
        }
        Finding::BirthDiffers { other } => (&say::BIRTH_DIFFERS, vec![("other", other.to_string())]),
        Finding::JoinedDiffers { other } => (&say::JOINED_DIFFERS, vec![("other", other.to_string())]),
        _ => (&kinds::INTERNAL, vec![]),
    }
}

/// The wording on a day of the rule that found it.
fn basis(desk: &Desk<'_>, finding: &Finding, day: Date) -> Option<Basis> {
    let rules = &desk.pack.cadres;
    match finding {
        Finding::NotPractised => Some(rules.practice.on(day).basis("cadres.practice")),
        Finding::NoticeNeeded
        | Finding::NoticeTooShort { .. }
        | Finding::NoticeRunning { .. }
        | Finding::ObjectionOpen { .. }
        | Finding::ObjectionUpheld => Some(rules.notice.on(day).basis("cadres.notice")),
        Finding::ProbationRunning { .. } => Some(rules.probation.on(day).basis("cadres.probation")),
        Finding::UnderInfluence { .. } => Some(rules.influence.on(day).basis("cadres.influence")),
        Finding::Gap { .. } => Some(rules.resume.on(day).basis("cadres.resume")),
        Finding::TooYoungForWork { .. } | Finding::TooYoungForParty { .. } => {
            Some(rules.ages.on(day).basis("cadres.ages"))
        }
        _ => None,
    }
}
