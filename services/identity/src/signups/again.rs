//! When another letter of an application may go. Pure.

use time::{Duration, OffsetDateTime};

/// The pause after the first letter; every further one doubles it, so that nobody fills somebody's mailbox.
const FIRST: Duration = Duration::minutes(1);
const LONGEST: Duration = Duration::hours(1);
/// Whoever mistyped the mailbox corrects it at once while no more letters than these have gone.
const AT_ONCE: i32 = 2;

/// From when on another letter goes to the mailbox the last one went to, or to another one.
pub fn from(letters: i32, sent_at: OffsetDateTime, same_mailbox: bool) -> OffsetDateTime {
    if !same_mailbox && letters <= AT_ONCE {
        return sent_at;
    }
    let doublings = u32::try_from(letters.clamp(1, 10) - 1).unwrap_or_default();
    sent_at + (FIRST * 2_i32.pow(doublings)).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    const SENT: OffsetDateTime = datetime!(2026-06-01 09:00 UTC);

    #[test]
    fn every_letter_doubles_the_pause_up_to_an_hour() {
        for (letters, minutes) in [(0, 1), (1, 1), (2, 2), (3, 4), (6, 32), (7, 60), (i32::MAX, 60)] {
            assert_eq!(from(letters, SENT, true) - SENT, Duration::minutes(minutes), "{letters}");
        }
    }

    #[test]
    fn a_mistyped_mailbox_is_corrected_at_once_but_not_for_ever() {
        assert_eq!(from(1, SENT, false), SENT);
        assert_eq!(from(2, SENT, false), SENT);
        assert_eq!(from(3, SENT, false) - SENT, Duration::minutes(4));
    }
}
