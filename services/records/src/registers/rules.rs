//! What must be true of a spell, and what follows from its length.

use super::problems::{SINCE_BEFORE_JOINED, SINCE_IN_FUTURE, UNTIL_BEFORE_SINCE, UNTIL_IN_FUTURE};
use crate::{
    dates::{LATEST, TOO_LATE, add_months},
    members::{self, Member, words::MembershipState},
};
use kernel::words;
use rest::Problem;
use rulepack::LostContact;
use time::Date;

words! {
    /// What the length of a spell out of contact asks the branch for.
    pub enum Due {
        /// 停止党籍
        Suspend = "suspend",
        /// 按自行脱党予以除名
        Remove = "remove",
    }
}

/// A spell of a member may begin on this day.
pub fn begins(member: &Member, since: Date, today: Date) -> Result<(), Problem> {
    if !member.membership_state.is_member() {
        return Err(members::NOT_A_MEMBER.at("/member_id"));
    }
    if since > today {
        return Err(SINCE_IN_FUTURE.at("/since"));
    }
    if since < member.joined_on {
        return Err(SINCE_BEFORE_JOINED.at("/since"));
    }
    Ok(())
}

/// A spell that began then may end on this day.
pub fn ends(since: Date, until: Date, today: Date) -> Result<(), Problem> {
    if until > today {
        return Err(UNTIL_IN_FUTURE.at("/ended_on"));
    }
    if until < since {
        return Err(UNTIL_BEFORE_SINCE.at("/ended_on"));
    }
    Ok(())
}

/// A spell whose last day is known does not end before it begins.
pub fn spans(since: Date, until: Option<Date>) -> Result<(), Problem> {
    match until {
        Some(until) if until < since => Err(UNTIL_BEFORE_SINCE.at("/until")),
        Some(until) if until > LATEST => Err(TOO_LATE.at("/until")),
        _ => Ok(()),
    }
}

/// A stay is meant to last until a day after it began.
pub fn lasts(since: Date, expected: Option<Date>) -> Result<(), Problem> {
    match expected {
        Some(until) if until < since => Err(UNTIL_BEFORE_SINCE.at("/expected_until")),
        Some(until) if until > LATEST => Err(TOO_LATE.at("/expected_until")),
        _ => Ok(()),
    }
}

/// What being out of contact asks for next of somebody in this state, and from which day: 停止党籍, and removal of whoever
/// is suspended and is still not found so long afterwards. A suspension whose day is not on record counts from when it was
/// due.
pub fn next(
    since: Date,
    state: MembershipState,
    suspended_on: Option<Date>,
    rule: &LostContact,
) -> Option<(Due, Date)> {
    let suspend = add_months(since, u16::from(rule.suspend_after_months));
    match state {
        MembershipState::Normal => Some((Due::Suspend, suspend)),
        MembershipState::Suspended => {
            let from = suspended_on.map_or(suspend, |on| on.max(since));
            Some((Due::Remove, add_months(from, u16::from(rule.remove_after_months))))
        }
        _ => None,
    }
}

/// The same, once its day has come.
pub fn due(
    since: Date,
    state: MembershipState,
    suspended_on: Option<Date>,
    rule: &LostContact,
    today: Date,
) -> Option<(Due, Date)> {
    next(since, state, suspended_on, rule).filter(|(_, from)| *from <= today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn a_spell_lies_in_the_past_and_in_order() {
        let code = |result: Result<(), Problem>| result.err().map(|problem| problem.kind().code);
        let today = date!(2026 - 11 - 23);
        assert_eq!(code(ends(date!(2026 - 01 - 01), date!(2026 - 11 - 24), today)), Some("until_in_future"));
        assert_eq!(
            code(ends(date!(2026 - 01 - 02), date!(2026 - 01 - 01), today)),
            Some("until_before_since")
        );
        assert_eq!(code(ends(date!(2026 - 01 - 01), date!(2026 - 01 - 01), today)), None);
    }

    const RULE: LostContact = LostContact { suspend_after_months: 6, remove_after_months: 24 };

    #[test]
    fn half_a_year_suspends() {
        let today = date!(2026 - 11 - 23);
        let asked = |since| due(since, MembershipState::Normal, None, &RULE, today);
        assert_eq!(asked(date!(2026 - 05 - 24)), None);
        assert_eq!(asked(date!(2026 - 05 - 23)), Some((Due::Suspend, today)));
        // however long it is: nobody is removed who was not suspended before
        assert_eq!(asked(date!(2020 - 01 - 01)), Some((Due::Suspend, date!(2020 - 07 - 01))));
        let month_end = next(date!(2026 - 08 - 31), MembershipState::Normal, None, &RULE);
        assert_eq!(month_end, Some((Due::Suspend, date!(2027 - 02 - 28))));
    }

    #[test]
    fn two_years_after_the_suspension_remove() {
        let since = date!(2024 - 11 - 23);
        let asked = |on, today| due(since, MembershipState::Suspended, on, &RULE, today);
        let suspended = Some(date!(2025 - 08 - 01));
        assert_eq!(asked(suspended, date!(2027 - 07 - 31)), None);
        let day = date!(2027 - 08 - 01);
        assert_eq!(asked(suspended, day), Some((Due::Remove, day)));
        let unknown = date!(2027 - 05 - 23);
        assert_eq!(asked(None, unknown), Some((Due::Remove, unknown)), "as if it had come in time");
        // a suspension of another time says nothing of this one
        let earlier = Some(date!(2020 - 01 - 01));
        assert_eq!(asked(earlier, date!(2026 - 11 - 22)), None);
        assert_eq!(asked(earlier, date!(2026 - 11 - 23)), Some((Due::Remove, date!(2026 - 11 - 23))));
    }

    #[test]
    fn whoever_is_no_member_any_more_is_asked_about_no_more() {
        for state in MembershipState::ALL {
            let asked = next(date!(2020 - 01 - 01), *state, None, &RULE);
            assert_eq!(asked.is_some(), state.is_member(), "{state}");
        }
    }
}
