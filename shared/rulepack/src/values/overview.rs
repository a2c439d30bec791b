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
}

impl Overview {
    pub(crate) fn take(entries: &mut Entries) -> Option<Self> {
        let themed_day = entries.take("meetings.themed_day");
        let digest = entries.take("overview.digest");
        let next_year = entries.take("overview.next_year");
        Some(Self { themed_day: themed_day?, digest: digest?, next_year: next_year? })
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
