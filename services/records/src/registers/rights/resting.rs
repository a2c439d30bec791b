//! Who may vote on a day. Pure.

use crate::members::{Member, words::MembershipState};
use kernel::{MemberId, Period, words};
use std::collections::HashMap;
use time::Date;

words! {
    /// Why the rights of a full member rest.
    pub enum RestKind {
        /// 留党察看
        UnderObservation = "under_observation",
        /// 留置、逮捕
        Suspended = "suspended",
    }
}

/// What somebody may do as a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VotingRight {
    /// Votes, elects and may be elected.
    Full,
    /// On probation (预备党员).
    Probationary,
    Rests(RestKind),
}

/// When the rights of members rest, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resting(HashMap<MemberId, Vec<(RestKind, Period)>>);

impl Resting {
    /// Notes that the rights of a member rest.
    pub fn note(&mut self, member: MemberId, kind: RestKind, period: Period) {
        self.0.entry(member).or_default().push((kind, period));
    }

    /// Why the rights of a member rest on a day, and since when; the graver ground where there are two.
    pub fn on(&self, member: MemberId, day: Date) -> Option<(RestKind, Date)> {
        let theirs = self.0.get(&member).into_iter().flatten();
        theirs.filter(|(_, period)| period.contains(day)).map(|(kind, period)| (*kind, period.from)).min()
    }

    /// All times in which the rights of a member rest.
    pub fn periods(&self, member: MemberId) -> Vec<Period> {
        self.0.get(&member).into_iter().flatten().map(|(_, period)| *period).collect()
    }
}

/// None for whoever is no member, or whose membership is suspended: they take no part.
pub fn right(member: &Member, resting: &Resting, day: Date) -> Option<VotingRight> {
    if member.membership_state != MembershipState::Normal {
        return None;
    }
    Some(match resting.on(member.id, day) {
        _ if !member.was_full(day) => VotingRight::Probationary,
        Some((kind, _)) => VotingRight::Rests(kind),
        None => VotingRight::Full,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn rights_rest_from_the_first_day_to_the_last_and_are_whole_after_it() {
        let (one, other) = (MemberId::new(), MemberId::new());
        let mut resting = Resting::default();
        let (since, until) = (date!(2026 - 01 - 10), date!(2027 - 01 - 10));
        resting.note(one, RestKind::UnderObservation, Period::new(since, Some(until)).unwrap());
        let why = |day| resting.on(one, day).map(|(kind, _)| kind);
        assert_eq!(why(date!(2026 - 01 - 09)), None);
        assert_eq!(why(since), Some(RestKind::UnderObservation));
        assert_eq!(why(date!(2027 - 01 - 09)), Some(RestKind::UnderObservation));
        assert_eq!(why(until), None);
        assert_eq!(resting.on(other, since), None);
        assert_eq!(resting.periods(one).len(), 1);
    }

    #[test]
    fn of_two_grounds_the_graver_is_told_with_its_own_day() {
        let one = MemberId::new();
        let mut resting = Resting::default();
        let open = |from| Period::new(from, None).unwrap();
        resting.note(one, RestKind::Suspended, open(date!(2026 - 01 - 01)));
        resting.note(one, RestKind::UnderObservation, open(date!(2026 - 06 - 01)));
        let day = date!(2026 - 07 - 01);
        assert_eq!(resting.on(one, day), Some((RestKind::UnderObservation, date!(2026 - 06 - 01))));
    }
}
