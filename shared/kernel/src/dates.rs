use crate::text;
use serde::{Deserialize, Serialize};
use time::{Date, Duration, Month, macros::date};
use utoipa::ToSchema;

/// Why a text or number is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidDate {
    #[error("not a date: 2001-07-01, 2001.07.01, 2001年7月1日 or 20010701")]
    Unreadable,
    #[error("there is no such day")]
    Impossible,
}

/// From which day a workbook counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateSystem {
    /// Day 1 is 1900-01-01, and 1900 is taken for a leap year.
    #[default]
    From1900,
    /// Day 0 is 1904-01-01.
    From1904,
}

/// Reads 2001-07-01, 2001.07.01, 2001/7/1, 2001年7月1日 and 20010701, in digits of any width and with a time
/// of day behind them.
///
/// # Errors
/// `Unreadable` for another spelling, `Impossible` for a day that is not in the calendar.
pub fn read_date(text: &str) -> Result<Date, InvalidDate> {
    let text = text::compact(without_time(text.trim_matches(text::is_blank)));
    let parts: Vec<&str> =
        text.trim_end_matches(['日', '号']).split(['-', '.', '/', '年', '月', '－', '—']).collect();
    let number = |part: &str, most: usize| {
        let digits = (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| part.parse::<u16>().ok()).flatten().ok_or(InvalidDate::Unreadable)
    };
    match parts[..] {
        [whole] if whole.len() == 8 && whole.is_ascii() => {
            day(number(&whole[..4], 4)?, number(&whole[4..6], 2)?, number(&whole[6..], 2)?)
        }
        [year, month, of_month] if year.len() == 4 => {
            day(number(year, 4)?, number(month, 2)?, number(of_month, 2)?)
        }
        _ => Err(InvalidDate::Unreadable),
    }
}

/// `2001-07-01 00:00:00` and `2001-07-01T00:00:00` are what programs write for a day.
fn without_time(text: &str) -> &str {
    match text.split_once([' ', 'T']) {
        Some((day, time))
            if time.trim_start().starts_with(|c: char| c.is_ascii_digit()) && time.contains(':') =>
        {
            day
        }
        _ => text,
    }
}

fn day(year: u16, month: u16, of_month: u16) -> Result<Date, InvalidDate> {
    let part = |n: u16| u8::try_from(n).map_err(|_| InvalidDate::Impossible);
    let month = Month::try_from(part(month)?).map_err(|_| InvalidDate::Impossible)?;
    Date::from_calendar_date(i32::from(year), month, part(of_month)?).map_err(|_| InvalidDate::Impossible)
}

/// The day behind a date cell of a spreadsheet; the time of day is dropped.
///
/// # Errors
/// `Impossible` for 29 February 1900, which spreadsheets know; `Unreadable` outside of the years up to 9999.
pub fn date_of_serial(serial: f64, system: DateSystem) -> Result<Date, InvalidDate> {
    if !(0.0..2_958_466.0).contains(&serial) {
        return Err(InvalidDate::Unreadable);
    }
    #[allow(clippy::cast_possible_truncation)] // within the bounds just checked
    let days = serial.floor() as i64;
    let first = match (system, days) {
        (DateSystem::From1904, _) => date!(1904 - 01 - 01),
        (DateSystem::From1900, 0) => return Err(InvalidDate::Unreadable),
        (DateSystem::From1900, 60) => return Err(InvalidDate::Impossible),
        (DateSystem::From1900, ..60) => date!(1899 - 12 - 31),
        (DateSystem::From1900, _) => date!(1899 - 12 - 30),
    };
    first.checked_add(Duration::days(days)).ok_or(InvalidDate::Unreadable)
}

/// A plain number where a date is expected: 20010701, or the serial number of a day whose cell lost its format.
///
/// # Errors
/// As for the two spellings.
pub fn date_of_number(number: f64, system: DateSystem) -> Result<Date, InvalidDate> {
    if number.fract() == 0.0 && (10_000_101.0..=99_991_231.0).contains(&number) {
        return read_date(&format!("{number:.0}"));
    }
    date_of_serial(number, system)
}

/// A span of days, half open: `from` belongs to it, `until` does not; without `until` it has not ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
pub struct Period {
    pub from: Date,
    pub until: Option<Date>,
}

impl Period {
    /// None when it would end before it begins. A period of no days is one: it began and was taken back.
    pub fn new(from: Date, until: Option<Date>) -> Option<Self> {
        until.is_none_or(|until| until >= from).then_some(Self { from, until })
    }

