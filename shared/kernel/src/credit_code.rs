use crate::text;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A unified social credit code, GB 32100-2015: eighteen characters, the last one a check character.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CreditCode([u8; 18]);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidCreditCode {
    #[error("not a unified social credit code: 18 digits and capital letters without I, O, S, V and Z")]
    Form,
    #[error("the check character does not fit the code")]
    CheckCharacter,
}

const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

impl CreditCode {
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default() // only characters of the alphabet ever get in
    }
}

fn check_character(body: &[u8]) -> Option<u8> {
    let values = body.iter().map(|byte| ALPHABET.iter().position(|c| c == byte));
    let sum = values.zip(WEIGHTS).try_fold(0, |sum, (value, weight)| Some(sum + value? * weight))?;
    Some(ALPHABET[(31 - sum % 31) % 31])
}

impl FromStr for CreditCode {
    type Err = InvalidCreditCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text::compact(text).to_ascii_uppercase();
        let code: [u8; 18] = text.as_bytes().try_into().map_err(|_| InvalidCreditCode::Form)?;
        let check = check_character(&code[..17]).ok_or(InvalidCreditCode::Form)?;
        if !ALPHABET.contains(&code[17]) {
            return Err(InvalidCreditCode::Form);
        }
        (check == code[17]).then_some(Self(code)).ok_or(InvalidCreditCode::CheckCharacter)
    }
}

impl TryFrom<String> for CreditCode {
    type Error = InvalidCreditCode;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<CreditCode> for String {
    fn from(code: CreditCode) -> Self {
        code.as_str().to_owned()
    }
}

impl fmt::Display for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CreditCode({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn exactly_one_check_character_fits(body in "[0-9A-HJ-NPQRTUWXY]{17}") {
            let fits = ALPHABET.iter()
                .filter(|c| format!("{body}{}", char::from(**c)).parse::<CreditCode>().is_ok()).count();
            prop_assert_eq!(fits, 1);
        }

        #[test]
        fn any_text_is_judged(text in "\\PC{0,20}") {
            let _ = text.parse::<CreditCode>();
        }
    }
}
