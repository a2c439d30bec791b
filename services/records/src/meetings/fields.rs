//! What must be true of the day, the kinds and the texts of a meeting before anything is written.

use super::{
    findings::{self, Told, of_kinds},
    problems::{BEFORE_FOUNDING, ENDS_BEFORE_START, NO_KIND, TOO_MANY_LINES},
    rules::kinds::{check, shared},
    store::meeting::Model,
    whole::Whole,
};
use crate::{dates::business_day, desk::Desk, text, units::Unit};
use rest::Problem;
use rulepack::{
    UnitKind,
    organisational_life::{Gathering, MeetingKind},
};
use std::collections::BTreeSet;
use time::{Date, OffsetDateTime};

pub const SUBJECT: usize = 200;
pub const PLACE: usize = 200;
pub const NOTE: usize = 200;
pub const REASON: usize = 500;

/// Lines of an agenda, and what one of them holds.
const AGENDA: usize = 50;
const LINE: usize = 200;

/// Who comes together for these kinds: as asked, or what the rules know first.
///
/// # Errors
/// When there is no gathering that could be of all of them.
pub fn gathering(
    desk: &Desk<'_>,
    unit: UnitKind,
    kinds: &BTreeSet<MeetingKind>,
    asked: Option<Gathering>,
    day: Date,
) -> Result<Gathering, Problem> {
    if kinds.is_empty() {
        return Err(NO_KIND.at("/kinds"));
    }
    let version = desk.pack.organisational_life.kinds.on(day);
    let usual = if unit == UnitKind::Group { Gathering::Group } else { Gathering::Members };
    let wanted = asked.or_else(|| shared(&version.value, unit, kinds).first().copied()).unwrap_or(usual);
    let found = check(&version.value, unit, wanted, kinds);
    let told = |finding| Told::of(finding, "/kinds", Some(version.basis("meetings.kinds")));
    findings::refused(found.iter().map(told).collect())?;
    Ok(wanted)
}

/// The kinds of a meeting and the year it counts for fit its day.
///
/// # Errors
/// With what does not.
pub fn kinds(desk: &Desk<'_>, unit: &Unit, meeting: &Model) -> Result<(), Problem> {
    let (list, decisions, follow_ups) = (Vec::new(), Vec::new(), Vec::new());
    let whole = Whole { meeting: meeting.clone(), unit: unit.clone(), list, decisions, follow_ups };
    findings::refused(of_kinds(desk, &whole))
}

/// The business day of a time that was given, which the unit has seen.
///
/// # Errors
/// When it is before the founding, or nobody can mean it.
pub fn day(unit: &Unit, at: OffsetDateTime, pointer: &str) -> Result<Date, Problem> {
    let day = business_day(at, pointer)?;
    match unit.founded_on {
        Some(founded) if day < founded => Err(BEFORE_FOUNDING.at(pointer)),
        _ => Ok(day),
    }
}

/// # Errors
/// When it ends before it begins, or nobody can mean it.
pub fn ends(start: OffsetDateTime, end: OffsetDateTime, pointer: &str) -> Result<(), Problem> {
    business_day(end, pointer)?;
    if end > start { Ok(()) } else { Err(ENDS_BEFORE_START.at(pointer)) }
}

/// # Errors
/// When there are too many lines, or one may not be kept.
pub fn agenda(lines: Vec<String>) -> Result<Vec<String>, Problem> {
    few(lines.len(), AGENDA, "/agenda")?;
    let line = |(n, line)| text::required(line, &format!("/agenda/{n}"), LINE);
    lines.into_iter().enumerate().map(line).collect()
}

/// # Errors
/// When there are more.
pub fn few(count: usize, most: usize, pointer: &str) -> Result<(), Problem> {
    if count <= most {
        Ok(())
    } else {
        Err(TOO_MANY_LINES.with("most", most).field(pointer, &TOO_MANY_LINES))
    }
}
