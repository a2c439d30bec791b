//! Class hours of a year (集中学习培训): what was recorded of meetings that are study and of courses, and nothing else.

use rulepack::{
    Setting,
    organisational_life::{MeetingKind, Study},
};
use std::collections::BTreeSet;

/// What somebody has studied in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Studied {
    pub hours: u16,
    pub courses: u16,
    /// A secretary or a member of a committee.
    pub leads: bool,
}

/// What is left to do; nothing of either where the year is full.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    pub hours: u16,
    pub courses: u16,
}

/// What is asked of a setting; nothing where the rule names none.
pub fn asked(setting: Option<Setting>) -> u16 {
    setting.map_or(0, |setting| setting.usual)
}

/// Lectures the secretary of a committee or leading group still owes the year.
pub fn lectures_left(rule: &Study, given: u16) -> u16 {
    asked(rule.secretary_lectures).saturating_sub(given)
}

/// Hours and courses a year asks of somebody.
pub fn due(rule: &Study, leads: bool) -> Left {
    if leads {
        Left { hours: asked(rule.leader_hours), courses: asked(rule.leader_courses) }
    } else {
        Left { hours: asked(rule.member_hours), courses: 0 }
    }
}

pub fn left(rule: &Study, studied: Studied) -> Left {
    let Left { hours, courses } = due(rule, studied.leads);
    Left { hours: hours.saturating_sub(studied.hours), courses: courses.saturating_sub(studied.courses) }
}

/// Whether a meeting of these kinds is study.
pub fn is_study(rule: &Study, kinds: &BTreeSet<MeetingKind>) -> bool {
    !rule.kinds.is_disjoint(kinds)
}

/// Whether so many class hours can be held in so many days.
pub fn fits(rule: &Study, hours: u16, days: u32) -> bool {
    let minutes = u64::from(hours) * u64::from(asked(rule.hour_minutes));
    hours > 0 && minutes <= u64::from(days) * 24 * 60
}

/// Whole class hours; none where the rule does not count them.
pub fn class_hours(rule: &Study, minutes: u32) -> Option<u16> {
    let hour = rule.hour_minutes.filter(|hour| hour.usual > 0)?;
    Some(u16::try_from(minutes / u32::from(hour.usual)).unwrap_or(u16::MAX))
}
