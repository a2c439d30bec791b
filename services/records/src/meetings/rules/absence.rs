//! Half a year without meetings, dues or work, and without a reason (党章第九条). It calls the branch; it changes
//! nobody's membership.

use crate::lapse;
use kernel::{add_months, words};
use rulepack::organisational_life::LongAbsence;
use time::Date;

words! {
    /// What somebody has not done for so long.
    pub enum Ground {
        Meetings = "meetings",
        Dues = "dues",
        Work = "work",
    }
}

/// Since when something has been left undone without a reason; none where it is done, or there is a reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Neglect {
    pub meetings: Option<Date>,
    pub dues: Option<Date>,
    pub work: Option<Date>,
}

/// The grounds that have lasted long enough on a day, each with its beginning.
pub fn grounds(rule: &LongAbsence, neglect: &Neglect, today: Date) -> Vec<(Ground, Date)> {
    let grounds =
        [(Ground::Meetings, neglect.meetings), (Ground::Dues, neglect.dues), (Ground::Work, neglect.work)];
    let over = |since: Date| add_months(since, u16::from(rule.months)) <= today;
    grounds.into_iter().filter_map(|(ground, since)| Some((ground, since.filter(|s| over(*s))?))).collect()
}

/// The last day on which something may have begun that has lasted long enough today.
pub fn latest(rule: &LongAbsence, today: Date) -> Date {
    lapse::latest(u16::from(rule.months), today)
}
