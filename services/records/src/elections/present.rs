//! How many voters are there, as the election begins.

use super::{
    begin::ElectionMeetingIn,
    findings::People,
    problems::{NOT_AS_LISTED, NOT_ON_LIST},
    roll::Person,
    rules::roll as rolls,
};
use crate::{desk::Desk, meetings::Gathered};
use rest::{Problem, kinds};

/// By the list of the meeting: everybody who should attend is on it. As told where no meeting is named.
///
/// # Errors
/// When nobody says it, or what is told is not what the list says.
pub fn told(
    desk: &Desk<'_>,
    listed: Option<&Gathered>,
    people: &People,
    begins: ElectionMeetingIn,
) -> Result<u32, Problem> {
    let Some(listed) = listed else {
        return begins.present.ok_or_else(|| kinds::MISSING.at("/present"));
    };
    let (mut present, mut missing) = (0_u32, 0_u32);
    for person in people.values().filter(|person| should_attend(desk, person, begins)) {
        match listed.voters.get(&person.member.id) {
            Some(there) => present += u32::from(*there),
            None => missing += 1,
        }
    }
    if missing > 0 {
        return Err(NOT_ON_LIST.at("/meeting_id").with("people", missing));
    }
    match begins.present {
        Some(told) if told != present => {
            Err(NOT_AS_LISTED.at("/present").with("told", told).with("listed", present))
        }
        _ => Ok(present),
    }
}

/// Has a vote, and was not left out of those who should attend.
fn should_attend(desk: &Desk<'_>, person: &Person, begins: ElectionMeetingIn) -> bool {
    let (day, resolved) = (begins.held_on, begins.left_out_resolved);
    let rules = &desk.pack.elections.left_out.on(day).value;
    rolls::roll(rules, &[person.voter(resolved)], day).should > 0
}
