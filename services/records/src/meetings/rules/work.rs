//! The year of a secretary.

use kernel::YearMonth;
use rulepack::organisational_life::{MeetingKind, WorkCalendar, WorkItem};
use std::iter::successors;

/// Months of a year, and the longest a piece of work can be expected without a break.
const YEAR: usize = 12;

/// What a month is expected to bring beside its duties.
pub fn expected(rules: &WorkCalendar, month: YearMonth) -> Vec<WorkItem> {
    let now = u8::from(month.month());
    rules.0.iter().filter(|(_, months)| months.contains(&now)).map(|(item, _)| *item).collect()
}

/// The last month of those in a row, from this one on, in which a piece of work is expected.
pub fn until(rules: &WorkCalendar, item: WorkItem, month: YearMonth) -> YearMonth {
    let months =
        |month: &YearMonth| rules.0.get(&item).is_some_and(|of| of.contains(&u8::from(month.month())));
    successors(Some(month), |month| Some(month.next())).take(YEAR).take_while(months).last().unwrap_or(month)
}

/// The meeting a piece of work is done with: the records tell when it is.
pub const fn meeting(item: WorkItem) -> Option<MeetingKind> {
    match item {
        WorkItem::Appraisal => Some(MeetingKind::Appraisal),
        WorkItem::OrganisationalLife => Some(MeetingKind::OrganisationalLife),
        _ => None,
    }
}
