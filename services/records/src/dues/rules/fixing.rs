//! When an amount is fixed anew, and which one holds for a month.

use super::{Finding, Months, months::block, relief::Relief};
use kernel::{Fen, YearMonth};
use rulepack::dues::{ChangeReason, FixedFor, Fixing, FixingMode, Hardship};
use std::collections::BTreeMap;

/// An amount and the month from which it is owed; it holds until the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fixed {
    pub from: YearMonth,
    pub amount: Fen,
    pub reason: Option<ChangeReason>,
}

/// What a member owes for each month.
pub type Owed = BTreeMap<YearMonth, Fen>;

/// The fixing that holds for a month. Of two from the same month the one recorded later.
pub fn in_force(fixed: &[Fixed], month: YearMonth) -> Option<&Fixed> {
    fixed.iter().filter(|one| one.from <= month).max_by_key(|one| one.from)
}

/// Whether an amount may be fixed from that month, given the earlier ones.
///
/// # Errors
/// Within the span the present amount was fixed for, without a reason the rules know.
pub fn may_fix(
    earlier: &[Fixed],
    new: &Fixed,
    span: FixedFor,
    mode: FixingMode,
    rule: &Fixing,
) -> Result<(), Finding> {
    let Some(present) = in_force(earlier, new.from) else { return Ok(()) };
    let reasoned = new.reason.is_some_and(|reason| rule.reasons.contains(&reason));
    if mode == FixingMode::OnChange || reasoned || fixed_with(new.from, span).first() > present.from {
        return Ok(());
    }
    Err(Finding::ChangeInYear { fixed_from: present.from, asked: new.from })
}

/// That the amount of this month was fixed for an earlier span. The amount of a year may stand until pay changes, where
/// that is the mode; the income of a quarter or a month is another one each time.
pub fn not_fixed_anew(
    fixed: &[Fixed],
    month: YearMonth,
    span: FixedFor,
    mode: FixingMode,
) -> Option<Finding> {
    let asked = mode == FixingMode::Yearly || span != FixedFor::Year;
    let present = in_force(fixed, month).filter(|_| asked)?;
    let months = fixed_with(month, span);
    let old = present.from < months.first();
    old.then_some(Finding::NotFixedFor { months, fixed_from: present.from })
}

/// What is owed for each of these months: the amount in force, or that of a relief which has all it needs.
/// Months before the first fixing owe nothing and are left out.
pub fn owed(fixed: &[Fixed], reliefs: &[Relief], months: Months, rule: &Hardship) -> Owed {
    let relieved = |amount: Fen, month| {
        let lower = |owed: Fen, relief| super::relief::apply(owed, relief, month, rule).0;
        reliefs.iter().fold(amount, lower)
    };
    let of = |month| in_force(fixed, month).map(|one| (month, relieved(one.amount, month)));
    months.iter().filter_map(of).collect()
}

/// The months for which an amount is fixed at once with that of this one.
fn fixed_with(month: YearMonth, span: FixedFor) -> Months {
    let size = match span {
        FixedFor::Month => 1,
        FixedFor::Quarter => 3,
        FixedFor::Year => 12,
    };
    block(month, size)
}
