//! Calendar arithmetic as the field does it: a month later is the same day, or the month's last.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};
use time::{Date, Month, util::days_in_month};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, Type},
};

/// The day so many months later; saturates at the calendar's end.
pub fn add_months(day: Date, months: u16) -> Date {
    let index = day.year() * 12 + i32::from(u8::from(day.month())) - 1 + i32::from(months);
    let (year, month) = (index.div_euclid(12), index.rem_euclid(12));
    let month = u8::try_from(month + 1).ok().and_then(|m| Month::try_from(m).ok()).unwrap_or(day.month());
    let last = days_in_month(month, year);
    Date::from_calendar_date(year, month, day.day().min(last)).unwrap_or(Date::MAX)
}

pub fn add_years(day: Date, years: u8) -> Date {
    add_months(day, u16::from(years) * 12)
}

/// Completed years from one day to another; 0 when the second is not later.
pub fn whole_years(from: Date, to: Date) -> u8 {
    (1..=u8::MAX).take_while(|years| add_years(from, *years) <= to).last().unwrap_or(0)
}

/// Completed months from one day to another; 0 when the second is not later.
pub fn whole_months(from: Date, to: Date) -> u16 {
    let rough =
        (to.year() - from.year()) * 12 + i32::from(u8::from(to.month())) - i32::from(u8::from(from.month()));
    let rough = u16::try_from(rough).unwrap_or(0);
    if rough > 0 && add_months(from, rough) > to { rough - 1 } else { rough }
}

/// A month of a year, written `2026-07`. Years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct YearMonth {
    /// Months since January of year 0.
    index: i32,
}

/// A text that is no month such as `2026-07`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a month such as 2026-07")]
pub struct InvalidMonth;

impl YearMonth {
    pub fn new(year: i32, month: Month) -> Result<Self, InvalidMonth> {
        let index = year * 12 + i32::from(u8::from(month)) - 1;
        if (1..=9999).contains(&year) { Ok(Self { index }) } else { Err(InvalidMonth) }
    }

    /// The month this day lies in.
    pub fn of(day: Date) -> Self {
        Self { index: day.year() * 12 + i32::from(u8::from(day.month())) - 1 }
    }

    pub fn year(self) -> i32 {
        self.index.div_euclid(12)
    }

    pub fn month(self) -> Month {
        (0..self.index.rem_euclid(12)).fold(Month::January, |month, _| month.next())
    }

    /// So many months later, or earlier where negative.
    pub fn plus(self, months: i32) -> Self {
        Self { index: self.index.saturating_add(months) }
    }

    pub fn next(self) -> Self {
        self.plus(1)
    }

    /// Months from `earlier` to this one; negative when that is the later one.
    pub fn since(self, earlier: Self) -> i32 {
        self.index - earlier.index
    }

    /// Its first day; the calendar's ends where the calendar has no such month.
    pub fn first_day(self) -> Date {
        let end = if self.index < 0 { Date::MIN } else { Date::MAX };
        Date::from_calendar_date(self.year(), self.month(), 1).unwrap_or(end)
    }

    pub fn last_day(self) -> Date {
        let first = self.first_day();
        first.replace_day(days_in_month(first.month(), first.year())).unwrap_or(first)
    }

    /// All months from this one to `last`, both included; none when that one is earlier.
    pub fn to(self, last: Self) -> impl DoubleEndedIterator<Item = Self> + Clone {
        (self.index..=last.index).map(|index| Self { index })
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.index.rem_euclid(12) + 1)
    }
}

impl FromStr for YearMonth {
    type Err = InvalidMonth;

    fn from_str(text: &str) -> Result<Self, InvalidMonth> {
        let digits = |part: &str, len: usize| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
        let (year, month) = text.split_once('-').ok_or(InvalidMonth)?;
        if !digits(year, 4) || !digits(month, 2) {
            return Err(InvalidMonth);
        }
        let month: u8 = month.parse().map_err(|_| InvalidMonth)?;
        Self::new(year.parse().map_err(|_| InvalidMonth)?, Month::try_from(month).map_err(|_| InvalidMonth)?)
    }
}

