//! Counting wrong guesses. Pure: the caller holds the account's row locked while it asks, so that a hundred
//! guesses at once are counted like a hundred in a row.
//!
//! A guess is counted as wrong *before* it is checked, and taken back when it was right or could not be checked.
//! Otherwise guesses sent at the same time would all be checked before the first one is counted.

use crate::tenant_settings::LockoutPolicy;
use time::{Duration, OffsetDateTime};

/// What is remembered about the wrong guesses on one account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attempts {
    pub failures: i32,
    pub failed_at: Option<OffsetDateTime>,
    pub locked_until: Option<OffsetDateTime>,
}

/// Whether a guess may be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// Yes, and this is to be stored first.
    Open(Attempts),
    Locked,
}

impl Attempts {
    pub fn is_locked(self, now: OffsetDateTime) -> bool {
        self.locked_until.is_some_and(|until| now < until)
    }

    /// Counts a guess that is about to be checked.
    pub fn guess(self, policy: &LockoutPolicy, now: OffsetDateTime) -> Gate {
        if self.is_locked(now) {
            return Gate::Locked;
        }
        let window = Duration::minutes(i64::from(policy.minutes));
        // a lock that has ended, or a slip long ago, is forgotten
        let stale = self.locked_until.is_some() || self.failed_at.is_none_or(|at| now - at >= window);
        let failures = if stale { 1 } else { self.failures.saturating_add(1) };
        let full = failures >= i32::from(policy.failures);
        Gate::Open(Attempts { failures, failed_at: Some(now), locked_until: full.then(|| now + window) })
    }

    /// Takes one guess back that is not a wrong one and not yet a log-in: the second factor or another password is to
    /// come, or too many passwords were being checked.
    pub fn forgive(self) -> Self {
        let failures = (self.failures - 1).max(0);
        let failed_at = self.failed_at.filter(|_| failures > 0);
        Self { failures, failed_at, locked_until: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::datetime;

    const NOW: OffsetDateTime = datetime!(2026-06-01 09:00 UTC);
    const POLICY: LockoutPolicy = LockoutPolicy { failures: 5, minutes: 15 };

    fn open(gate: Gate) -> Attempts {
        match gate {
            Gate::Open(after) => after,
            Gate::Locked => panic!("locked"),
        }
    }

    #[test]
    fn the_fifth_guess_is_still_checked_and_the_sixth_is_not() {
        let mut attempts = Attempts::default();
        for n in 1..=5 {
            attempts = open(attempts.guess(&POLICY, NOW));
            assert_eq!(attempts.failures, n);
        }
        assert!(attempts.is_locked(NOW));
        assert_eq!(attempts.guess(&POLICY, NOW + Duration::minutes(14)), Gate::Locked);
        let after = open(attempts.guess(&POLICY, NOW + Duration::minutes(15)));
        assert_eq!((after.failures, after.locked_until), (1, None));
    }

    #[test]
    fn a_slip_long_ago_does_not_count() {
        let once = open(Attempts::default().guess(&POLICY, NOW));
        assert_eq!(open(once.guess(&POLICY, NOW + Duration::minutes(14))).failures, 2);
        assert_eq!(open(once.guess(&POLICY, NOW + Duration::minutes(15))).failures, 1);
    }

    #[test]
    fn a_right_password_does_not_buy_more_guesses_at_the_code() {
        let mut attempts = Attempts::default();
        for _ in 0..4 {
            attempts = open(attempts.guess(&POLICY, NOW)); // a wrong code
            attempts = open(attempts.guess(&POLICY, NOW)).forgive(); // the right password again
        }
        assert_eq!(attempts.failures, 4);
        assert!(open(attempts.guess(&POLICY, NOW)).is_locked(NOW));
    }

    #[test]
    fn what_could_not_be_checked_locks_nobody() {
        let mut attempts = Attempts::default();
        for _ in 0..4 {
            attempts = open(attempts.guess(&POLICY, NOW)); // a wrong password
        }
        for _ in 0..5 {
            attempts = open(attempts.guess(&POLICY, NOW)).forgive();
            assert_eq!((attempts.failures, attempts.locked_until), (4, None));
        }
        assert!(open(attempts.guess(&POLICY, NOW)).is_locked(NOW));
    }

    proptest! {
        #[test]
        fn no_sequence_gets_more_than_the_allowed_guesses_into_a_window(gaps in prop::collection::vec(0i64..20, 1..60)) {
            let (mut attempts, mut now, mut checked) = (Attempts::default(), NOW, Vec::new());
            for gap in gaps {
                now += Duration::minutes(gap);
                if let Gate::Open(after) = attempts.guess(&POLICY, now) {
                    attempts = after;
                    checked.push(now);
                }
            }
            for run in checked.windows(6) {
                prop_assert!(run[5] - run[0] >= Duration::minutes(15));
            }
        }
    }
}
