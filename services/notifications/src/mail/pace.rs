use std::{sync::Mutex, time::Duration};
use time::OffsetDateTime;

/// Keeps to what the mail server bears: at most so many letters a minute, evenly refilled.
pub(super) struct Pace {
    per_minute: u32,
    state: Mutex<State>,
}

struct State {
    tokens: f64,
    at: OffsetDateTime,
}

impl Pace {
    /// `per_minute` of zero means no limit.
    pub fn new(per_minute: u32, now: OffsetDateTime) -> Self {
        Self { per_minute, state: Mutex::new(State { tokens: f64::from(per_minute), at: now }) }
    }

    /// Takes one letter's worth, or says how long to wait for it.
    pub fn take(&self, now: OffsetDateTime) -> Result<(), Duration> {
        if self.per_minute == 0 {
            return Ok(());
        }
        let full = f64::from(self.per_minute);
        let mut state = self.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let passed = (now - state.at).as_seconds_f64().max(0.0);
        state.tokens = (state.tokens + passed * full / 60.0).min(full);
        state.at = state.at.max(now);
        if state.tokens >= 1.0 {
            state.tokens -= 1.0;
            return Ok(());
        }
        Err(Duration::from_secs_f64((1.0 - state.tokens) * 60.0 / full))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn a_minute_brings_its_share_and_no_more() {
        let start = datetime!(2026-11-23 08:00 UTC);
        let pace = Pace::new(2, start);
        assert!(pace.take(start).is_ok() && pace.take(start).is_ok());
        assert_eq!(pace.take(start), Err(Duration::from_secs(30)));
        assert!(pace.take(start + Duration::from_secs(30)).is_ok());
        let later = start + Duration::from_secs(3600);
        assert!(pace.take(later).is_ok() && pace.take(later).is_ok());
        assert!(pace.take(later).is_err());
    }

    #[test]
    fn a_clock_set_back_does_not_stop_the_mail_for_good() {
        let start = datetime!(2026-11-23 08:00 UTC);
        let pace = Pace::new(1, start);
        assert!(pace.take(start).is_ok());
        assert!(pace.take(start - Duration::from_secs(600)).is_err());
        assert!(pace.take(start + Duration::from_secs(60)).is_ok());
    }
}
