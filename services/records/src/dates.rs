//! Calendar arithmetic as the field does it: a month later is the same day, or the month's last.

use serde::{Deserialize, Deserializer, de::Error as _};
use time::{Date, macros::date, util::days_in_month};

rest::problems! {
    pub TOO_EARLY = 422, "date_too_early", zh "日期过早，请检查年份", en "The date is too early; check the year";
}

/// No record of the living holds a day before this one: it is a slip of the keyboard. The oldest of such slips no
/// database can write either.
pub const EARLIEST: Date = date!(1800 - 01 - 01);

/// Reads a day of a query or of a cursor, where no rule looks at it before the database does.
///
/// # Errors
/// When it is none, or before [`EARLIEST`].
pub fn day<'de, D: Deserializer<'de>>(source: D) -> Result<Date, D::Error> {
    let day = Date::deserialize(source)?;
    if day < EARLIEST { Err(D::Error::custom("a day long past")) } else { Ok(day) }
}

/// The same where the day may be left out.
///
/// # Errors
/// As [`day`].
pub fn maybe_day<'de, D: Deserializer<'de>>(source: D) -> Result<Option<Date>, D::Error> {
    match Option::<Date>::deserialize(source)? {
        Some(day) if day < EARLIEST => Err(D::Error::custom("a day long past")),
        day => Ok(day),
    }
}

/// The day so many months later; saturates at the calendar's end.
pub fn add_months(day: Date, months: u16) -> Date {
    let index = day.year() * 12 + i32::from(u8::from(day.month())) - 1 + i32::from(months);
    let (year, month) = (index.div_euclid(12), index.rem_euclid(12));
    let month =
        u8::try_from(month + 1).ok().and_then(|m| time::Month::try_from(m).ok()).unwrap_or(day.month());
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    #[test]
    fn the_end_of_a_month_stays_the_end() {
        assert_eq!(add_months(date!(2024 - 01 - 31), 1), date!(2024 - 02 - 29));
        assert_eq!(add_months(date!(2023 - 11 - 30), 3), date!(2024 - 02 - 29));
        assert_eq!(add_years(date!(2024 - 02 - 29), 1), date!(2025 - 02 - 28));
        assert_eq!(add_months(date!(2023 - 12 - 15), 1), date!(2024 - 01 - 15));
    }

    #[test]
    fn a_day_nobody_meant_is_not_read() {
        #[derive(Deserialize)]
        struct Asked {
            #[serde(default, deserialize_with = "maybe_day")]
            on: Option<Date>,
        }
        let read = |text: &str| serde_json::from_str::<Asked>(text).map(|asked| asked.on);
        assert_eq!(read("{}").unwrap(), None);
        assert_eq!(read(r#"{"on":"1800-01-01"}"#).unwrap(), Some(EARLIEST));
        for text in ["1799-12-31", "0000-01-01", "-9999-01-01"] {
            assert!(read(&format!("{{\"on\":\"{text}\"}}")).is_err(), "{text}");
        }
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
        fn whole_months_are_the_most_that_fit(from in 2_415_021_i32..2_470_000, days in 0_i32..30_000) {
            let from = Date::from_julian_day(from).unwrap();
            let to = Date::from_julian_day(from.to_julian_day() + days).unwrap();
            let months = whole_months(from, to);
            prop_assert!(add_months(from, months) <= to);
            prop_assert!(add_months(from, months + 1) > to);
        }
    }
}