    pub fn contains(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    pub fn overlaps(&self, other: &Self) -> bool {
        let begins_in_time = |a: &Self, b: &Self| b.until.is_none_or(|until| a.from < until);
        !self.is_empty() && !other.is_empty() && begins_in_time(self, other) && begins_in_time(other, self)
    }

    pub fn is_empty(&self) -> bool {
        self.until == Some(self.from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_four_spellings_and_their_variants() {
        let spellings = [
            "2001-07-01",
            "2001.07.01",
            "2001年7月1日",
            "20010701",
            "2001-7-1",
            "2001/07/01",
            "２００１．０７．０１",
            " 2001 年 07 月 01 日\u{3000}",
            "2001年7月1号",
            "2001-07-01 00:00:00",
            "2001-07-01T00:00:00",
        ];
        for text in spellings {
            assert_eq!(read_date(text), Ok(date!(2001 - 07 - 01)), "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in ["1983-02-30", "19830230", "1983年13月1日", "1983.0.1", "1900-02-29"] {
            assert_eq!(read_date(text), Err(InvalidDate::Impossible), "{text}");
        }
        for text in [
            "",
            "2001",
            "200107",
            "2001-07",
            "01-07-2001",
            "1.7.2001",
            "不详",
            "2001-07-01-02",
            "2001-+7-01",
            "二〇〇一年",
        ] {
            assert_eq!(read_date(text), Err(InvalidDate::Unreadable), "{text}");
        }
    }

    #[test]
    fn cells_of_both_systems() {
        let cases = [
            (1.0, DateSystem::From1900, Ok(date!(1900 - 01 - 01))),
            (59.0, DateSystem::From1900, Ok(date!(1900 - 02 - 28))),
            (60.0, DateSystem::From1900, Err(InvalidDate::Impossible)),
            (61.0, DateSystem::From1900, Ok(date!(1900 - 03 - 01))),
            (37073.75, DateSystem::From1900, Ok(date!(2001 - 07 - 01))),
            (35611.0, DateSystem::From1904, Ok(date!(2001 - 07 - 01))),
            (0.0, DateSystem::From1904, Ok(date!(1904 - 01 - 01))),
            (0.5, DateSystem::From1900, Err(InvalidDate::Unreadable)),
            (-1.0, DateSystem::From1900, Err(InvalidDate::Unreadable)),
            (f64::NAN, DateSystem::From1900, Err(InvalidDate::Unreadable)),
        ];
        for (serial, system, expected) in cases {
            assert_eq!(date_of_serial(serial, system), expected, "{serial} {system:?}");
        }
        assert_eq!(date_of_number(20_010_701.0, DateSystem::From1904), Ok(date!(2001 - 07 - 01)));
        assert_eq!(date_of_number(19_830_230.0, DateSystem::From1900), Err(InvalidDate::Impossible));
        assert_eq!(date_of_number(37073.0, DateSystem::From1900), Ok(date!(2001 - 07 - 01)));
    }

    #[test]
    fn a_period_ends_before_its_last_day() {
        let (a, b, c) = (date!(2024 - 01 - 01), date!(2024 - 06 - 01), date!(2025 - 01 - 01));
        let first = Period::new(a, Some(b)).unwrap();
        let second = Period::new(b, None).unwrap();
        assert!(first.contains(a) && !first.contains(b) && second.contains(b) && second.contains(c));
        assert!(!first.overlaps(&second) && second.overlaps(&second));
        assert_eq!(Period::new(b, Some(a)), None);
        assert!(!Period::new(a, Some(a)).unwrap().overlaps(&first));
    }

    proptest! {
        #[test]
        fn a_written_date_reads_back(julian in 2_305_448_i32..5_373_484, form in 0_usize..5) {
            let date = Date::from_julian_day(julian).unwrap();
            let (y, m, d) = (date.year(), u8::from(date.month()), date.day());
            let text = [
                format!("{y}-{m:02}-{d:02}"),
                format!("{y}.{m:02}.{d:02}"),
                format!("{y}年{m}月{d}日"),
                format!("{y}{m:02}{d:02}"),
                format!("{y}/{m}/{d}"),
            ];
            prop_assert_eq!(read_date(&text[form]), Ok(date));
        }

        #[test]
        fn serials_count_days(serial in 61_u32..2_958_465) {
            let date = date_of_serial(f64::from(serial), DateSystem::From1900).unwrap();
            prop_assert_eq!(date_of_serial(f64::from(serial) + 0.99, DateSystem::From1900), Ok(date));
            if serial >= 1462 {
                prop_assert_eq!(date_of_serial(f64::from(serial - 1462), DateSystem::From1904), Ok(date));
            }
        }

        #[test]
        fn overlap_is_a_shared_day(a in 0_i32..30, b in 0_i32..10, c in 0_i32..30, d in 0_i32..10) {
            let day = |n: i32| Date::from_julian_day(2_460_000 + n).unwrap();
            let x = Period::new(day(a), Some(day(a + b))).unwrap();
            let y = Period::new(day(c), Some(day(c + d))).unwrap();
            let shared = (0..50).any(|n| x.contains(day(n)) && y.contains(day(n)));
            prop_assert_eq!(x.overlaps(&y), shared);
        }

        #[test]
        fn any_text_is_judged(text in "\\PC{0,20}") {
            let _ = read_date(&text);
        }
    }
}
