//! What the organisation as a whole arranges.

use super::{dues::Choice, measure::Setting};
use crate::{Timeline, load::Entries};
use serde::Deserialize;

kernel::words! {
    /// By what the themed day is fixed.
    pub enum FixedBy {
        /// Every branch finds its day.
        NotFixed = "not_fixed",
        DayOfMonth = "day_of_month",
        /// The first, second … such weekday.
        Weekday = "weekday",
    }
}

/// The rules of the area, each with its versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    pub themed_day: Timeline<ThemedDay>,
    pub digest: Timeline<Digest>,
    pub next_year: Timeline<NextYear>,
    pub alike: Timeline<Alike>,
}

impl Overview {
    pub(crate) fn take(entries: &mut Entries) -> Option<Self> {
        let themed_day = entries.take("meetings.themed_day");
        let digest = entries.take("overview.digest");
        let next_year = entries.take("overview.next_year");
        let alike = entries.take("overview.alike");
        Some(Self { themed_day: themed_day?, digest: digest?, next_year: next_year?, alike: alike? })
    }
}

/// `meetings.themed_day`
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemedDay {
    pub by: Choice<FixedBy>,
    pub day: Setting,
    pub nth: Setting,
    /// 1 is Monday.
    pub weekday: Setting,
}

/// `overview.digest`: when the one digest of a week goes out, in the time of Shanghai.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Digest {
    /// 1 is Monday.
    pub weekday: Setting,
    pub hour: Setting,
}

/// `overview.next_year`: from when the days off of the coming year are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NextYear {
    pub from_month: Setting,
}

/// `overview.alike`: what looks like something that was entered before. It only says where to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alike {
    /// Days between two payments of one sum, or two talks of one pair, that may be the same.
    pub days: u8,
    /// Characters of the runs that minutes are compared by.
    pub run: u8,
    /// Minutes of fewer characters are not compared: short ones all read alike.
    pub characters: u16,
    /// Runs of a record, of a thousand, that stand in another one as well.
    pub permille: u16,
    /// Months back that minutes are compared with.
    pub months: u8,
    /// Records they are compared with at most, latest first.
    pub records: u16,
}

impl Alike {
    pub const fn sound(&self) -> bool {
        self.run >= 2 && self.permille >= 1 && self.permille <= 1000 && self.months >= 1 && self.records >= 1
    }
}
