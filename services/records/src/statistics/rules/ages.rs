//! Classes of age. An age is full years on the cut-off day (周岁); classes are numbered from the youngest.

use kernel::whole_years;
use rulepack::statistics::Ages;
use time::{Date, Duration};

/// The class of whoever was born on that day.
pub fn class_of(born: Date, on: Date, ages: &Ages) -> usize {
    let age = whole_years(born, on);
    ages.starts.iter().filter(|start| age >= **start).count()
}

/// From and up to which age a class goes; none at the open ends.
pub fn bounds(class: usize, ages: &Ages) -> (Option<u8>, Option<u8>) {
    let from = class.checked_sub(1).and_then(|below| ages.starts.get(below)).copied();
    (from, ages.starts.get(class).map(|next| next - 1))
}

pub fn is_young(born: Date, on: Date, ages: &Ages) -> bool {
    whole_years(born, on) <= ages.young_until
}

/// The first day of birth of whoever is younger than `age` on a day. With these days a database tells classes apart by
/// comparing dates, and the arithmetic of ages stays here.
pub fn born_from(age: u8, on: Date) -> Date {
    // 29 February has no anniversary in most years; two days before none is missed
    let rough =
        Date::from_ordinal_date(on.year() - i32::from(age), on.ordinal().min(365)).unwrap_or(Date::MIN);
    let mut born = rough.saturating_sub(Duration::days(2));
    while whole_years(born, on) >= age {
        let Some(next) = born.next_day() else { break };
        born = next;
    }
    born
}

/// The limits between the classes, rising: the oldest class lies before the first.
pub fn limits(on: Date, ages: &Ages) -> Vec<Date> {
    ages.starts.iter().rev().map(|start| born_from(*start, on)).collect()
}

/// The class of a place between those limits, counted from the oldest.
pub fn class_at(place: usize, ages: &Ages) -> usize {
    ages.starts.len().saturating_sub(place)
}
