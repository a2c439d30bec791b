//! Assessment (核定): what a member owes a month, and how that was found.

use super::{
    Basis, Finding, Policy, amount,
    base::{self, Payslip},
    policy,
    relief::{self, Relief},
};
use kernel::{Fen, YearMonth};
use rulepack::dues::{BaseOf, Dues, PayerKind, PayerRule, RateTable};
use time::Date;

/// What is known of a member's income.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Income {
    /// Nothing is asked: the amount of the kind of payer.
    NotAsked,
    Payslip(Payslip),
    /// The base somebody else found: pension, pay received, pay after what does not count.
    Base(Fen),
    /// Net income of the three months of the quarter before; a loss is negative.
    Quarter([Fen; 3]),
    /// The monthly amount alone; pay stays with whoever computed it.
    Amount(Fen),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    pub payer: PayerKind,
    /// The first month the amount is for.
    pub month: YearMonth,
    pub income: Income,
    pub relief: Option<Relief>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    pub payer: PayerKind,
    pub from: YearMonth,
    /// What the rate was applied to; none for fixed amounts and where only the amount was handed in.
    pub base: Option<Fen>,
    pub basis_points: Option<u16>,
    /// Before cap and relief.
    pub computed: Fen,
    /// What is owed a month.
    pub amount: Fen,
    /// The rules it rests on.
    pub rests_on: Vec<Basis>,
    /// Warnings.
    pub notes: Vec<Finding>,
}

/// Fixes an amount by the rules in force on the first day of its month; the policy is that of the same day.
///
/// # Errors
/// When the income is not of the sort this kind of payer is measured by, or an amount is out of bounds.
pub fn assess(facts: &Facts, policy: &Policy, dues: &Dues) -> Result<Assessment, Finding> {
    let day = facts.month.first_day();
    let payers = dues.payers.on(day);
    let mut result = Assessment {
        payer: facts.payer,
        from: facts.month,
        base: None,
        basis_points: None,
        computed: Fen(0),
        amount: Fen(0),
        rests_on: vec![payers.basis("dues.payers")],
        notes: Vec::new(),
    };
    match payers.value.0.get(&facts.payer).copied() {
        Some(PayerRule::Fixed { least, usual, most }) => {
            let set = policy.fixed.get(&facts.payer).copied().unwrap_or(usual);
            result.computed = fixed(facts, set, least, most)?;
        }
        Some(PayerRule::Rate { table, base, .. }) => result.by_rate(facts, table, base, policy, dues)?,
        None => return Err(Finding::IncomeDoesNotFit { payer: facts.payer }),
    }
    result.amount = result.computed;
    result.capped(policy, dues, day);
    result.relieved(facts.relief.as_ref(), dues, day)?;
    Ok(result)
}

fn fixed(facts: &Facts, usual: Fen, least: Fen, most: Fen) -> Result<Fen, Finding> {
    let amount = match facts.income {
        Income::NotAsked => usual,
        Income::Amount(amount) => amount,
        _ => return Err(Finding::IncomeDoesNotFit { payer: facts.payer }),
    };
    policy::bounds(least, most, amount).map_or(Ok(amount), Err)
}

impl Assessment {
    fn by_rate(
        &mut self,
        facts: &Facts,
        table: RateTable,
        of: BaseOf,
        policy: &Policy,
        dues: &Dues,
    ) -> Result<(), Finding> {
        if let Income::Amount(amount) = facts.income {
            self.computed = not_negative(amount)?;
            return Ok(());
        }
        let day = facts.month.first_day();
        let base = self.base_of(facts, of, policy, dues)?;
        let rates = dues.rates.on(day);
        let bracket = rates.value.bracket(table, base);
        let basis_points = bracket.ok_or(Finding::IncomeDoesNotFit { payer: facts.payer })?.basis_points;
        self.rests_on.push(rates.basis("dues.rates"));
        self.rests_on.push(dues.rounding.on(day).basis("dues.rounding"));
        self.base = Some(base);
        self.basis_points = Some(basis_points);
        self.computed = amount::by_rate(base, basis_points, policy.rounding);
        Ok(())
    }

    fn base_of(&mut self, facts: &Facts, of: BaseOf, policy: &Policy, dues: &Dues) -> Result<Fen, Finding> {
        let misfit = Finding::IncomeDoesNotFit { payer: facts.payer };
        match (&facts.income, of) {
            (Income::Base(base), _) => not_negative(*base),
            (Income::Quarter(months), BaseOf::PreviousQuarter) => Ok(amount::average(months).max(Fen(0))),
            (Income::Payslip(slip), BaseOf::MonthlyPay) => {
                let rule = dues.base.on(facts.month.first_day());
                let method = rule.value.methods.get(&policy.base).ok_or(misfit)?;
                let reckoning = base::reckon(slip, method)?;
                self.rests_on.push(rule.basis("dues.base"));
                self.notes.extend(reckoning.note);
                Ok(reckoning.base)
            }
            _ => Err(misfit),
        }
    }

    fn capped(&mut self, policy: &Policy, dues: &Dues, day: Date) {
        if let Some(cap) = policy.cap.filter(|cap| self.computed > *cap) {
            self.amount = cap;
            self.rests_on.push(dues.cap.on(day).basis("dues.cap"));
            self.notes.push(Finding::AboveCap { computed: self.computed, cap });
        }
    }

    /// A relief that waits for something leaves the full amount and says what for; one that can never be is refused.
    fn relieved(&mut self, relief: Option<&Relief>, dues: &Dues, day: Date) -> Result<(), Finding> {
        let Some(relief) = relief.filter(|relief| relief.months.contains(self.from)) else { return Ok(()) };
        let rule = dues.hardship.on(day);
        let (owed, note) = relief::apply(self.amount, relief, self.from, &rule.value);
        if let Some(refused) = note.as_ref().filter(|note| note.blocks()) {
            return Err(refused.clone());
        }
        self.rests_on.push(rule.basis("dues.hardship"));
        self.amount = owed;
        self.notes.extend(note);
        Ok(())
    }
}

fn not_negative(amount: Fen) -> Result<Fen, Finding> {
    if amount < Fen(0) { Err(Finding::NegativeAmount { given: amount }) } else { Ok(amount) }
}

#[cfg(test)]
#[path = "assess_tests.rs"]
mod tests;
