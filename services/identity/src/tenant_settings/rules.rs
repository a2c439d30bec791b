//! The log-in policy of an organisation, its bounds, and what colours can be read.

use serde::{Deserialize, Serialize};
use settings::Sessions;
use utoipa::ToSchema;

/// Rules for passwords.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordPolicy {
    /// Least number of characters.
    #[schema(minimum = 8, maximum = 64)]
    pub min_length: u16,
    /// How many of lower case, upper case, digits and other signs must occur.
    #[schema(minimum = 3, maximum = 4)]
    pub min_classes: u16,
    /// After so many days people with an office must choose a new one.
    #[schema(minimum = 1, maximum = 90)]
    pub max_age_days: Option<u16>,
    /// The same for ordinary members; none means never.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 730)]
    pub member_max_age_days: Option<u16>,
    /// How many earlier passwords may not come back.
    #[schema(minimum = 5, maximum = 24)]
    pub history: u16,
}

/// How long a log-in lasts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionPolicy {
    /// Minutes without a request after which a session ends.
    #[schema(minimum = 5, maximum = 1440)]
    pub idle_minutes: u16,
    /// The same for administrators.
    #[schema(minimum = 5, maximum = 30)]
    pub admin_idle_minutes: u16,
    /// Hours after which a session ends in any case.
    #[schema(minimum = 1, maximum = 720)]
    pub absolute_hours: u16,
}

/// When an account is closed for a while.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LockoutPolicy {
    /// Wrong passwords in a row.
    #[schema(minimum = 3, maximum = 10)]
    pub failures: u16,
    /// Minutes it stays closed.
    #[schema(minimum = 10, maximum = 1440)]
    pub minutes: u16,
}

/// Who needs the second factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TotpPolicy {
    /// Role words; `tenant_admin` is always among them.
    pub required_roles: Vec<String>,
}

/// Everything an organisation decides about its log-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    pub password: PasswordPolicy,
    pub session: SessionPolicy,
    pub lockout: LockoutPolicy,
    pub totp: TotpPolicy,
}

/// The role that may never do without the second factor.
pub const ALWAYS_TOTP: &str = "tenant_admin";

impl Policy {
    /// What a new organisation starts with.
    pub fn initial(sessions: &Sessions) -> Self {
        Self {
            password: PasswordPolicy {
                min_length: 8,
                min_classes: 3,
                max_age_days: Some(90),
                member_max_age_days: None,
                history: 5,
            },
            session: SessionPolicy {
                idle_minutes: sessions.idle_minutes,
                admin_idle_minutes: sessions.admin_idle_minutes,
                absolute_hours: sessions.absolute_hours,
            },
            lockout: LockoutPolicy { failures: 5, minutes: 15 },
            totp: TotpPolicy { required_roles: vec![ALWAYS_TOTP.to_owned()] },
        }
    }

    /// The fields that leave the range the security baseline accepts, as JSON pointers with the bounds.
    pub fn out_of_bounds(&self) -> Vec<OutOfBounds> {
        let Self { password, session, lockout, totp: _ } = self;
        let checks = [
            ("/password/min_length", Some(password.min_length), 8, 64),
            ("/password/min_classes", Some(password.min_classes), 3, 4),
            ("/password/max_age_days", Some(password.max_age_days.unwrap_or(u16::MAX)), 1, 90),
            ("/password/member_max_age_days", password.member_max_age_days, 1, 730),
            ("/password/history", Some(password.history), 5, 24),
            ("/session/idle_minutes", Some(session.idle_minutes), 5, 1440),
            ("/session/admin_idle_minutes", Some(session.admin_idle_minutes), 5, 30),
            ("/session/absolute_hours", Some(session.absolute_hours), 1, 720),
            ("/lockout/failures", Some(lockout.failures), 3, 10),
            ("/lockout/minutes", Some(lockout.minutes), 10, 1440),
        ];
        checks
            .into_iter()
            .filter(|(_, value, min, max)| value.is_some_and(|v| v < *min || v > *max))
            .map(|(pointer, _, min, max)| OutOfBounds { pointer, min, max })
            .collect()
    }
}

/// A number outside what the security baseline accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfBounds {
    pub pointer: &'static str,
    pub min: u16,
    pub max: u16,
}

/// Least contrast of a colour that carries white text (GB/T 37668, WCAG 1.4.3).
pub const LEAST_CONTRAST: f64 = 4.5;

/// Reads `#rrggbb`, in either case.
pub fn colour(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#')?;
    if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some([channel(0)?, channel(2)?, channel(4)?])
}

/// Contrast ratio of a colour to white, by WCAG 2.1.
pub fn contrast_to_white(rgb: [u8; 3]) -> f64 {
    let linear = |channel: u8| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    let [r, g, b] = rgb.map(linear);
    1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_contrasts() {
        let ratio = |text| (contrast_to_white(colour(text).unwrap()) * 100.0).round() / 100.0;
        assert_eq!(ratio("#000000"), 21.0);
        assert_eq!(ratio("#ffffff"), 1.0);
        assert_eq!(ratio("#767676"), 4.54);
        assert_eq!(ratio("#777777"), 4.48);
        assert!(ratio("#B3141B") > LEAST_CONTRAST);
        assert!(ratio("#ffcc00") < LEAST_CONTRAST);
    }

    #[test]
    fn only_six_hex_digits_are_a_colour() {
        for bad in ["", "#fff", "red", "#12345g", "#1234567", "123456", "#１２３４５６", "#+12345"] {
            assert_eq!(colour(bad), None, "{bad}");
        }
        assert_eq!(colour("#B3141b"), Some([0xb3, 0x14, 0x1b]));
    }

    fn initial() -> Policy {
        Policy::initial(&Sessions { idle_minutes: 30, admin_idle_minutes: 15, absolute_hours: 12 })
    }

    #[test]
    fn the_first_policy_is_within_bounds() {
        assert_eq!(initial().out_of_bounds(), vec![]);
    }

    #[test]
    fn weaker_than_the_baseline_is_refused() {
        let mut policy = initial();
        policy.password = PasswordPolicy {
            min_length: 7,
            min_classes: 2,
            max_age_days: None,
            member_max_age_days: Some(0),
            history: 4,
        };
        policy.session = SessionPolicy { idle_minutes: 4, admin_idle_minutes: 31, absolute_hours: 721 };
        policy.lockout = LockoutPolicy { failures: 11, minutes: 9 };
        assert_eq!(policy.out_of_bounds().len(), 10);
    }

    proptest! {
        #[test]
        fn contrast_stays_in_its_range(rgb: [u8; 3]) {
            let ratio = contrast_to_white(rgb);
            prop_assert!((1.0 - 1e-9..=21.0 + 1e-9).contains(&ratio));
        }

        #[test]
        fn darker_never_has_less_contrast(rgb: [u8; 3], by: u8) {
            let darker = rgb.map(|c| c.saturating_sub(by));
            prop_assert!(contrast_to_white(darker) >= contrast_to_white(rgb));
        }
    }
}
