use std::sync::{Arc, Mutex};
use time::{Date, OffsetDateTime, UtcOffset, macros::offset};

/// Business dates are those of Asia/Shanghai (UTC+8, no daylight saving since 1991).
pub const SHANGHAI: UtcOffset = offset!(+8);

/// Where "now" comes from. Passed in, never read from the air, so that tests and replays can move it.
pub trait Clock: Send + Sync + 'static {
    fn now(&self) -> OffsetDateTime;
}

pub type SharedClock = Arc<dyn Clock>;

#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods)] // the one place that reads the machine's clock
    fn now(&self) -> OffsetDateTime {
        OffsetDateTime::now_utc()
    }
}

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct FixedClock(Mutex<OffsetDateTime>);

impl FixedClock {
    pub fn at(now: OffsetDateTime) -> Arc<Self> {
        Arc::new(Self(Mutex::new(now)))
    }

    pub fn set(&self, now: OffsetDateTime) {
        *self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = now;
    }

    pub fn advance(&self, by: time::Duration) {
        let mut now = self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        *now += by;
    }
}

impl Clock for FixedClock {
    fn now(&self) -> OffsetDateTime {
        *self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

/// The calendar day an instant falls on in the tenant's zone.
pub fn business_date(at: OffsetDateTime, zone: UtcOffset) -> Date {
    at.to_offset(zone).date()
}

/// When the next day begins on the clock of the zone.
pub fn next_day(at: OffsetDateTime, zone: UtcOffset) -> OffsetDateTime {
    let today = business_date(at, zone);
    today.next_day().unwrap_or(today).midnight().assume_offset(zone)
}
