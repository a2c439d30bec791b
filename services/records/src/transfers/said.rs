//! What the rules find, told to people: which value it is about, and by which rule.

use super::{
    problems as say,
    rules::{Finding, letter::Issued},
    spoken,
};
use crate::desk::Desk;
use rest::{Problem, ProblemKind, kinds};
use rulepack::{Basis, Weight};
use time::Date;

type Params = Vec<(&'static str, String)>;

/// A finding with what it takes to say it.
#[derive(Clone, Debug)]
pub struct Told {
    pub pointer: &'static str,
    pub kind: &'static ProblemKind,
    pub params: Params,
    pub weight: Weight,
    pub basis: Option<Basis>,
}

impl Told {
    /// By the rules as they read on a day. `letter` is the one the finding may speak of.
    pub fn of(desk: &Desk<'_>, finding: &Finding, letter: Option<Issued>, day: Date) -> Self {
        let (kind, mut params) = said(finding, letter);
        let basis = basis(desk, finding, day);
        if let Some(basis) = &basis {
            params.push(("source", basis.source.clone()));
            params.push(("since", basis.effective_from.to_string()));
        }
        Self { pointer: pointer(finding), kind, params, weight: finding.weight(), basis }
    }

    /// Something that is worth a look and no finding of the rules.
    pub fn notice(kind: &'static ProblemKind, params: Params) -> Self {
        Self { pointer: "", kind, params, weight: Weight::Warn, basis: None }
    }

    pub fn problem(&self) -> Problem {
        self.params.iter().fold(self.kind.problem(), |problem, (name, value)| problem.with(name, value))
    }

    /// The text in the language of the request.
    pub fn detail(&self) -> String {
        self.problem().body().detail
    }
}

/// The refusal of everything that stands against it: by its own code where there is one thing only.
///
/// # Errors
/// When there is anything of weight.
pub fn refuse(told: &[Told]) -> Result<(), Problem> {
    let against: Vec<&Told> = told.iter().filter(|one| one.weight == Weight::Block).collect();
    let problem = match against.as_slice() {
        [] => return Ok(()),
        [one] => one.problem(),
        _ => kinds::VALIDATION.problem(),
    };
    let named = |problem: Problem, one: &&Told| match one.pointer {
        "" => problem,
        pointer => problem.field_with(pointer, one.kind, &one.params),
    };
    Err(against.iter().fold(problem, named))
}

const fn pointer(finding: &Finding) -> &'static str {
    match finding {
        Finding::ReasonMissing { .. } => "/reason",
        Finding::InFuture { .. } | Finding::BeforeLetter { .. } | Finding::LetterExpired { .. } => "/on",
        Finding::AlreadyOpen(_) => "/member_id",
        Finding::SameBranch | Finding::CannotTake => "/to_unit_id",
        Finding::LetterDays { .. } => "/letter/days",
        _ => "",
    }
}

fn said(finding: &Finding, letter: Option<Issued>) -> (&'static ProblemKind, Params) {
    match finding {
        Finding::NotPractised => (&say::NOT_PRACTISED, vec![]),
        Finding::NoSuchStep { state, step } => (
            &say::NO_SUCH_STEP,
            vec![("state", spoken::state(*state).into()), ("step", spoken::step(*step).into())],
        ),
        Finding::NotYours { .. } => (&say::NOT_YOURS, vec![]),
        Finding::ReasonMissing { .. } => (&say::REASON_MISSING, vec![]),
        Finding::AlreadyOpen(other) => (
            &say::ALREADY_OPEN,
            vec![("opened", other.opened_on.to_string()), ("state", spoken::state(other.state).into())],
        ),
        Finding::SameBranch => (&say::SAME_BRANCH, vec![]),
        Finding::CannotLetGo => (&say::CANNOT_LET_GO, vec![]),
        Finding::CannotTake => (&say::CANNOT_TAKE, vec![]),
        Finding::Unfinished { pending, .. } => {
            (&say::UNFINISHED, vec![("pending", spoken::pending(*pending).into())])
        }
        Finding::Arrears { paid_to, months, .. } => {
            (&say::ARREARS, vec![("paid_to", paid_to.to_string()), ("months", months.to_string())])
        }
        Finding::LetterMissing => (&say::LETTER_MISSING, vec![]),
        Finding::LetterDays { days, least, most } => (
            &say::LETTER_DAYS,
            vec![("days", days.to_string()), ("least", least.to_string()), ("most", most.to_string())],
        ),
        Finding::LetterExpired { valid_until } => (
            &say::LETTER_EXPIRED,
            vec![
                ("issued_on", letter.map(|letter| letter.issued_on.to_string()).unwrap_or_default()),
                ("valid_until", valid_until.to_string()),
            ],
        ),
        Finding::NotExpired { valid_until } => {
            (&say::NOT_EXPIRED, vec![("valid_until", valid_until.to_string())])
        }
        Finding::InFuture { .. } => (&kinds::IN_FUTURE, vec![]),
        Finding::BeforeLetter { on, issued_on } => {
            (&say::BEFORE_LETTER, vec![("on", on.to_string()), ("issued_on", issued_on.to_string())])
        }
        _ => (&say::AGAINST_RULES, vec![]),
    }
}

/// The wording on a day of the rule that found it.
fn basis(desk: &Desk<'_>, finding: &Finding, day: Date) -> Option<Basis> {
    let rules = &desk.pack.transfers;
    match finding {
        Finding::NotPractised | Finding::AlreadyOpen(_) => {
            Some(rules.practice.on(day).basis("transfers.practice"))
        }
        Finding::CannotLetGo | Finding::CannotTake => Some(desk.pack.unit_kinds.on(day).basis("units.kinds")),
        Finding::Unfinished { .. } | Finding::Arrears { .. } => {
            Some(rules.pending.on(day).basis("transfers.pending"))
        }
        Finding::LetterDays { .. } | Finding::LetterExpired { .. } => {
            Some(rules.letter.on(day).basis("transfers.letter"))
        }
        _ => None,
    }
}
