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

/// What is due after so long out of contact.
pub fn due(since: Date, rule: &LostContact, today: Date) -> Option<Due> {
    let over = |months: u8| add_months(since, u16::from(months)) <= today;
    if over(rule.remove_after_months) {
        Some(Due::Remove)
    } else {
        over(rule.suspend_after_months).then_some(Due::Suspend)
    }
}

/// What of it is left for somebody in this state: whoever is suspended is not suspended once more.
pub const fn left(due: Due, state: MembershipState) -> Option<Due> {
    match (due, state) {
        (Due::Suspend, MembershipState::Normal) => Some(Due::Suspend),
        (Due::Remove, MembershipState::Normal | MembershipState::Suspended) => Some(Due::Remove),
        _ => None,
    }
}

/// The day from which it is due.
pub fn due_from(since: Date, due: Due, rule: &LostContact) -> Date {
    let months = match due {
        Due::Suspend => rule.suspend_after_months,
        Due::Remove => rule.remove_after_months,
    };
    add_months(since, u16::from(months))
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

    #[test]
    fn half_a_year_suspends_and_two_years_remove() {
        let rule = LostContact { suspend_after_months: 6, remove_after_months: 24 };
        let today = date!(2026 - 11 - 23);
        assert_eq!(due(date!(2026 - 05 - 24), &rule, today), None);
        assert_eq!(due(date!(2026 - 05 - 23), &rule, today), Some(Due::Suspend));
        assert_eq!(due(date!(2024 - 11 - 24), &rule, today), Some(Due::Suspend));
        assert_eq!(due(date!(2024 - 11 - 23), &rule, today), Some(Due::Remove));
        assert_eq!(due_from(date!(2024 - 11 - 23), Due::Remove, &rule), today);
        assert_eq!(due_from(date!(2026 - 08 - 31), Due::Suspend, &rule), date!(2027 - 02 - 28));
    }

    #[test]
    fn what_was_done_is_not_due_any_more() {
        for state in MembershipState::ALL {
            let normal = *state == MembershipState::Normal;
            assert_eq!(left(Due::Suspend, *state), normal.then_some(Due::Suspend), "{state}");
            assert_eq!(left(Due::Remove, *state), state.is_member().then_some(Due::Remove), "{state}");
        }
    }
}
