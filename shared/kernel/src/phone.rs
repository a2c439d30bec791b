use crate::{mask, text};
use serde::Deserialize;
use std::{fmt, str::FromStr};

/// A mobile number of the mainland, eleven digits. Numbers are reassigned: it never identifies a person.
/// Shows itself masked only.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Mobile(String);

/// A landline with its area code, `010-62345678`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Landline(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPhone {
    #[error("not a mobile number: eleven digits beginning with 13 to 19")]
    Mobile,
    #[error("not a landline: area code and seven or eight digits")]
    Landline,
}

impl Mobile {
    /// The eleven digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last four digits, by which people are looked for.
    pub fn tail(&self) -> &str {
        &self.0[7..]
    }

    pub fn masked(&self) -> String {
        mask::mobile(&self.0)
    }
}

impl Landline {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn masked(&self) -> String {
        mask::landline(&self.0)
    }
}

/// The digits of a number as people write it: blanks, hyphens and the country code do not count.
fn digits(text: &str) -> Option<String> {
    let plain: String =
        text::compact(text).chars().filter(|c| !matches!(c, '-' | '‐'..='―' | '(' | ')')).collect();
    let home = plain.strip_prefix("+86").or_else(|| plain.strip_prefix("0086")).unwrap_or(&plain);
    let home = if home.len() == 13 { home.strip_prefix("86").unwrap_or(home) } else { home };
    (!home.is_empty() && home.bytes().all(|b| b.is_ascii_digit())).then(|| home.to_owned())
}

impl FromStr for Mobile {
    type Err = InvalidPhone;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = digits(text).ok_or(InvalidPhone::Mobile)?;
        let fits = number.len() == 11 && matches!(number.as_bytes(), [b'1', b'3'..=b'9', ..]);
        fits.then_some(Self(number)).ok_or(InvalidPhone::Mobile)
    }
}

impl FromStr for Landline {
    type Err = InvalidPhone;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = digits(text).ok_or(InvalidPhone::Landline)?;
        // Beijing and the twenties have three digits, everybody else four
        let area = match number.as_bytes() {
            [b'0', b'1' | b'2', ..] => 3,
            [b'0', b'3'..=b'9', ..] => 4,
            _ => return Err(InvalidPhone::Landline),
        };
        let fits = matches!(number.len().checked_sub(area), Some(7 | 8));
        fits.then(|| Self(format!("{}-{}", &number[..area], &number[area..]))).ok_or(InvalidPhone::Landline)
    }
}

macro_rules! from_text_and_masked {
    ($($name:ident),*) => {$(
        impl TryFrom<String> for $name {
            type Error = InvalidPhone;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.masked())
            }
        }
    )*};
}

from_text_and_masked!(Mobile, Landline);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn they_show_themselves_masked() {
        let mobile: Mobile = "16054623754".parse().unwrap();
        assert_eq!((format!("{mobile:?}").as_str(), mobile.tail()), ("Mobile(160****3754)", "3754"));
        assert_eq!(format!("{:?}", "010-62345678".parse::<Landline>().unwrap()), "Landline(010*******78)");
    }

    proptest! {
        #[test]
        fn every_number_of_the_pattern_and_no_other(text in "[0-9]{9,13}") {
            let fits = text.len() == 11 && text.starts_with('1') && text.as_bytes()[1] >= b'3';
            let with_country = text.len() == 13 && text.starts_with("861") && text.as_bytes()[3] >= b'3';
            prop_assert_eq!(text.parse::<Mobile>().is_ok(), fits || with_country);
        }

        #[test]
        fn any_text_is_judged(text in "\\PC{0,20}") {
            let _ = (text.parse::<Mobile>(), text.parse::<Landline>());
        }
    }
}
