use rulepack::{
    Calendar,
    development::{NoticeField, NoticeRules, StepCode},
};
use std::collections::BTreeSet;
use time::Date;

/// A public notice (公示) ahead of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub ahead_of: StepCode,
    pub from: Date,
    /// The last day.
    pub until: Date,
    pub objections: Vec<Objection>,
}

/// What somebody, named or not, holds against the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    pub raised_on: Date,
    pub named: bool,
    /// The day the branch had checked it and kept the result.
    pub settled_on: Option<Date>,
}

/// How long a notice ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    pub working_days: u32,
    pub least: u32,
    /// The first day that could be the last one.
    pub earliest_end: Date,
    /// Whether the calendar knows every year that was counted in; otherwise weekends alone were.
    pub certain: bool,
}

impl Length {
    pub const fn is_enough(&self) -> bool {
        self.working_days >= self.least
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeFault {
    /// There was none for the step.
    None,
    /// It has not ended on the day of the step.
    Running {
        until: Date,
    },
    TooShort {
        days: u32,
        least: u32,
        earliest_end: Date,
    },
    /// An objection is not settled on the day of the step.
    OpenObjection {
        raised_on: Date,
        settled_on: Option<Date>,
    },
}

impl NoticeFault {
    /// Whether a later day is enough to do away with it.
    pub const fn passes_by_waiting(&self) -> bool {
        matches!(self, Self::Running { .. } | Self::OpenObjection { settled_on: Some(_), .. })
    }
}

/// How long a notice ran, its first and last day counted.
pub fn length(from: Date, until: Date, least: u16, calendar: &Calendar) -> Length {
    let least = u32::from(least);
    let earliest_end = calendar.nth(from, least);
    Length {
        working_days: calendar.count(from, until),
        least,
        earliest_end,
        certain: calendar.knows_all(from, until.max(earliest_end)),
    }
}

impl Notice {
    /// Whether it was long enough and over before this day.
    pub(super) fn fault(&self, on: Date, least: u16, calendar: &Calendar) -> Option<NoticeFault> {
        let length = length(self.from, self.until, least, calendar);
        if !length.is_enough() {
            let (days, least) = (length.working_days, length.least);
            return Some(NoticeFault::TooShort { days, least, earliest_end: length.earliest_end });
        }
        (on <= self.until).then_some(NoticeFault::Running { until: self.until })
    }

    /// The objection that keeps the step from being taken on this day.
    pub(super) fn open_objection(&self, on: Date) -> Option<NoticeFault> {
        let open = |objection: &&Objection| objection.settled_on.is_none_or(|settled| settled > on);
        let never = |objection: &&Objection| objection.settled_on.is_none();
        let first = self.objections.iter().find(never).or_else(|| self.objections.iter().find(open))?;
        Some(NoticeFault::OpenObjection { raised_on: first.raised_on, settled_on: first.settled_on })
    }

    /// The days from which it may stand in nobody's way.
    pub(super) fn turns(&self) -> impl Iterator<Item = Date> {
        self.until
            .next_day()
            .into_iter()
            .chain(self.objections.iter().filter_map(|objection| objection.settled_on))
    }
}

/// What a notice would tell and must not.
pub fn forbidden(rules: &NoticeRules, shown: &BTreeSet<NoticeField>) -> Vec<NoticeField> {
    shown
        .iter()
        .filter(|field| rules.never.contains(field) || !rules.shown.contains(field))
        .copied()
        .collect()
}
