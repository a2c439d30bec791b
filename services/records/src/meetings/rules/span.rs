use kernel::{Period, YearMonth};
use rulepack::organisational_life::Per;
use time::{Date, Month};

/// Months of one year in which something is due, the first and the last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    pub first: YearMonth,
    pub last: YearMonth,
}

impl Span {
    /// The month, quarter, half year or year of the calendar around a month.
    pub fn around(month: YearMonth, per: Per) -> Self {
        let months = i32::from(per.months());
        let of_year = i32::from(u8::from(month.month())) - 1;
        let first = month.plus(-(of_year % months));
        Self { first, last: first.plus(months - 1) }
    }

    /// Without the months before that one.
    pub(super) fn from(self, month: YearMonth) -> Self {
        Self { first: self.first.max(month), ..self }
    }

    pub fn contains(self, day: Date) -> bool {
        (self.first..=self.last).contains(&YearMonth::of(day))
    }

    pub fn last_day(self) -> Date {
        self.last.last_day()
    }

    /// Whether what lives so long can be held to it: it was there in one of the months, and did not end before
    /// the last. `founding_month`: whether the month of the beginning counts.
    pub fn binds(self, life: Period, founding_month: bool) -> bool {
        let begins = YearMonth::of(life.from).plus(i32::from(!founding_month));
        begins <= self.last && life.until.is_none_or(|until| until > self.last_day())
    }
}

/// The months of a year; none outside of the calendar.
pub(super) fn january(year: i32) -> Option<YearMonth> {
    YearMonth::new(year, Month::January).ok()
}
