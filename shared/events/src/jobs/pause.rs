use std::time::Duration;
use uuid::Uuid;

/// How often and with which pauses a job is tried.
#[derive(Clone, Copy, Debug)]
pub struct Retry {
    pub attempts: i32,
    pub first: Duration,
    pub longest: Duration,
}

impl Default for Retry {
    /// Twelve attempts over about six hours.
    fn default() -> Self {
        Self { attempts: 12, first: Duration::from_secs(5), longest: Duration::from_secs(3600) }
    }
}

impl Retry {
    /// The pause after a failed attempt (counted from one), up to a fifth longer by chance, so that a crowd
    /// that failed together does not come back together. None when it was the last.
    pub fn pause(&self, attempt: i32, chance: Uuid) -> Option<Duration> {
        if attempt >= self.attempts {
            return None;
        }
        let doublings = u32::try_from(attempt.clamp(1, 20) - 1).unwrap_or_default();
        let plain = self.first.saturating_mul(1 << doublings).min(self.longest);
        let share = u32::from(chance.as_bytes()[15]);
        Some(plain + plain.saturating_mul(share) / 255 / 5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_the_longest_and_end() {
        let retry = Retry { attempts: 5, first: Duration::from_secs(2), longest: Duration::from_secs(10) };
        let pauses: Vec<_> = (1..=5).map(|n| retry.pause(n, Uuid::nil())).collect();
        let expected = [Some(2), Some(4), Some(8), Some(10), None].map(|s| s.map(Duration::from_secs));
        assert_eq!(pauses, expected);
        assert_eq!(retry.pause(1, Uuid::max()), Some(Duration::from_millis(2400)));
    }

    #[test]
    fn no_attempt_number_breaks_it() {
        let retry = Retry { attempts: i32::MAX, ..Retry::default() };
        for attempt in [i32::MIN, -1, 0, 1, 64, i32::MAX - 1] {
            assert!(retry.pause(attempt, Uuid::max()).is_some_and(|p| p <= retry.longest * 6 / 5));
        }
    }
}
