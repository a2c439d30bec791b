//! Whether somebody who goes away has to move the relation, and on what paper.

use super::Finding;
use kernel::add_months;
use rulepack::transfers::{Need, Paper};
use time::Date;

/// What is known of a stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    /// The unit of work or the habitual residence has changed.
    pub changed: bool,
    pub from: Date,
    pub until: Date,
    /// At one place, by and large.
    pub fixed_place: bool,
}

/// The paper a stay needs. `chosen`: the months without paper an organisation has set.
pub fn paper(rules: Need, chosen: Option<u16>, stay: Stay) -> Paper {
    let free = chosen.filter(|months| rules.no_paper_months.allows(*months));
    let free = free.unwrap_or(rules.no_paper_months.usual);
    let long = add_months(stay.from, u16::from(rules.transfer_months)) <= stay.until;
    if stay.changed || long && stay.fixed_place {
        Paper::Letter
    } else if free > 0 && stay.until <= add_months(stay.from, free) {
        Paper::None
    } else {
        Paper::Certificate
    }
}

/// The last day on which a certificate may be taken: the end of the stay, as long as it lies ahead, and no later than a stay
/// lasts that moves no relation: it does from the day its months are full, so the day before is the last.
pub fn certificate_until(rules: Need, issued_on: Date, stay_until: Option<Date>) -> Date {
    let full = add_months(issued_on, u16::from(rules.transfer_months));
    let latest = full.previous_day().unwrap_or(issued_on);
    stay_until.filter(|until| *until >= issued_on).map_or(latest, |until| until.min(latest))
}

/// Somebody who should have moved, attends and pays nowhere, and gives no reason, for so long.
pub fn unmoved(rules: Need, since: Date, today: Date) -> Option<Finding> {
    let over = add_months(since, u16::from(rules.neglect_months)) <= today;
    over.then_some(Finding::Unmoved { since })
}

/// Since when somebody who is away was nowhere: not at a meeting, excused from one, or paying.
pub fn silent_since(left_on: Date, attended: Option<Date>, paid: Option<Date>) -> Date {
    attended.into_iter().chain(paid).fold(left_on, Date::max)
}
