//! What a session is worth, how long it lasts and what it still needs. Pure.

use crate::tenant_settings::SessionPolicy;
use time::{Duration, OffsetDateTime};

kernel::words! {
    /// What has to happen before a session may do anything else.
    pub enum NextStep {
        Done = "done",
        Totp = "totp",
        EnrolTotp = "enrol_totp",
        ChangePassword = "change_password",
    }
}

/// The state of account and session that decides what comes next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The account has a confirmed second factor.
    pub totp_enabled: bool,
    /// One of its roles demands one.
    pub totp_required: bool,
    /// It was shown in this session.
    pub second_factor: bool,
    /// The password must be replaced.
    pub password_due: bool,
}

/// The next step. The second factor comes first: only who has it may choose a new password.
pub fn next(standing: Standing) -> NextStep {
    match standing {
        Standing { totp_enabled: true, second_factor: false, .. } => NextStep::Totp,
        Standing { totp_enabled: false, totp_required: true, .. } => NextStep::EnrolTotp,
        Standing { password_due: true, .. } => NextStep::ChangePassword,
        _ => NextStep::Done,
    }
}

/// When a session was begun, last used and must end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub last_seen_at: OffsetDateTime,
    pub expires_at: OffsetDateTime,
}

fn idle(policy: &SessionPolicy, admin: bool) -> Duration {
    let minutes =
        if admin { policy.admin_idle_minutes.min(policy.idle_minutes) } else { policy.idle_minutes };
    Duration::minutes(i64::from(minutes))
}

/// The end a new session is given. Later policies can only bring the end forward, by idle time.
pub fn expiry(policy: &SessionPolicy, now: OffsetDateTime) -> OffsetDateTime {
    now + Duration::hours(i64::from(policy.absolute_hours))
}

/// Whether a session still counts.
pub fn is_alive(span: Span, policy: &SessionPolicy, admin: bool, now: OffsetDateTime) -> bool {
    now < span.expires_at && now < idle_end(span, policy, admin)
}

/// When it ends if nothing more is done.
pub fn idle_end(span: Span, policy: &SessionPolicy, admin: bool) -> OffsetDateTime {
    span.expires_at.min(span.last_seen_at + idle(policy, admin))
}

/// How old "last seen" may get before it is written again: exact enough to end idle sessions in time, rare
/// enough that reading pages does not become writing rows.
pub const SEEN_EVERY: Duration = Duration::seconds(30);

pub fn should_touch(last_seen_at: OffsetDateTime, now: OffsetDateTime) -> bool {
    now - last_seen_at >= SEEN_EVERY
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::datetime;

    const NOW: OffsetDateTime = datetime!(2026-06-01 09:00 UTC);

    fn policy() -> SessionPolicy {
        SessionPolicy { idle_minutes: 30, admin_idle_minutes: 15, absolute_hours: 12 }
    }

    #[test]
    fn the_steps_come_in_order() {
        let all =
            Standing { totp_enabled: false, totp_required: true, second_factor: false, password_due: true };
        assert_eq!(next(Standing::default()), NextStep::Done);
        assert_eq!(next(all), NextStep::EnrolTotp);
        assert_eq!(next(Standing { totp_enabled: true, ..all }), NextStep::Totp);
        assert_eq!(
            next(Standing { totp_enabled: true, second_factor: true, ..all }),
            NextStep::ChangePassword
        );
        assert_eq!(
            next(Standing { totp_enabled: true, second_factor: true, password_due: false, ..all }),
            NextStep::Done
        );
    }

    #[test]
    fn administrators_are_logged_out_sooner() {
        let span = Span { last_seen_at: NOW, expires_at: expiry(&policy(), NOW) };
        assert!(is_alive(span, &policy(), false, NOW + Duration::minutes(29)));
        assert!(!is_alive(span, &policy(), false, NOW + Duration::minutes(30)));
        assert!(is_alive(span, &policy(), true, NOW + Duration::minutes(14)));
        assert!(!is_alive(span, &policy(), true, NOW + Duration::minutes(15)));
    }

    #[test]
    fn no_activity_outlives_the_absolute_end() {
        let busy = Span { last_seen_at: NOW + Duration::hours(12), expires_at: expiry(&policy(), NOW) };
        assert!(!is_alive(busy, &policy(), false, NOW + Duration::hours(12)));
    }

    #[test]
    fn looking_does_not_write_every_time() {
        assert!(!should_touch(NOW, NOW + Duration::seconds(29)));
        assert!(should_touch(NOW, NOW + Duration::seconds(30)));
    }

    proptest! {
        #[test]
        fn nothing_is_done_without_what_the_role_demands(
            totp_enabled: bool, totp_required: bool, second_factor: bool, password_due: bool,
        ) {
            let standing = Standing { totp_enabled, totp_required, second_factor, password_due };
            if next(standing) == NextStep::Done {
                prop_assert!(!totp_required || (totp_enabled && second_factor));
                prop_assert!(!totp_enabled || second_factor);
                prop_assert!(!password_due);
            }
        }

        #[test]
        fn an_admin_session_never_outlives_an_ordinary_one(minutes in 0i64..2000) {
            let span = Span { last_seen_at: NOW, expires_at: expiry(&policy(), NOW) };
            let at = NOW + Duration::minutes(minutes);
            prop_assert!(!is_alive(span, &policy(), true, at) || is_alive(span, &policy(), false, at));
        }
    }
}
