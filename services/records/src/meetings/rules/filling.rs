//! Which records fulfil which duties.

use super::{Finding, calendar::Duty};
use kernel::{UnitId, YearMonth};
use rulepack::organisational_life::{Duties, MeetingKind};
use std::collections::BTreeSet;
use time::Date;

/// A record of something that was held. What several units held together is given once for each of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held<R> {
    pub record: R,
    pub unit: UnitId,
    pub kinds: BTreeSet<MeetingKind>,
    pub held_on: Date,
    /// For which year it was held, where the record says another than its own.
    pub serves_year: Option<i32>,
}

/// A duty and the records that fulfil it, never more than are due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled<R> {
    pub duty: Duty,
    pub records: Vec<R>,
}

/// How a duty stands on a day; `left` meetings are still to be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DutyState {
    Done,
    Missing {
        left: u8,
    },
    Open {
        left: u8,
        until: Date,
    },
    /// Its months have not begun.
    Ahead {
        left: u8,
    },
}

impl<R> Filled<R> {
    pub fn done(&self) -> u8 {
        u8::try_from(self.records.len()).unwrap_or(u8::MAX)
    }

    pub fn state(&self, today: Date) -> DutyState {
        let (left, until) = (self.duty.times.saturating_sub(self.done()), self.duty.until());
        match left {
            0 => DutyState::Done,
            left if today > until => DutyState::Missing { left },
            left if today < self.duty.span.first.first_day() => DutyState::Ahead { left },
            left => DutyState::Open { left, until },
        }
    }
}

/// Gives every record to the duty it falls to. A record counts once for each of its kinds; what a span has too many
/// fills no other.
pub fn fill<R: Copy + Ord>(duties: &[Duty], held: &[Held<R>]) -> Vec<Filled<R>> {
    let mut used = BTreeSet::new();
    let mut by_day: Vec<&Held<R>> = held.iter().collect();
    by_day.sort_by_key(|held| (held.held_on, held.record));
    let mut take = |duty: &Duty| {
        let falls = by_day.iter().filter(|held| falls_to(held, duty));
        let fresh = falls.filter(|held| used.insert((held.record, held.unit, duty.kind)));
        fresh.map(|held| held.record).take(usize::from(duty.times)).collect()
    };
    duties.iter().map(|duty| Filled { duty: *duty, records: take(duty) }).collect()
}

/// Whether a record can fulfil a duty.
pub fn falls_to<R>(held: &Held<R>, duty: &Duty) -> bool {
    let day = match held.serves_year {
        Some(year) if made_up(held.held_on, year, duty.grace_months) => {
            last_day(year).unwrap_or(held.held_on)
        }
        _ => held.held_on,
    };
    held.unit == duty.unit && held.kinds.contains(&duty.kind) && duty.span.contains(day)
}

/// The record may name the year it serves: its own, or the one before within the months of grace.
pub fn serves(duties: &Duties, kinds: &BTreeSet<MeetingKind>, held_on: Date, year: i32) -> Vec<Finding> {
    let grace = |kind: &MeetingKind| duties.0.get(kind).map_or(0, |duty| duty.grace_months);
    if year > held_on.year() {
        return vec![Finding::ServesLaterYear { of: year, held: held_on.year() }];
    }
    let fits = |kind: &MeetingKind| year == held_on.year() || made_up(held_on, year, grace(kind));
    match kinds.iter().max_by_key(|kind| grace(kind)) {
        Some(kind) if !fits(kind) => {
            let until = last_of_grace(year, grace(kind)).unwrap_or(held_on);
            vec![Finding::ServesWrongYear { kind: *kind, of: year, until }]
        }
        _ => Vec::new(),
    }
}

/// Held after the year, and before its grace is over.
fn made_up(held_on: Date, year: i32, grace_months: u8) -> bool {
    let after = last_day(year).is_some_and(|end| held_on > end);
    after && last_of_grace(year, grace_months).is_some_and(|end| held_on <= end)
}

fn last_of_grace(year: i32, months: u8) -> Option<Date> {
    Some(YearMonth::of(last_day(year)?).plus(i32::from(months)).last_day())
}

fn last_day(year: i32) -> Option<Date> {
    Date::from_calendar_date(year, time::Month::December, 31).ok()
}
