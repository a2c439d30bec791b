//! How long an invitation is good for and what it is worth at a moment. Pure.

use time::{Duration, OffsetDateTime};

/// How long the link of an invitation works.
pub const LIFE: Duration = Duration::days(7);
/// An invitation is not sent again sooner, so that nobody fills somebody's mailbox.
pub const PAUSE: Duration = Duration::minutes(1);

kernel::words! {
    /// What has become of an invitation.
    pub enum InvitationState {
        Pending = "pending",
        Redeemed = "redeemed",
        Revoked = "revoked",
        Expired = "expired",
    }
}

/// The state as it is stored, and the clock.
pub fn state(stored: &str, expires_at: OffsetDateTime, now: OffsetDateTime) -> InvitationState {
    match stored {
        "redeemed" => InvitationState::Redeemed,
        "revoked" => InvitationState::Revoked,
        _ if now >= expires_at => InvitationState::Expired,
        _ => InvitationState::Pending,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn time_ends_only_what_is_pending() {
        let (now, end) = (datetime!(2026-06-01 09:00 UTC), datetime!(2026-06-08 09:00 UTC));
        assert_eq!(state("pending", end, now), InvitationState::Pending);
        assert_eq!(state("pending", end, end), InvitationState::Expired);
        assert_eq!(state("redeemed", end, end + LIFE), InvitationState::Redeemed);
        assert_eq!(state("revoked", end, now), InvitationState::Revoked);
    }
}
