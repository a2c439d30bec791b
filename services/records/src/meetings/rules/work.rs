//! The year of a secretary.

use kernel::YearMonth;
use rulepack::organisational_life::{WorkCalendar, WorkItem};

/// What a month is expected to bring beside its duties.
pub fn expected(rules: &WorkCalendar, month: YearMonth) -> Vec<WorkItem> {
    let now = u8::from(month.month());
    rules.0.iter().filter(|(_, months)| months.contains(&now)).map(|(item, _)| *item).collect()
}
