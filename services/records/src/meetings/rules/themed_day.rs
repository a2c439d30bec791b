//! The day of the themed day (主题党日): relatively fixed, moved where it is not a working day.

use kernel::YearMonth;
use time::{Date, Duration, Weekday};

/// The rule by which a branch has fixed its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixedDay {
    /// A day of the month; the last one where the month is shorter.
    OfMonth(u8),
    /// The first, second … such weekday; the last one where there are fewer.
    Nth(u8, Weekday),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind {
    Working,
    Weekend,
    Holiday,
}

/// The day in a month. A holiday moves it to the next working day; where that lies in the next month, to the working
/// day before, because the duty is the month's. A branch that has fixed a weekday at the weekend meets at weekends.
pub fn date(fixed: FixedDay, month: YearMonth, kind: impl Fn(Date) -> DayKind) -> Date {
    let day = nominal(fixed, month);
    let chosen = match (fixed, kind(day)) {
        (_, DayKind::Working) => true,
        (FixedDay::Nth(..), DayKind::Weekend) => true,
        (FixedDay::OfMonth(_), DayKind::Weekend) | (_, DayKind::Holiday) => false,
    };
    if chosen {
        return day;
    }
    let working = |day: &Date| kind(*day) == DayKind::Working;
    let after = days(day, 1).take_while(|day| *day <= month.last_day()).find(working);
    let before = || days(day, -1).take_while(|day| *day >= month.first_day()).find(working);
    after.or_else(before).unwrap_or(day)
}

fn nominal(fixed: FixedDay, month: YearMonth) -> Date {
    let (first, last) = (month.first_day(), month.last_day());
    match fixed {
        FixedDay::OfMonth(day) => first.replace_day(day.clamp(1, last.day())).unwrap_or(last),
        FixedDay::Nth(nth, weekday) => {
            let all = (0..31).filter_map(|n| first.checked_add(Duration::days(n)));
            let matching: Vec<Date> = all.filter(|day| *day <= last && day.weekday() == weekday).collect();
            let at = usize::from(nth.max(1) - 1).min(matching.len().saturating_sub(1));
            matching.get(at).copied().unwrap_or(last)
        }
    }
}

/// The days after, or before, that one; a month's worth.
fn days(from: Date, step: i64) -> impl Iterator<Item = Date> {
    (1..=31).filter_map(move |n| from.checked_add(Duration::days(n * step)))
}
