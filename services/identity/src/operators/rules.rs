//! What holds for those who run the platform. It is fixed: no organisation may loosen it, and there is no
//! operator above the operators.

use super::problems::REASON_NEEDED;
use crate::tenant_settings::{LockoutPolicy, PasswordPolicy};
use rest::{Problem, kinds};
use time::{Duration, OffsetDateTime};

kernel::words! {
    /// What an operator may do.
    pub enum OperatorRole {
        Admin = "admin",
        /// Looks, suspends and resumes.
        Support = "support",
        /// Looks.
        Auditor = "auditor",
    }
}

/// What operators do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// See which organisations exist, the figures, the runs, the operators and their log.
    Look,
    /// Suspend and resume an organisation.
    Suspend,
    /// Everything else: create and close, quotas, announcements, operators, migrations, looking inside.
    Govern,
}

pub const fn may(role: OperatorRole, act: Act) -> bool {
    match (role, act) {
        (OperatorRole::Admin, _) | (_, Act::Look) => true,
        (OperatorRole::Support, Act::Suspend) => true,
        (OperatorRole::Support | OperatorRole::Auditor, _) => false,
    }
}

pub const PASSWORD: PasswordPolicy = PasswordPolicy {
    min_length: 12,
    min_classes: 3,
    max_age_days: Some(90),
    member_max_age_days: None,
    history: 5,
};

pub const LOCKOUT: LockoutPolicy = LockoutPolicy { failures: 5, minutes: 15 };

/// How long an operator's invitation works.
pub const INVITATION_LIFE: Duration = Duration::days(3);
const IDLE: Duration = Duration::minutes(15);
const ABSOLUTE: Duration = Duration::hours(8);

pub fn session_end(now: OffsetDateTime) -> OffsetDateTime {
    now + ABSOLUTE
}

/// Whether an operator's session still counts.
pub fn is_alive(last_seen_at: OffsetDateTime, expires_at: OffsetDateTime, now: OffsetDateTime) -> bool {
    now < expires_at && now - last_seen_at < IDLE
}

/// A reason as it is kept; nothing if there is none.
pub fn reason(text: &str) -> Option<String> {
    let reason: String = text.trim().chars().filter(|c| !c.is_control() || *c == '\n').collect();
    (1..=500).contains(&reason.chars().count()).then_some(reason)
}

/// A reason, which has to be given.
///
/// # Errors
/// 422 where there is none.
pub fn needed(text: &str) -> Result<String, Problem> {
    reason(text).ok_or_else(|| kinds::VALIDATION.problem().field("/reason", &REASON_NEEDED))
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn a_desk_left_alone_is_closed() {
        let (seen, end) = (datetime!(2026-06-01 09:00 UTC), datetime!(2026-06-01 17:00 UTC));
        assert!(is_alive(seen, end, seen + Duration::minutes(14)));
        assert!(!is_alive(seen, end, seen + Duration::minutes(15)));
        assert!(!is_alive(end, end, end));
    }

    #[test]
    fn roles_permit_what_their_names_say() {
        use OperatorRole::{Admin, Auditor, Support};
        let acts = |role| [Act::Look, Act::Suspend, Act::Govern].map(|act| may(role, act));
        assert_eq!(acts(Admin), [true, true, true]);
        assert_eq!(acts(Support), [true, true, false]);
        assert_eq!(acts(Auditor), [true, false, false]);
    }

    #[test]
    fn a_reason_says_something() {
        assert_eq!(reason("  欠费\0 "), Some("欠费".into()));
        assert_eq!(reason(" \t "), None);
        assert_eq!(reason(&"x".repeat(501)), None);
    }
}
