//! One-time codes of RFC 6238.

use crate::handles;
use time::OffsetDateTime;
use totp_rs::{Builder, Totp, TotpError};

/// 160 bits, as RFC 4226 recommends.
pub const SECRET_BYTES: usize = 20;

/// Why a code was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    Wrong,
    /// It is right, and was used before.
    Replayed,
}

/// The generator of one account, with a clock allowed to be one step off.
///
/// # Errors
/// When the secret is too short or a label holds a colon.
pub fn generator(secret: &[u8], account: &str, issuer: &str) -> Result<Totp, TotpError> {
    let plain = |text: &str| text.replace(':', " ");
    Builder::new()
        .with_secret(secret.to_vec())
        .with_skew(1)
        .with_account_name(plain(account))
        .with_issuer(Some(plain(issuer)))
        .build()
}

/// The six digits of a code, however they were typed.
pub fn digits(code: &str) -> Option<String> {
    let digits: String =
        handles::half_width(code).chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    (digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

/// Checks a code; gives the time step it belongs to, which is to be stored so that no code of that step or an
/// earlier one is accepted again.
///
/// # Errors
/// When the code is wrong or was used before.
pub fn check(totp: &Totp, code: &str, last_step: Option<i64>, now: OffsetDateTime) -> Result<i64, Refusal> {
    let code = digits(code).ok_or(Refusal::Wrong)?;
    let seconds = u64::try_from(now.unix_timestamp()).map_err(|_| Refusal::Wrong)?;
    let step = totp.check(&code, seconds).ok_or(Refusal::Wrong)?;
    let step = i64::try_from(step).map_err(|_| Refusal::Wrong)?;
    if last_step.is_some_and(|last| step <= last) { Err(Refusal::Replayed) } else { Ok(step) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::Duration;
    use time::macros::datetime;

    const NOW: OffsetDateTime = datetime!(2026-06-01 09:00:10 UTC);

    fn totp() -> Totp {
        generator(&[7; SECRET_BYTES], "zhang:san", "支部云: 一").unwrap()
    }

    fn code_at(at: OffsetDateTime) -> String {
        totp().generate(at.unix_timestamp().unsigned_abs()).to_string()
    }

    #[test]
    fn a_clock_may_be_one_step_off_and_not_two() {
        for (seconds, good) in [(-60, false), (-30, true), (0, true), (30, true), (60, false)] {
            let code = code_at(NOW + Duration::seconds(seconds));
            assert_eq!(check(&totp(), &code, None, NOW).is_ok(), good, "{seconds}");
        }
    }

    #[test]
    fn a_code_is_good_once() {
        let code = code_at(NOW);
        let step = check(&totp(), &code, None, NOW).unwrap();
        assert_eq!(check(&totp(), &code, Some(step), NOW), Err(Refusal::Replayed));
        let earlier = code_at(NOW - Duration::seconds(30));
        assert_eq!(check(&totp(), &earlier, Some(step), NOW), Err(Refusal::Replayed));
        let later = NOW + Duration::seconds(30);
        assert_eq!(check(&totp(), &code_at(later), Some(step), later), Ok(step + 1));
    }

    #[test]
    fn typing_habits_do_not_matter() {
        assert_eq!(digits(" 123 456 "), Some("123456".into()));
        assert_eq!(digits("１２３４５６"), Some("123456".into()));
        for bad in ["", "12345", "1234567", "12345a", "一二三四五六"] {
            assert_eq!(digits(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_label_holds_no_separator() {
        assert!(totp().to_url().unwrap().starts_with("otpauth://totp/"));
        assert_eq!(totp().account_name(), "zhang san");
    }

    proptest! {
        #[test]
        fn no_accepted_sequence_repeats_a_step(offsets in prop::collection::vec(-90i64..90, 1..40)) {
            let mut last = None;
            for offset in offsets {
                if let Ok(step) = check(&totp(), &code_at(NOW + Duration::seconds(offset)), last, NOW) {
                    prop_assert!(last.is_none_or(|l| step > l));
                    last = Some(step);
                }
            }
        }
    }
}
