//! Months that have gone by.

use kernel::{YearMonth, add_months};
use std::iter::successors;
use time::Date;

/// The last day on which something may have begun that has lasted so many months today.
pub fn latest(months: u16, today: Date) -> Date {
    let month = YearMonth::of(today).plus(-i32::from(months));
    let mut days = successors(Some(month.last_day()), |day| day.previous_day());
    days.find(|day| add_months(*day, months) <= today).unwrap_or(today)
}
