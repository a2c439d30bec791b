//! How long after a meeting its record is made. Shown as a median; there is no list of who is slowest.

use time::Date;

/// Days, in halves, for the middle of an even number lies between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HalfDays(pub u32);

/// The median over pairs of the day of a meeting and the day of its record; none where nothing was recorded.
pub fn median(records: &[(Date, Date)]) -> Option<HalfDays> {
    let late = |(held, recorded): &(Date, Date)| u32::try_from((*recorded - *held).whole_days()).unwrap_or(0);
    let mut days: Vec<u32> = records.iter().map(late).collect();
    days.sort_unstable();
    let upper = *days.get(days.len() / 2)?;
    let lower = if days.len().is_multiple_of(2) { *days.get(days.len() / 2 - 1)? } else { upper };
    Some(HalfDays(upper + lower))
}
