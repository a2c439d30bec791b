//! One-time codes of RFC 6238 and the recovery codes that stand in for a lost telephone.

use crate::{
    handles,
    tokens::{self, NoRandomness},
};
use ring::hmac;
use time::OffsetDateTime;
use totp_rs::{Builder, Totp, TotpError};

/// 160 bits, as RFC 4226 recommends.
pub const SECRET_BYTES: usize = 20;
/// How many recovery codes are handed out.
pub const CODES: usize = 10;
const CODE_LENGTH: usize = 10;
/// Without the letters and digits that are read for one another on paper.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

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

/// Ten fresh recovery codes as they are printed: `abcde-fghij`.
///
/// # Errors
/// When the operating system gives no random bytes.
pub fn recovery_codes() -> Result<Vec<String>, NoRandomness> {
    (0..CODES)
        .map(|_| {
            let random = tokens::random::<CODE_LENGTH>()?;
            let letters: String = random.iter().map(|b| char::from(ALPHABET[usize::from(b & 31)])).collect();
            Ok(format!("{}-{}", &letters[..CODE_LENGTH / 2], &letters[CODE_LENGTH / 2..]))
        })
        .collect()
}

/// A recovery code as it is compared, however it was typed; nothing if it cannot be one.
pub fn recovery_code(text: &str) -> Option<String> {
    let letters: String = handles::half_width(text)
        .to_lowercase()
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    (letters.len() == CODE_LENGTH && letters.bytes().all(|b| ALPHABET.contains(&b))).then_some(letters)
}

/// What is stored of a recovery code. Fifty bits could be searched through if the hash had no key.
pub fn recovery_hash(key: &[u8; 32], account: uuid::Uuid, code: &str) -> Vec<u8> {
    let mut context = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, key));
    context.update(account.as_bytes());
    context.update(code.as_bytes());
    context.sign().as_ref().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;
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
        let codes = recovery_codes().unwrap();
        assert_eq!(
            recovery_code(&codes[0].to_uppercase().replace('-', " ")),
            Some(codes[0].replace('-', ""))
        );
        assert_eq!(recovery_code("abcde-fgh1o"), None);
    }

    #[test]
    fn ten_codes_all_different_and_stored_under_a_key() {
        let codes: HashSet<_> = recovery_codes().unwrap().into_iter().collect();
        assert_eq!(codes.len(), CODES);
        let (one, other) = (uuid::Uuid::from_u128(1), uuid::Uuid::from_u128(2));
        let hash = recovery_hash(&[1; 32], one, "abcdefghij");
        assert_ne!(hash, recovery_hash(&[2; 32], one, "abcdefghij"));
        assert_ne!(hash, recovery_hash(&[1; 32], other, "abcdefghij"));
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
