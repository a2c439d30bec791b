//! The calendar of terms: when one ends, when to warn, and an election before or after.

use super::Finding;
use kernel::{YearMonth, add_years, whole_months};
use rulepack::{Nature, Terms, UnitKind, elections::Shift};
use time::{Date, Duration, util::days_in_month};

/// A term of a committee, or of a secretary where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    pub years: u8,
    /// The day by which the next one is elected.
    pub ends_on: Date,
    /// From when the end is warned of.
    pub warn_from: Date,
}

/// The term of a unit elected on a day; none where its kind has no terms.
pub fn term(rules: &Terms, kind: UnitKind, nature: Option<Nature>, elected_on: Date) -> Option<Term> {
    let years = rules.years(kind, nature)?;
    Some(ending(rules, years, add_years(elected_on, years)))
}

/// A term of so many years that ends on a day.
pub fn ending(rules: &Terms, years: u8, ends_on: Date) -> Term {
    Term { years, ends_on, warn_from: months_before(ends_on, rules.remind_months) }
}

/// What a day asks for; nothing while the end is far.
pub fn state(term: &Term, today: Date) -> Option<Finding> {
    let ends_on = term.ends_on;
    if today > ends_on {
        Some(Finding::TermOver { ends_on })
    } else {
        (today >= term.warn_from).then_some(Finding::TermEnding { ends_on })
    }
}

/// An election on that day instead of at the end: earlier than a few days before (`chosen`, where an organisation has
/// set how many) or later, the unit above has to approve, and normally by no more than a year.
pub fn shift(
    rules: Shift,
    term: &Term,
    elected_on: Date,
    chosen: Option<u16>,
    approved: bool,
) -> Vec<Finding> {
    let on_time = chosen.filter(|days| rules.on_time_days.allows(*days)).unwrap_or(rules.on_time_days.usual);
    let from = term.ends_on.checked_sub(Duration::days(on_time.into())).unwrap_or(term.ends_on);
    if from <= elected_on && elected_on <= term.ends_on {
        return Vec::new();
    }
    let (first, last) = (term.ends_on.min(elected_on), term.ends_on.max(elected_on));
    let months = begun_months(first, last);
    let mut found = Vec::new();
    if rules.higher_approval && !approved {
        found.push(Finding::ApprovalMissing { months });
    }
    if months > u16::from(rules.months_most) {
        found.push(Finding::ShiftTooLong { months, most: rules.months_most });
    }
    found
}

/// Months between two days, a begun one taken for whole.
fn begun_months(from: Date, to: Date) -> u16 {
    let whole = whole_months(from, to);
    whole + u16::from(kernel::add_months(from, whole) < to)
}

/// The same day so many months earlier, or that month's last.
fn months_before(day: Date, months: u8) -> Date {
    let month = YearMonth::of(day).plus(-i32::from(months));
    let last = days_in_month(month.month(), month.year());
    month.first_day().replace_day(day.day().min(last)).unwrap_or(day)
}
