//! Spans of whole months. Dues know no part of a month.

use kernel::YearMonth;
use time::{Date, util::days_in_month};

/// Months from the first to the last, both included; never none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Months {
    first: YearMonth,
    last: YearMonth,
}

impl Months {
    /// None when the last lies before the first.
    pub fn new(first: YearMonth, last: YearMonth) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    pub const fn one(month: YearMonth) -> Self {
        Self { first: month, last: month }
    }

    pub const fn first(self) -> YearMonth {
        self.first
    }

    pub const fn last(self) -> YearMonth {
        self.last
    }

    pub fn iter(self) -> impl DoubleEndedIterator<Item = YearMonth> + Clone {
        self.first.to(self.last)
    }

    pub fn count(self) -> u16 {
        u16::try_from(self.last.since(self.first) + 1).unwrap_or(u16::MAX)
    }

    pub fn contains(self, month: YearMonth) -> bool {
        self.first <= month && month <= self.last
    }
}

/// The months of the calendar year cut into spans of so many, that hold this one: the quarter for 3.
pub fn block(month: YearMonth, size: u8) -> Months {
    let size = i32::from(size.max(1));
    let first = month.plus(-(i32::from(u8::from(month.month())) - 1).rem_euclid(size));
    Months { first, last: first.plus(size - 1) }
}

/// The quarter whose average income measures this month.
pub fn previous_quarter(month: YearMonth) -> Months {
    block(block(month, 3).first.plus(-1), 3)
}

/// From when a probationary member owes dues: the whole month in which the branch meeting accepted.
pub fn first_owed(accepted_on: Date) -> YearMonth {
    YearMonth::of(accepted_on)
}

/// From when the receiving branch collects, after a letter that says up to which month was paid.
pub fn first_after_transfer(paid_to: YearMonth) -> YearMonth {
    paid_to.next()
}

/// The day from which a month counts as unpaid; a day the month does not have is its last.
pub fn due_on(month: YearMonth, due_day: u8) -> Date {
    let first = month.first_day();
    let day = due_day.clamp(1, days_in_month(first.month(), first.year()));
    first.replace_day(day).unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vectors::month;
    use time::macros::date;

    #[test]
    fn quarters_begin_in_january_april_july_and_october() {
        for (of, first, last) in [
            ("2026-01", "2026-01", "2026-03"),
            ("2026-06", "2026-04", "2026-06"),
            ("2026-12", "2026-10", "2026-12"),
        ] {
            assert_eq!(Some(block(month(of), 3)), Months::new(month(first), month(last)), "{of}");
        }
        assert_eq!(Some(previous_quarter(month("2026-02"))), Months::new(month("2025-10"), month("2025-12")));
    }

    #[test]
    fn a_day_the_month_does_not_have_is_its_last() {
        assert_eq!(due_on(month("2026-02"), 31), date!(2026 - 02 - 28));
        assert_eq!(due_on(month("2026-07"), 15), date!(2026 - 07 - 15));
        assert_eq!(due_on(month("2026-07"), 0), date!(2026 - 07 - 01));
    }

    #[test]
    fn months_are_never_none() {
        assert_eq!(Months::new(month("2026-02"), month("2026-01")), None);
        assert_eq!(Months::new(month("2025-11"), month("2026-01")).unwrap().count(), 3);
        assert_eq!(first_after_transfer(month("2025-12")), month("2026-01"));
    }
}
