//! Members whose relation stays while they live elsewhere (流动党员).

use super::Finding;
use kernel::{add_months, add_years};
use rulepack::{
    Floating,
    transfers::{Inflow, InflowRight},
};
use time::Date;

/// A stay away from the own branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Away {
    pub since: Date,
    /// The unit of work or the residence has changed, and the relation has not.
    pub changed: bool,
    pub attends_own_branch: bool,
}

/// Whether the member counts as floating on a day.
pub fn is_floating(rules: &Floating, away: Away, today: Date) -> bool {
    let long = add_months(away.since, u16::from(rules.after_months)) <= today;
    away.changed && !away.attends_own_branch && long
}

/// Whether the member may do this where he or she has come to.
pub fn may(rules: &Inflow, right: InflowRight) -> bool {
    rules.rights.contains(&right)
}

/// Both sides have the member in their register, or neither.
pub fn registered(outflow: bool, inflow: bool) -> Option<Finding> {
    (outflow != inflow).then_some(Finding::RegisteredOnOneSide)
}

/// The day by which the branch should hear again of somebody abroad.
pub fn contact_by(rules: &Inflow, left_on: Date, last_contact: Option<Date>) -> Date {
    add_months(last_contact.unwrap_or(left_on), u16::from(rules.contact_months))
}

/// The day from which the membership of somebody abroad is generally suspended.
pub fn suspend_from(rules: &Inflow, left_on: Date) -> Date {
    add_years(left_on, rules.abroad_suspend_years)
}

/// Somebody abroad has not been heard of for so long, or away for so long that membership is generally suspended.
pub fn abroad(rules: &Inflow, left_on: Date, last_contact: Option<Date>, today: Date) -> Vec<Finding> {
    let mut found = Vec::new();
    if contact_by(rules, left_on, last_contact) <= today {
        found.push(Finding::ContactDue { since: last_contact.unwrap_or(left_on) });
    }
    if suspend_from(rules, left_on) <= today {
        found.push(Finding::LongAbroad { since: left_on });
    }
    found
}
