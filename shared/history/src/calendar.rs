//! Days of the two years.

use kernel::{SHANGHAI, YearMonth};
use time::{Date, Duration, OffsetDateTime, Time, Weekday};

/// The two years of a history: whole months, and the one that is running.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    pub first: YearMonth,
    /// The day before which everything lies that has been written down.
    pub today: Date,
}

impl Span {
    pub fn new(today: Date, months: i32) -> Self {
        Self { first: YearMonth::of(today).plus(-months), today }
    }

    pub fn present(self) -> YearMonth {
        YearMonth::of(self.today)
    }

    pub fn months(self) -> impl Iterator<Item = YearMonth> {
        self.first.to(self.present())
    }

    pub fn begins(self) -> Date {
        self.first.first_day()
    }

    pub fn over(self, day: Date) -> bool {
        day < self.today
    }

    /// So many months ago, on this day of the month.
    pub fn ago(self, months: i32, day: u8) -> Date {
        nth(self.present().plus(-months), day)
    }
}

/// This day of the month, or its last.
pub fn nth(month: YearMonth, day: u8) -> Date {
    let first = month.first_day();
    first.replace_day(day.max(1)).unwrap_or(month.last_day())
}

/// The day itself, or the Monday after a weekend.
pub fn workday(day: Date) -> Date {
    match day.weekday() {
        Weekday::Saturday => day + Duration::days(2),
        Weekday::Sunday => day + Duration::days(1),
        _ => day,
    }
}

/// The moment in Shanghai.
pub fn at(day: Date, hour: u8, minute: u8) -> OffsetDateTime {
    let time = Time::from_hms(hour.min(23), minute.min(59), 0).unwrap_or(Time::MIDNIGHT);
    day.with_time(time).assume_offset(SHANGHAI)
}

pub fn quarter(month: YearMonth) -> i32 {
    (i32::from(u8::from(month.month())) - 1) / 3
}

/// The place of a month in its quarter, from 0.
pub fn in_quarter(month: YearMonth) -> u8 {
    (u8::from(month.month()) - 1) % 3
}
