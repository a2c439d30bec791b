//! Class hours of a year (集中学习培训).

use rulepack::organisational_life::Study;

/// What somebody has studied in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Studied {
    pub hours: u16,
    pub courses: u8,
    /// A secretary or a member of a committee.
    pub leads: bool,
}

/// What is left to do; nothing of either where the year is full.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    pub hours: u16,
    pub courses: u8,
}

/// Lectures the secretary of a committee or leading group still owes the year.
pub const fn lectures_left(rule: &Study, given: u8) -> u8 {
    rule.secretary_lectures.saturating_sub(given)
}

pub const fn left(rule: &Study, studied: Studied) -> Left {
    let (hours, courses) =
        if studied.leads { (rule.leader_hours, rule.leader_courses) } else { (rule.member_hours, 0) };
    Left { hours: hours.saturating_sub(studied.hours), courses: courses.saturating_sub(studied.courses) }
}
