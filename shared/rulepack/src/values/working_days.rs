use serde::Deserialize;
use std::collections::BTreeSet;
use time::{Date, Weekday};

/// `calendar.working_days`: what one year's notice says; an entry for every year, in force from its first day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearOfDays {
    /// Spans of days off, first and last day.
    pub off: Vec<(Date, Date)>,
    /// Days of a weekend that are worked.
    pub worked: BTreeSet<Date>,
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

    /// Sets single days, as an administrator does; the last word on a day holds.
    #[must_use]
    pub fn with_days(mut self, days: impl IntoIterator<Item = (Date, bool)>) -> Self {
        for (day, worked) in days {
            let (to, from) =
                if worked { (&mut self.worked, &mut self.off) } else { (&mut self.off, &mut self.worked) };
            from.remove(&day);
            to.insert(day);
        }
        self
    }

    /// Whether the year's notice is known, so that an answer about the day is more than weekends.
    pub fn knows(&self, day: Date) -> bool {
        self.years.contains(&day.year())
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
