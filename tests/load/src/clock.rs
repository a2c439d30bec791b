//! The time a run may take, and how it is shared out. An entry ends when its own time is up or when that of the whole run
//! is, whichever comes first: what it was waiting for is dropped, and the processes it had started are killed.

use anyhow::{Error, Result};
use std::{
    future::Future,
    time::{Duration, Instant},
};

/// With less than this left nothing is begun any more.
const LEAST: Duration = Duration::from_secs(2);

/// When everything is over, whatever has been reached by then.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    end: Instant,
}

/// What became of an entry.
#[derive(Debug)]
pub enum Outcome<T> {
    Done(T),
    CutOff,
    NotBegun,
    Failed(Error),
}

/// The same, with the seconds it took.
#[derive(Debug)]
pub struct Reached<T> {
    pub outcome: Outcome<T>,
    pub seconds: f64,
}

impl Clock {
    pub fn until(end: Instant) -> Self {
        Self { end }
    }

    /// The moment so many seconds from now, but never so late that less than `kept` seconds are left of the run.
    pub fn in_seconds(self, seconds: u64, kept: u64) -> Instant {
        let last = self.end.checked_sub(Duration::from_secs(kept)).unwrap_or(self.end);
        last.min(Instant::now() + Duration::from_secs(seconds))
    }

    pub async fn within<T>(self, seconds: u64, work: impl Future<Output = Result<T>>) -> Reached<T> {
        let started = Instant::now();
        let outcome = if started + LEAST > self.end {
            Outcome::NotBegun
        } else {
            let end = tokio::time::Instant::from_std(self.in_seconds(seconds, 0));
            match tokio::time::timeout_at(end, work).await {
                Ok(Ok(done)) => Outcome::Done(done),
                Ok(Err(error)) => Outcome::Failed(error),
                Err(_) => Outcome::CutOff,
            }
        };
        Reached { outcome, seconds: started.elapsed().as_secs_f64() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_entry_has_its_own_time_and_no_more_than_is_left() {
        let clock = Clock::until(Instant::now() + Duration::from_secs(60));
        assert!(matches!(clock.within(5, async { Ok(7) }).await.outcome, Outcome::Done(7)));
        let slow = || async {
            tokio::time::sleep(Duration::from_secs(30)).await;
            Ok(())
        };
        assert!(matches!(clock.within(0, slow()).await.outcome, Outcome::CutOff));
        let over = Clock::until(Instant::now());
        assert!(matches!(over.within(5, slow()).await.outcome, Outcome::NotBegun));
        assert!(clock.in_seconds(600, 10) < clock.in_seconds(600, 0));
    }
}
