//! What a password must be. Pure: the policy, the person and the clock are arguments.

use super::common;
use crate::{handles, tenant_settings::PasswordPolicy};
use time::{Duration, OffsetDateTime};

/// Longer than any pass phrase, short enough that hashing stays cheap.
pub const MAX_LENGTH: usize = 128;

/// Why a password was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    TooShort { min: usize },
    TooLong,
    TooFewClasses { min: usize },
    Unprintable,
    ContainsName,
    Common,
    Reused { last: usize },
}

/// Words of the person that a password must not be made of.
#[derive(Clone, Copy, Debug, Default)]
pub struct Person<'a> {
    pub user_name: Option<&'a str>,
    pub email: Option<&'a str>,
    pub phone: Option<&'a str>,
}

/// A password as it is hashed. Full-width characters of a Chinese input method become the ones that are on
/// the keys, otherwise the same fingers on another device would type another password.
pub fn normalise(password: &str) -> String {
    handles::half_width(password)
}

/// How many of the four classes (lower, upper, digit, anything else) occur.
pub fn classes(password: &str) -> usize {
    let mut seen = [false; 4];
    for c in password.chars() {
        let class = match c {
            c if c.is_lowercase() => 0,
            c if c.is_uppercase() => 1,
            c if c.is_numeric() => 2,
            _ => 3,
        };
        seen[class] = true;
    }
    seen.iter().filter(|&&s| s).count()
}

fn contains_name(password: &str, person: Person<'_>) -> bool {
    let password = password.to_lowercase();
    let local = person.email.and_then(|e| e.rsplit_once('@')).map(|(local, _)| local);
    [person.user_name, local, person.phone]
        .into_iter()
        .flatten()
        .map(str::to_lowercase)
        // two letters occur in every second word; they say nothing
        .filter(|word| word.chars().count() >= if word.is_ascii() { 3 } else { 2 })
        .any(|word| password.contains(&word))
}

/// Everything that is wrong with a password, in the order a reader would fix it. History is checked by the
/// caller, because it needs the slow hash.
pub fn weaknesses(password: &str, person: Person<'_>, policy: &PasswordPolicy) -> Vec<Weakness> {
    let (length, min) = (password.chars().count(), usize::from(policy.min_length));
    let mut found = Vec::new();
    if length < min {
        found.push(Weakness::TooShort { min });
    }
    if length > MAX_LENGTH {
        found.push(Weakness::TooLong);
    }
    if classes(password) < usize::from(policy.min_classes) {
        found.push(Weakness::TooFewClasses { min: usize::from(policy.min_classes) });
    }
    // nobody types it on a keyboard, and log-in refuses it
    if password.chars().any(char::is_control) {
        found.push(Weakness::Unprintable);
    }
    if contains_name(password, person) {
        found.push(Weakness::ContainsName);
    }
    if common::is_common(password) {
        found.push(Weakness::Common);
    }
    found
}

/// Whether a password set at `changed_at` must be replaced now.
pub fn is_expired(changed_at: OffsetDateTime, max_age_days: Option<u16>, now: OffsetDateTime) -> bool {
    max_age_days.is_some_and(|days| now - changed_at >= Duration::days(i64::from(days)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::datetime;

    fn policy() -> PasswordPolicy {
        PasswordPolicy {
            min_length: 8,
            min_classes: 3,
            max_age_days: Some(90),
            member_max_age_days: None,
            history: 5,
        }
    }

    #[test]
    fn each_weakness_is_named() {
        let person =
            Person { user_name: Some("zhangsan"), email: Some("lisi@x.cn"), phone: Some("13812345678") };
        let check = |password: &str| weaknesses(password, person, &policy());
        assert_eq!(check("Ropeway-7"), vec![]);
        assert_eq!(check("Rope-7"), vec![Weakness::TooShort { min: 8 }]);
        assert_eq!(check("ropewaylamp"), vec![Weakness::TooFewClasses { min: 3 }]);
        assert_eq!(check("x-ZhangSan-9"), vec![Weakness::ContainsName]);
        assert_eq!(check("x-LISI-longer9"), vec![Weakness::ContainsName]);
        assert_eq!(check("Mm-13812345678"), vec![Weakness::ContainsName]);
        assert_eq!(check("P@ssw0rd1"), vec![Weakness::Common]);
        assert_eq!(check("Rope\tway-7"), vec![Weakness::Unprintable]);
        assert_eq!(check(&format!("aA1{}", "x".repeat(126))), vec![Weakness::TooLong]);
        assert_eq!(check(""), vec![Weakness::TooShort { min: 8 }, Weakness::TooFewClasses { min: 3 }]);
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert_eq!(weaknesses("星火燎原Ab1!", Person::default(), &policy()), vec![]);
        assert_eq!(
            weaknesses("星火燎原Ab1", Person::default(), &policy()),
            vec![Weakness::TooShort { min: 8 }]
        );
    }

    #[test]
    fn full_width_typing_is_the_same_password() {
        assert_eq!(normalise("Ｒｏｐｅｗａｙ－７"), "Ropeway-7");
        assert_eq!(normalise("党课 7"), "党课 7");
    }

    #[test]
    fn age_is_counted_from_the_last_change() {
        let set = datetime!(2026-01-01 08:00 UTC);
        assert!(!is_expired(set, Some(90), datetime!(2026-04-01 07:59 UTC)));
        assert!(is_expired(set, Some(90), datetime!(2026-04-01 08:00 UTC)));
        assert!(!is_expired(set, None, datetime!(2036-01-01 08:00 UTC)));
    }

    proptest! {
        #[test]
        fn an_accepted_password_keeps_every_rule(password in "\\PC{0,24}") {
            if weaknesses(&password, Person::default(), &policy()).is_empty() {
                prop_assert!(password.chars().count() >= 8);
                prop_assert!(classes(&password) >= 3);
            }
        }

        #[test]
        fn normalising_twice_changes_nothing(password in "\\PC{0,40}") {
            let once = normalise(&password);
            prop_assert_eq!(normalise(&once), once);
        }
    }
}
