//! What the rules find, as problems and notices that name the wording they rest on.

mod books;

use super::{
    problems::{
        ABOVE_CAP, AGAINST_RULES, ALREADY_PAID, AMOUNT_DIFFERS, APPROVER, BEFORE_PAYMENT, BEFORE_STUDY,
        CHANGE_IN_YEAR, CONSENT_MISSING, ELSEWHERE, HANDED_IN, LEAVES_UNPAID, MISFIT, NEGATIVE,
        NEGATIVE_BASE, NOT_APPROVED, NOT_FIXED_FOR, NOT_OWED, NOT_STUDIED, OUT_OF_BOUNDS, RELIEF_ABOVE,
        REVERSAL_OF_REVERSAL, TOO_FAR_AHEAD, TOO_FAR_BACK,
    },
    rules::{Basis, Finding, Months},
};
use crate::{notice::Notice, spoken};
use kernel::Fen;
use rest::{Problem, ProblemKind, kinds};
use rulepack::dues::Dues;
use std::fmt::Display;
use time::Date;

type Params = Vec<(&'static str, String)>;
type Text = (&'static ProblemKind, Params);

/// The refusal of everything that is wrong, each at its field; by its own code where there is one thing only.
pub fn refusal(findings: Vec<(String, Finding)>, dues: &Dues, day: Date) -> Problem {
    let one = findings.len() == 1;
    let mut problem = kinds::VALIDATION.problem();
    for (pointer, finding) in findings {
        let (kind, params) = words(&finding, dues, day);
        if one {
            problem = params.iter().fold(kind.problem(), |problem, (name, value)| problem.with(name, value));
        }
        problem = problem.field_with(pointer, kind, &params);
    }
    problem
}

/// The same of one finding.
pub fn refused(pointer: &str, finding: Finding, dues: &Dues, day: Date) -> Problem {
    refusal(vec![(pointer.to_owned(), finding)], dues, day)
}

/// What does not stop anybody.
pub fn notice(finding: &Finding, dues: &Dues, day: Date) -> Notice {
    let (kind, params) = words(finding, dues, day);
    let problem = params.iter().fold(kind.problem(), |problem, (name, value)| problem.with(name, value));
    Notice::by(problem, basis(finding, dues, day))
}

pub fn months(months: Months) -> String {
    if months.count() == 1 {
        months.first().to_string()
    } else {
        format!("{}–{}", months.first(), months.last())
    }
}

fn words(finding: &Finding, dues: &Dues, day: Date) -> Text {
    let (kind, mut params) = text(finding);
    let basis = basis(finding, dues, day);
    params.extend([
        ("rule", basis.rule.to_owned()),
        ("source", basis.source),
        ("since", basis.effective_from.to_string()),
    ]);
    (kind, params)
}

fn text(finding: &Finding) -> Text {
    match finding {
        Finding::IncomeDoesNotFit { .. } => (&MISFIT, vec![]),
        Finding::AmountOutOfBounds { least, most, given } => {
            (&OUT_OF_BOUNDS, vec![money("least", *least), money("most", *most), money("given", *given)])
        }
        Finding::NegativeAmount { given } => (&NEGATIVE, vec![money("given", *given)]),
        Finding::NegativeBase { .. } => (&NEGATIVE_BASE, vec![]),
        Finding::AboveCap { computed, cap } => {
            (&ABOVE_CAP, vec![money("computed", *computed), money("cap", *cap)])
        }
        Finding::ChangeInYear { fixed_from, .. } => (&CHANGE_IN_YEAR, vec![word("fixed_from", fixed_from)]),
        Finding::NotFixedFor { months, fixed_from } => {
            (&NOT_FIXED_FOR, vec![word("months", self::months(*months)), word("fixed_from", fixed_from)])
        }
        Finding::ReliefNotStudied => (&NOT_STUDIED, vec![]),
        Finding::ReliefNotApproved => (&NOT_APPROVED, vec![]),
        Finding::ReliefApprovedBeforeStudy { studied_on, approved_on } => {
            (&BEFORE_STUDY, vec![word("studied_on", studied_on), word("approved_on", approved_on)])
        }
        Finding::ReliefApprover { by } => (&APPROVER, vec![word("by", spoken::kind(*by))]),
        Finding::ReliefAboveDues { owed, asked } => {
            (&RELIEF_ABOVE, vec![money("owed", *owed), money("asked", *asked)])
        }
        other => of_payment(other),
    }
}

fn of_payment(finding: &Finding) -> Text {
    match finding {
        Finding::AlreadyPaid { months } => (&ALREADY_PAID, vec![word("months", self::months(*months))]),
        Finding::NotOwed { month } => (&NOT_OWED, vec![word("month", month)]),
        Finding::AmountDiffers { owed, given } => {
            (&AMOUNT_DIFFERS, vec![money("owed", *owed), money("given", *given)])
        }
        Finding::ConsentMissing { months } => (&CONSENT_MISSING, vec![word("months", self::months(*months))]),
        Finding::TooFarAhead { last, allowed } => {
            (&TOO_FAR_AHEAD, vec![word("last", last), word("allowed", allowed)])
        }
        Finding::HandedInWithoutConsent => (&HANDED_IN, vec![]),
        Finding::NotTheOwnBranch => (&ELSEWHERE, vec![]),
        Finding::TooFarBack { months, allowed, first_allowed } => (
            &TOO_FAR_BACK,
            vec![word("months", months), word("allowed", allowed), word("first", first_allowed)],
        ),
        Finding::LeavesUnpaid { month } => (&LEAVES_UNPAID, vec![word("month", month)]),
        Finding::BeforeTheEntry { entry_on, .. } => (&BEFORE_PAYMENT, vec![word("paid_on", entry_on)]),
        Finding::ReversalOfReversal => (&REVERSAL_OF_REVERSAL, vec![]),
        other => books::text(other).unwrap_or((&AGAINST_RULES, vec![])),
    }
}

/// The wording on a day of the rule that found it.
fn basis(finding: &Finding, dues: &Dues, day: Date) -> Basis {
    match finding {
        Finding::IncomeDoesNotFit { .. }
        | Finding::AmountOutOfBounds { .. }
        | Finding::NegativeAmount { .. } => dues.payers.on(day).basis("dues.payers"),
        Finding::NegativeBase { .. } => dues.base.on(day).basis("dues.base"),
        Finding::AboveCap { .. } => dues.cap.on(day).basis("dues.cap"),
        // what is fixed for less than a year is so by its base
        Finding::NotFixedFor { months, .. } if months.count() < 12 => {
            dues.payers.on(day).basis("dues.payers")
        }
        Finding::ChangeInYear { .. } | Finding::NotFixedFor { .. } => {
            dues.fixing.on(day).basis("dues.fixing")
        }
        Finding::ReliefNotStudied
        | Finding::ReliefNotApproved
        | Finding::ReliefApprovedBeforeStudy { .. }
        | Finding::ReliefApprover { .. }
        | Finding::ReliefAboveDues { .. } => dues.hardship.on(day).basis("dues.hardship"),
        other => books::basis(other, dues, day).unwrap_or_else(|| dues.payment.on(day).basis("dues.payment")),
    }
}

fn money(name: &'static str, amount: Fen) -> (&'static str, String) {
    (name, spoken::money(amount))
}

fn word(name: &'static str, value: impl Display) -> (&'static str, String) {
    (name, value.to_string())
}