impl Serialize for YearMonth {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for YearMonth {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        String::deserialize(source)?.parse().map_err(D::Error::custom)
    }
}

impl PartialSchema for YearMonth {
    fn schema() -> RefOr<Schema> {
        let text = ObjectBuilder::new().schema_type(Type::String).examples(["2026-07"]);
        text.pattern(Some("^[0-9]{4}-(0[1-9]|1[0-2])$")).into()
    }
}

impl ToSchema for YearMonth {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    #[test]
    fn a_month_is_read_as_it_is_written() {
        for text in ["0001-01", "2026-07", "2026-12", "9999-12"] {
            assert_eq!(text.parse::<YearMonth>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "2026",
            "2026-13",
            "2026-00",
            "0000-01",
            "2026-7",
            "26-07",
            "2026-07-01",
            "+026-07",
            "２０２６-07",
        ] {
            assert_eq!(text.parse::<YearMonth>(), Err(InvalidMonth), "{text}");
        }
        assert_eq!(serde_json::to_string(&YearMonth::of(date!(2026 - 07 - 31))).unwrap(), "\"2026-07\"");
    }

    #[test]
    fn months_are_counted_over_the_turn_of_the_year() {
        let november = YearMonth::of(date!(2025 - 11 - 30));
        assert_eq!(november.plus(3), YearMonth::of(date!(2026 - 02 - 01)));
        assert_eq!(november.plus(3).since(november), 3);
        assert_eq!(november.plus(3).last_day(), date!(2026 - 02 - 28));
        assert_eq!(november.to(november.plus(2)).last(), Some(YearMonth::of(date!(2026 - 01 - 01))));
        assert_eq!(november.to(november.plus(-1)).count(), 0);
    }

    #[test]
    fn the_end_of_a_month_stays_the_end() {
        assert_eq!(add_months(date!(2024 - 01 - 31), 1), date!(2024 - 02 - 29));
        assert_eq!(add_months(date!(2023 - 11 - 30), 3), date!(2024 - 02 - 29));
        assert_eq!(add_years(date!(2024 - 02 - 29), 1), date!(2025 - 02 - 28));
        assert_eq!(add_months(date!(2023 - 12 - 15), 1), date!(2024 - 01 - 15));
    }

    #[test]
    fn years_are_completed_on_the_day() {
        assert_eq!(whole_years(date!(1976 - 11 - 24), date!(2026 - 11 - 23)), 49);
        assert_eq!(whole_years(date!(1976 - 11 - 23), date!(2026 - 11 - 23)), 50);
        assert_eq!(whole_years(date!(2026 - 11 - 23), date!(1976 - 11 - 23)), 0);
        assert_eq!(whole_months(date!(2026 - 05 - 31), date!(2026 - 11 - 30)), 6);
        assert_eq!(whole_months(date!(2026 - 05 - 24), date!(2026 - 11 - 23)), 5);
    }

    proptest! {
        #[test]
        fn a_day_lies_in_its_month(day in 1_721_426_i32..5_373_484) {
            let day = Date::from_julian_day(day).unwrap();
            let month = YearMonth::of(day);
            prop_assert!(month.first_day() <= day && day <= month.last_day());
            prop_assert_eq!(month.first_day().month(), month.month());
            prop_assert_eq!(month.next().first_day(), month.last_day().next_day().unwrap_or(Date::MAX));
            prop_assert_eq!(month.to_string().parse(), Ok(month));
        }

        #[test]
        fn whole_months_are_the_most_that_fit(from in 2_415_021_i32..2_470_000, days in 0_i32..30_000) {
            let from = Date::from_julian_day(from).unwrap();
            let to = Date::from_julian_day(from.to_julian_day() + days).unwrap();
            let months = whole_months(from, to);
            prop_assert!(add_months(from, months) <= to);
            prop_assert!(add_months(from, months + 1) > to);
        }
    }
}
