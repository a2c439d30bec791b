//! Spending (支出): on what the rules name, decided together, with a voucher.

use super::Finding;
use kernel::Fen;
use rulepack::dues::{Spending, SpendingPurpose};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expense {
    pub amount: Fen,
    pub purpose: SpendingPurpose,
    /// Whether the meeting that decided it is named.
    pub decided: bool,
    pub voucher: bool,
    /// For what the money was allocated, where it was.
    pub allocated_for: Option<SpendingPurpose>,
}

/// Everything that is wrong with an expense out of this balance.
pub fn check(expense: &Expense, balance: Fen, rule: &Spending) -> Vec<Finding> {
    let mut findings = Vec::new();
    let purpose = expense.purpose;
    if expense.amount <= Fen(0) {
        findings.push(Finding::NegativeAmount { given: expense.amount });
    }
    if !rule.purposes.contains(&purpose) {
        findings.push(Finding::PurposeNotAllowed { purpose });
    }
    if let Some(allocated_for) = expense.allocated_for.filter(|meant| *meant != purpose) {
        findings.push(Finding::OtherPurpose { allocated_for, purpose });
    }
    if rule.decision && !expense.decided {
        findings.push(Finding::DecisionMissing);
    }
    if rule.voucher && !expense.voucher {
        findings.push(Finding::VoucherMissing);
    }
    if expense.amount > balance {
        findings.push(Finding::NotEnoughMoney { have: balance, asked: expense.amount });
    }
    findings
}
