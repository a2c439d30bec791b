//! The base of monthly pay: what of a payslip counts.

use super::{Finding, amount};
use kernel::Fen;
use rulepack::dues::{BaseRule, Deduction, Employer, PayItem};

/// A month's pay as it is on the slip. An item may come in several lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payslip {
    pub employer: Employer,
    pub items: Vec<(PayItem, Fen)>,
    /// What the member pays; the employer's contributions are no part of pay.
    pub deductions: Vec<(Deduction, Fen)>,
}

/// How the base was found, line by line, for whoever fixed the amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reckoning {
    /// Never negative.
    pub base: Fen,
    pub counted: Vec<(PayItem, Fen)>,
    pub left_out: Vec<(PayItem, Fen)>,
    pub deducted: Vec<(Deduction, Fen)>,
    pub not_deducted: Vec<(Deduction, Fen)>,
    /// That deductions exceed what counts.
    pub note: Option<Finding>,
}

/// Sorts the lines of a slip and adds them up.
///
/// # Errors
/// For a negative line: a correction of pay belongs to the month it corrects.
pub fn reckon(slip: &Payslip, rule: &BaseRule) -> Result<Reckoning, Finding> {
    let amounts = slip.items.iter().map(|line| line.1).chain(slip.deductions.iter().map(|line| line.1));
    if let Some(given) = amounts.clone().find(|amount| *amount < Fen(0)) {
        return Err(Finding::NegativeAmount { given });
    }
    let counts =
        |line: &(PayItem, Fen)| rule.counted.get(&slip.employer).is_some_and(|items| items.contains(&line.0));
    let (counted, left_out): (Vec<_>, Vec<_>) = slip.items.iter().copied().partition(counts);
    let (deducted, not_deducted): (Vec<_>, Vec<_>) =
        slip.deductions.iter().copied().partition(|line| rule.deducted.contains(&line.0));
    let base = amount::less(
        amount::sum(counted.iter().map(|line| line.1)),
        amount::sum(deducted.iter().map(|line| line.1)),
    );
    let note = (base < Fen(0)).then_some(Finding::NegativeBase { base });
    Ok(Reckoning { base: base.max(Fen(0)), counted, left_out, deducted, not_deducted, note })
}
