//! What an application may become, when, and how an address is judged. Pure.

use super::problems;
use rest::ProblemKind;
use serde::Serialize;
use std::time::Duration;
use tenancy::provision::{Slug, SlugError};
use time::OffsetDateTime;
use utoipa::ToSchema;

kernel::words! {
    /// What has become of an application.
    pub enum SignupState {
        /// The letter has not been answered.
        Unverified = "unverified",
        /// Somebody has to look at it.
        Waiting = "waiting",
        /// The organisation is being made.
        Approving = "approving",
        Approved = "approved",
        Refused = "refused",
    }
}

impl SignupState {
    /// Whether the application holds the address it asked for.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Unverified | Self::Waiting | Self::Approving)
    }
}

/// Whether a letter that was not answered can still be.
pub fn has_expired(state: SignupState, expires_at: OffsetDateTime, now: OffsetDateTime) -> bool {
    state == SignupState::Unverified && now >= expires_at
}

/// What came of a wish to approve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It is to be done.
    Do,
    /// It was done before.
    Done,
    /// It cannot be done.
    Refuse,
}

pub const fn approving(state: SignupState) -> Step {
    match state {
        SignupState::Waiting => Step::Do,
        SignupState::Approving | SignupState::Approved => Step::Done,
        SignupState::Unverified | SignupState::Refused => Step::Refuse,
    }
}

pub const fn refusing(state: SignupState) -> Step {
    match state {
        SignupState::Waiting => Step::Do,
        SignupState::Refused => Step::Done,
        SignupState::Unverified | SignupState::Approving | SignupState::Approved => Step::Refuse,
    }
}

/// How an address stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AddressState {
    Free,
    Taken,
    Reserved,
    Malformed,
}

/// Why an address cannot be had, as a problem of its field.
pub const fn fault(error: SlugError) -> (AddressState, &'static ProblemKind) {
    match error {
        SlugError::Length => (AddressState::Malformed, &problems::SLUG_LENGTH),
        SlugError::Characters => (AddressState::Malformed, &problems::SLUG_CHARACTERS),
        SlugError::Hyphens => (AddressState::Malformed, &problems::SLUG_HYPHENS),
        SlugError::Reserved => (AddressState::Reserved, &problems::SLUG_RESERVED),
    }
}

/// An address as people type it: blanks around it and capitals do not count.
///
/// # Errors
/// When it is none, or nobody may have it.
pub fn slug(text: &str) -> Result<Slug, SlugError> {
    Slug::parse(&kernel::text::compact(text).to_ascii_lowercase())
}

/// How soon another process goes on where one died.
pub const LEASE: Duration = Duration::from_secs(20);
const LONGEST: Duration = Duration::from_secs(600);

/// The pause before the next attempt, after so many failed.
pub fn pause(attempts: i32) -> Duration {
    let doublings = u32::try_from(attempts.clamp(1, 10) - 1).unwrap_or_default();
    Duration::from_secs(2).saturating_mul(1 << doublings).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn doing_twice_is_doing_once() {
        use SignupState::{Approved, Approving, Refused, Unverified, Waiting};
        for (state, expected) in [
            (Unverified, (Step::Refuse, Step::Refuse)),
            (Waiting, (Step::Do, Step::Do)),
            (Approving, (Step::Done, Step::Refuse)),
            (Approved, (Step::Done, Step::Refuse)),
            (Refused, (Step::Refuse, Step::Done)),
        ] {
            assert_eq!((approving(state), refusing(state)), expected, "{state}");
        }
    }

    #[test]
    fn only_an_unanswered_letter_runs_out() {
        let (now, end) = (datetime!(2026-06-01 09:00 UTC), datetime!(2026-06-03 09:00 UTC));
        assert!(!has_expired(SignupState::Unverified, end, now));
        assert!(has_expired(SignupState::Unverified, end, end));
        assert!(!has_expired(SignupState::Waiting, end, end));
    }

    #[test]
    fn an_address_is_read_as_it_is_meant() {
        assert_eq!(slug(" Lu-Gang ").map(|s| s.to_string()), Ok("lu-gang".into()));
        assert_eq!(slug("ｌｕｇａｎｇ").map(|s| s.to_string()), Ok("lugang".into()));
        assert_eq!(slug("Admin"), Err(SlugError::Reserved));
        assert_eq!(slug("钢铁"), Err(SlugError::Characters));
    }

    #[test]
    fn pauses_grow_and_end() {
        assert_eq!(pause(1), Duration::from_secs(2));
        assert_eq!(pause(3), Duration::from_secs(8));
        for odd in [i32::MIN, 0, 50, i32::MAX] {
            assert!((Duration::from_secs(2)..=LONGEST).contains(&pause(odd)), "{odd}");
        }
    }
}
