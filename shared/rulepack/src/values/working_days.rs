use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use time::{Date, Weekday};
use utoipa::ToSchema;

/// The rule with an entry for every year, in force from its first day.
pub const WORKING_DAYS: &str = "calendar.working_days";

/// `calendar.working_days`: what one year's notice says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct YearOfDays {
    /// Spans of days off, first and last day.
    #[schema(value_type = Vec<Vec<Date>>)]
    pub off: Vec<(Date, Date)>,
    /// Days of a weekend that are worked.
    #[schema(value_type = Vec<Date>)]
    pub worked: BTreeSet<Date>,
}

impl YearOfDays {
    /// More than any year has; a year of single days is no list of holidays.
    const MOST: usize = 100;

    /// Whether it is as short as a year's notice.
    pub fn is_short(&self) -> bool {
        self.off.len() <= Self::MOST && self.worked.len() <= Self::MOST
    }
}

/// Which days are worked. Without a notice for a year every weekday is, and [`Calendar::knows`] says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    years: BTreeSet<i32>,
    off: BTreeSet<Date>,
    worked: BTreeSet<Date>,
}

impl Calendar {
    /// Weekends alone.
    pub fn weekends() -> Self {
        Self::default()
    }

    /// Adds what is known of a year.
    #[must_use]
    pub fn with_year(mut self, year: i32, days: &YearOfDays) -> Self {
        self.years.insert(year);
        let until = |last: Date| move |day: &Date| (*day < last).then(|| day.next_day()).flatten();
        self.off.extend(
            days.off
                .iter()
                .filter(|(first, last)| first <= last)
                .flat_map(|(first, last)| std::iter::successors(Some(*first), until(*last))),
        );
        self.worked.extend(&days.worked);
        self
    }

    /// Whether the year's notice is known, so that an answer about the day is more than weekends.
    pub fn knows(&self, day: Date) -> bool {
        self.years.contains(&day.year())
    }

    /// Whether the notice of every year between two days is known.
    pub fn knows_all(&self, from: Date, to: Date) -> bool {
        (from.year()..=to.year()).all(|year| self.years.contains(&year))
    }

    pub fn is_worked(&self, day: Date) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        self.worked.contains(&day) || (!weekend && !self.off.contains(&day))
    }

    /// Off by the notice of its year, on whatever day of the week.
    pub fn is_off(&self, day: Date) -> bool {
        self.off.contains(&day)
    }

    /// Working days from one day to another, both included; 0 when the second is earlier.
    pub fn count(&self, from: Date, to: Date) -> u32 {
        let days = std::iter::successors(Some(from), |day| day.next_day()).take_while(|day| *day <= to);
        u32::try_from(days.filter(|day| self.is_worked(*day)).count()).unwrap_or(u32::MAX)
    }

    /// The day on which so many working days are full, the first day included; the first itself for none.
    pub fn nth(&self, from: Date, days: u32) -> Date {
        let mut left = days;
        for day in std::iter::successors(Some(from), |day| day.next_day()) {
            left = left.saturating_sub(u32::from(self.is_worked(day)));
            if left == 0 {
                return day;
            }
        }
        Date::MAX
    }
}

#[cfg(test)]
#[path = "working_days_tests.rs"]
mod tests;
