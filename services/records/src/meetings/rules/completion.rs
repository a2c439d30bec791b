//! How much of what was due has been done (三会一课完成率).

use super::{calendar::Duty, filling::Filled};
use rulepack::organisational_life::{MeetingKind, MeetingKinds};
use std::collections::BTreeMap;
use time::Date;

/// So many of so many; kept as counts, for a quotient could not be added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    pub done: u32,
    pub due: u32,
}

impl Completion {
    /// Hundredths, rounded down, so that only all of it is 100; none where nothing was due.
    pub fn percent(self) -> Option<u32> {
        (self.due > 0).then(|| u32::try_from(u64::from(self.done) * 100 / u64::from(self.due)).unwrap_or(100))
    }

    pub const fn plus(self, other: Self) -> Self {
        Self { done: self.done + other.done, due: self.due + other.due }
    }
}

/// By kind, over the duties whose months had ended by one day, and whose grace by another: while a duty can still be
/// made up for, it is neither done late nor missing.
pub fn by_kind<R>(filled: &[Filled<R>], through: Date, today: Date) -> BTreeMap<MeetingKind, Completion> {
    let mut kinds: BTreeMap<MeetingKind, Completion> = BTreeMap::new();
    let over = |duty: &Duty| duty.span.last_day() <= through && duty.until() <= today;
    for filled in filled.iter().filter(|filled| over(&filled.duty)) {
        let one = Completion { done: filled.done().into(), due: filled.duty.times.into() };
        let sum = kinds.entry(filled.duty.kind).or_default();
        *sum = sum.plus(one);
    }
    kinds
}

/// Of the four kinds of 三会一课 together.
pub fn three_and_one(kinds: &BTreeMap<MeetingKind, Completion>, rules: &MeetingKinds) -> Completion {
    let four = kinds.iter().filter(|(kind, _)| rules.three_and_one(**kind));
    four.fold(Completion::default(), |sum, (_, one)| sum.plus(*one))
}
