//! What the rules find, told to people: which value it is about, and by which rule.

use super::{
    rules::{Case, DispositionDoubt},
    spoken,
};
use crate::registers::problems as say;
use rest::{Problem, ProblemKind, kinds};
use rulepack::{
    Version,
    dispositions::{DispositionKind, DispositionRule, Dispositions},
};

/// A rule of a day, for what it says of one kind.
#[derive(Clone, Copy, Debug)]
pub struct Ruled<'a> {
    pub kind: DispositionKind,
    pub rule: &'a DispositionRule,
    pub version: &'a Version<Dispositions>,
}

/// The rule of a kind.
///
/// # Errors
/// When the organisation knows no such kind.
pub fn ruled(version: &Version<Dispositions>, kind: DispositionKind) -> Result<Ruled<'_>, Problem> {
    match version.value.rule(kind) {
        Some(rule) => Ok(Ruled { kind, rule, version }),
        None => Err(cited(say::NO_SUCH_KIND.with("kind", spoken::kind(kind)), version)
            .field("/kind", &say::NO_SUCH_KIND)),
    }
}

/// With where the rule is from.
pub fn cited(problem: Problem, version: &Version<Dispositions>) -> Problem {
    problem.with("source", &version.source).with("since", version.effective_from)
}

type Params = Vec<(&'static str, String)>;

/// Everything that stands against it: by its own code where there is one thing only.
pub fn refusal(ruled: Ruled<'_>, case: &Case<'_>, doubts: &[DispositionDoubt]) -> Problem {
    let told: Vec<_> = doubts.iter().map(|doubt| told(ruled, case, *doubt)).collect();
    let problem = match told.as_slice() {
        [(_, kind, params)] => {
            params.iter().fold(kind.problem(), |problem, (name, value)| problem.with(name, value))
        }
        _ => kinds::VALIDATION.problem(),
    };
    told.iter().fold(problem, |problem, (pointer, kind, params)| problem.field_with(*pointer, kind, params))
}

fn told(
    ruled: Ruled<'_>,
    case: &Case<'_>,
    doubt: DispositionDoubt,
) -> (&'static str, &'static ProblemKind, Params) {
    let rule = ruled.rule;
    let (pointer, kind, mut params): (_, _, Params) = match doubt {
        DispositionDoubt::WrongBody => {
            let bodies = spoken::any_of(rule.by.iter().copied(), spoken::body);
            ("/decided_by", &say::WRONG_BODY, vec![("bodies", bodies)])
        }
        DispositionDoubt::ApprovedTooLow => {
            let level = rule.approval.map(spoken::level).unwrap_or_default();
            ("/approval/level", &say::APPROVED_TOO_LOW, vec![("level", level.to_owned())])
        }
        DispositionDoubt::OfFullMembers => {
            ("/member_id", &say::OF_FULL_MEMBERS, vec![("day", case.decided_on.to_string())])
        }
        DispositionDoubt::StepMissing => {
            let earlier = rule.after.map(spoken::kind).unwrap_or_default().to_owned();
            let day = case.decided_on.to_string();
            ("/kind", &say::STEP_BEFORE_MISSING, vec![("earlier", earlier), ("day", day)])
        }
        DispositionDoubt::WrongTerm => term(rule),
    };
    params.push(("kind", spoken::kind(ruled.kind).to_owned()));
    params.push(("source", ruled.version.source.clone()));
    params.push(("since", ruled.version.effective_from.to_string()));
    (pointer, kind, params)
}

fn term(rule: &DispositionRule) -> (&'static str, &'static ProblemKind, Params) {
    let pointer = "/months";
    let Some(term) = rule.term else { return (pointer, &say::NO_TERM, vec![]) };
    let bounds = vec![("least", term.least.to_string()), ("most", term.most.to_string())];
    match term.step {
        Some(step) => {
            let steps = bounds.into_iter().chain([("step", step.to_string())]).collect();
            (pointer, &say::WRONG_STEPS, steps)
        }
        None => (pointer, &say::WRONG_TERM, bounds),
    }
}
