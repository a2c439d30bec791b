//! How long a reset is good for and how often one may be asked for. Pure.

use time::{Duration, OffsetDateTime};

/// How long the link in the mail works.
pub const LIFE: Duration = Duration::minutes(30);
/// The window in which mails to one account are counted, and how many it holds.
pub const WINDOW: Duration = Duration::hours(1);
pub const MOST: u64 = 3;

/// What a reset that was found is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worth {
    Good,
    Used,
    Expired,
}

pub fn worth(used_at: Option<OffsetDateTime>, expires_at: OffsetDateTime, now: OffsetDateTime) -> Worth {
    match used_at {
        Some(_) => Worth::Used,
        None if now >= expires_at => Worth::Expired,
        None => Worth::Good,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn used_once_or_too_late() {
        let (now, end) = (datetime!(2026-06-01 09:00 UTC), datetime!(2026-06-01 09:30 UTC));
        assert_eq!(worth(None, end, now), Worth::Good);
        assert_eq!(worth(None, end, end), Worth::Expired);
        assert_eq!(worth(Some(now), end, now), Worth::Used);
        assert_eq!(worth(Some(now), end, end), Worth::Used);
    }
}
