//! The log-in policy of an organisation, its bounds, and what colours can be read.

use rulepack::LoginBounds;
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
    /// An administrator who logs in ends the log-ins there were.
    pub single_admin_session: bool,
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
            single_admin_session: false,
        }
    }

    /// The fields that leave the range of the rule pack, as JSON pointers with the bounds.
    pub fn out_of_bounds(&self, bounds: &LoginBounds) -> Vec<OutOfBounds> {
        let Self { password, session, lockout, totp: _, single_admin_session: _ } = self;
        let max_age = Some(password.max_age_days.unwrap_or(u16::MAX));
        let checks = [
            ("/password/min_length", Some(password.min_length), bounds.password_min_length),
            ("/password/min_classes", Some(password.min_classes), bounds.password_min_classes),
            ("/password/max_age_days", max_age, bounds.password_max_age_days),
            (
                "/password/member_max_age_days",
                password.member_max_age_days,
                bounds.password_member_max_age_days,
            ),
            ("/password/history", Some(password.history), bounds.password_history),
            ("/session/idle_minutes", Some(session.idle_minutes), bounds.session_idle_minutes),
            (
                "/session/admin_idle_minutes",
                Some(session.admin_idle_minutes),
                bounds.session_admin_idle_minutes,
            ),
            ("/session/absolute_hours", Some(session.absolute_hours), bounds.session_absolute_hours),
            ("/lockout/failures", Some(lockout.failures), bounds.lockout_failures),
            ("/lockout/minutes", Some(lockout.minutes), bounds.lockout_minutes),
        ];
        checks
            .into_iter()
            .filter(|(_, value, range)| value.is_some_and(|value| !range.holds(value)))
            .map(|(pointer, _, range)| OutOfBounds { pointer, min: range.least, max: range.most })
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

/// The nearest colour of the same hue that carries white text: the same light, less of it.
pub fn readable(rgb: [u8; 3]) -> [u8; 3] {
    // a channel times a share of at most one is a byte
    let dimmed = |share: f64| rgb.map(|channel| (f64::from(channel) * share).floor() as u8);
    let shares = (0..=100).rev().map(|percent| f64::from(percent) / 100.0);
    shares.map(dimmed).find(|colour| contrast_to_white(*colour) >= LEAST_CONTRAST).unwrap_or([0; 3])
}

/// As it is written in settings.
pub fn written([r, g, b]: [u8; 3]) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
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

    fn bounds() -> LoginBounds {
        let rules = rulepack::Rules::built_in().unwrap();
        rules.of(kernel::TenantKind::Agency).login.on(time::macros::date!(2026 - 06 - 01)).value
    }

    fn initial() -> Policy {
        Policy::initial(&Sessions { idle_minutes: 30, admin_idle_minutes: 15, absolute_hours: 12 })
    }

    #[test]
    fn the_first_policy_is_within_bounds() {
        assert_eq!(initial().out_of_bounds(&bounds()), vec![]);
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
        assert_eq!(policy.out_of_bounds(&bounds()).len(), 10);
    }

    proptest! {
        #[test]
        fn contrast_stays_in_its_range(rgb: [u8; 3]) {
            let ratio = contrast_to_white(rgb);
            prop_assert!((1.0 - 1e-9..=21.0 + 1e-9).contains(&ratio));
        }

        #[test]
        fn what_is_proposed_can_be_read_and_is_no_darker_than_needed(rgb: [u8; 3]) {
            let proposed = readable(rgb);
            prop_assert!(contrast_to_white(proposed) >= LEAST_CONTRAST);
            prop_assert_eq!(colour(&written(proposed)), Some(proposed));
            if contrast_to_white(rgb) >= LEAST_CONTRAST {
                prop_assert_eq!(proposed, rgb);
            }
        }

        #[test]
        fn darker_never_has_less_contrast(rgb: [u8; 3], by: u8) {
            let darker = rgb.map(|c| c.saturating_sub(by));
            prop_assert!(contrast_to_white(darker) >= contrast_to_white(rgb));
        }
    }
}
