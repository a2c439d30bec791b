//! Class hours of a year as the bulletin tells them: who has as many as the rules ask for.

use crate::meetings::rules::study::{self, Studied};
use rulepack::organisational_life::Study;

/// The rows of the table, in order.
pub const CLASSES: [&str; 4] = ["member_reached", "member_short", "leader_reached", "leader_short"];

/// The row somebody is counted in: of secretaries and members of committees more is asked.
pub fn class_of(rule: &Study, studied: Studied) -> &'static str {
    match (studied.leads, study::left(rule, studied).hours) {
        (false, 0) => "member_reached",
        (false, _) => "member_short",
        (true, 0) => "leader_reached",
        (true, _) => "leader_short",
    }
}

/// The rows of the table of courses, in order.
pub const COURSES: [&str; 4] = ["member_course", "member_no_course", "leader_course", "leader_no_course"];

/// The row of the table of courses: those in office owe as many as the rules ask for, of others one is told.
pub fn course_of(rule: &Study, studied: Studied) -> &'static str {
    match (studied.leads, studied.courses > 0, study::left(rule, studied).courses) {
        (false, true, _) => "member_course",
        (false, false, _) => "member_no_course",
        (true, _, 0) => "leader_course",
        (true, _, _) => "leader_no_course",
    }
}

/// Whether a year asks anybody for hours.
pub fn is_asked(rule: &Study) -> bool {
    study::asked(rule.hour_minutes) > 0 && study::due(rule, false).hours > 0
}
