use std::fmt;

const RESERVED: &str = include_str!("../../data/reserved-slugs.txt");

/// The name of an organisation in addresses: `{slug}.{base domain}`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Slug(String);

/// Why a text is no slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SlugError {
    #[error("must have 3 to 40 characters")]
    Length,
    #[error("may only have the letters a-z, digits and hyphens")]
    Characters,
    #[error("must not begin or end with a hyphen, nor have two in a row")]
    Hyphens,
    #[error("is reserved")]
    Reserved,
}

impl Slug {
    pub const MIN: usize = 3;
    pub const MAX: usize = 40;

    /// # Errors
    /// When the text breaks one of the rules. Upper case is not put right: what is asked for is what is made.
    pub fn parse(text: &str) -> Result<Self, SlugError> {
        if !text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            return Err(SlugError::Characters);
        }
        if !(Self::MIN..=Self::MAX).contains(&text.len()) {
            return Err(SlugError::Length);
        }
        // two in a row would also make room for punycode (`xn--`), which shows as other letters
        if text.starts_with('-') || text.ends_with('-') || text.contains("--") {
            return Err(SlugError::Hyphens);
        }
        if Self::reserved().any(|word| word == text) {
            return Err(SlugError::Reserved);
        }
        Ok(Self(text.to_owned()))
    }

    /// The names nobody gets.
    pub fn reserved() -> impl Iterator<Item = &'static str> {
        RESERVED.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_rule_has_its_error() {
        let long = "a".repeat(300);
        for (text, expected) in [
            ("", SlugError::Length),
            ("ab", SlugError::Length),
            (&long[..41], SlugError::Length),
            (&long, SlugError::Length),
            ("Acme", SlugError::Characters),
            ("ac me", SlugError::Characters),
            ("ac.me", SlugError::Characters),
            ("аcme", SlugError::Characters), // a Cyrillic а
            ("支部云", SlugError::Characters),
            ("-acme", SlugError::Hyphens),
            ("acme-", SlugError::Hyphens),
            ("ac--me", SlugError::Hyphens),
            ("xn--acme", SlugError::Hyphens),
            ("admin", SlugError::Reserved),
            ("www", SlugError::Reserved),
        ] {
            assert_eq!(Slug::parse(text), Err(expected), "{text:?}");
        }
        for text in ["abc", "lu-gang", "a1b", "163", &long[..40]] {
            assert_eq!(Slug::parse(text).map(|s| s.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn reserved_names_are_in_order_and_would_be_slugs_or_too_short() {
        let words: Vec<_> = Slug::reserved().collect();
        assert!(words.len() > 100);
        for word in words {
            assert!(
                word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
                "{word}"
            );
        }
    }

    proptest! {
        #[test]
        fn what_parses_fits_the_constraint_of_the_table(text in "[a-z0-9-]{1,42}") {
            if Slug::parse(&text).is_ok() {
                let inner = text.split('-').all(|part| !part.is_empty());
                prop_assert!(inner && (3..=40).contains(&text.len()));
            }
        }
    }
}
