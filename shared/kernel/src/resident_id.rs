use crate::{mask, text};
use serde::Deserialize;
use std::{fmt, str::FromStr};
use time::{Date, Month};

/// A citizen's identity number, GB 11643-1999: six digits of a division, eight of the birth date, three of an
/// order and a check character by ISO 7064 MOD 11-2.
///
/// The division is not looked up: abolished codes live on, and 81, 82 and 83 are residence permits of people
/// from Hong Kong, Macao and Taiwan. It does not serialise and shows itself masked only; who needs the number
/// says [`ResidentId::as_str`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct ResidentId([u8; 18]);

/// Why a text is not an identity number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidResidentId {
    #[error("not an identity number: 18 characters, digits and possibly an X at the end")]
    Form,
    #[error("the check character does not fit the number")]
    CheckDigit,
    #[error("the birth date in the number does not exist")]
    BirthDate,
}

/// How a number was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generation {
    Second,
    /// Fifteen digits, not valid since 2013: the century and the check character were added.
    First,
}

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: &[u8; 11] = b"10X98765432";

impl ResidentId {
    /// Reads a number of either generation. Blanks, full-width digits and a small x are forgiven.
    ///
    /// # Errors
    /// When the form, the check character or the birth date is wrong, in this order.
    pub fn read(text: &str) -> Result<(Self, Generation), InvalidResidentId> {
        let text = text::compact(text).to_ascii_uppercase();
        match text.len() {
            18 => Self::second(text.as_bytes()).map(|id| (id, Generation::Second)),
            15 => Self::upgrade(text.as_bytes()).map(|id| (id, Generation::First)),
            _ => Err(InvalidResidentId::Form),
        }
    }

    fn second(bytes: &[u8]) -> Result<Self, InvalidResidentId> {
        let number: [u8; 18] = bytes.try_into().map_err(|_| InvalidResidentId::Form)?;
        let (body, last) = number.split_at(17);
        if !body.iter().all(u8::is_ascii_digit) || !(last[0].is_ascii_digit() || last[0] == b'X') {
            return Err(InvalidResidentId::Form);
        }
        if check_character(body) != last[0] {
            return Err(InvalidResidentId::CheckDigit);
        }
        let id = Self(number);
        id.date().map(|_| id).ok_or(InvalidResidentId::BirthDate)
    }

    /// 15 → 18: "19" before the two digits of the year, then the check character. It has none of its own, so
    /// the date is all that can be wrong.
    fn upgrade(bytes: &[u8]) -> Result<Self, InvalidResidentId> {
        if !bytes.iter().all(u8::is_ascii_digit) {
            return Err(InvalidResidentId::Form);
        }
        let mut number = [0; 18];
        number[..6].copy_from_slice(&bytes[..6]);
        number[6..8].copy_from_slice(b"19");
        number[8..17].copy_from_slice(&bytes[6..]);
        number[17] = check_character(&number[..17]);
        let id = Self(number);
        id.date().map(|_| id).ok_or(InvalidResidentId::BirthDate)
    }

    /// The number itself, eighteen characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default() // only digits and X ever get in
    }

    pub fn birth_date(&self) -> Date {
        self.date().unwrap_or(Date::MIN) // checked when it was read
    }

    fn date(&self) -> Option<Date> {
        let part = |range: std::ops::Range<usize>| {
            self.0[range].iter().fold(0_u16, |n, digit| n * 10 + u16::from(digit - b'0'))
        };
        let month = Month::try_from(u8::try_from(part(10..12)).ok()?).ok()?;
        Date::from_calendar_date(i32::from(part(6..10)), month, u8::try_from(part(12..14)).ok()?).ok()
    }

    /// By the seventeenth digit: odd for men.
    pub fn is_male(&self) -> bool {
        self.0[16] % 2 == 1
    }

    /// The first six and the last four characters.
    pub fn masked(&self) -> String {
        mask::id_no(self.as_str())
    }
}

fn check_character(body: &[u8]) -> u8 {
    let sum: u32 = body.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    CHECKS[sum as usize % 11]
}

impl FromStr for ResidentId {
    type Err = InvalidResidentId;
    /// A valid number, that is one of the second generation.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match Self::read(text)? {
            (id, Generation::Second) => Ok(id),
            (_, Generation::First) => Err(InvalidResidentId::Form),
        }
    }
}

impl TryFrom<String> for ResidentId {
    type Error = InvalidResidentId;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl fmt::Debug for ResidentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ResidentId({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn it_shows_itself_masked() {
        let id: ResidentId = "11010519491231002X".parse().unwrap();
        assert_eq!(format!("{id:?}"), "ResidentId(110105********002X)");
    }

    prop_compose! {
        fn bodies()(division in 100_000_u32..1_000_000, day in 2_378_497_i32..2_488_070, order in 0_u32..1000) -> String {
            let birth = Date::from_julian_day(day).unwrap();
            format!("{division}{:04}{:02}{:02}{order:03}", birth.year(), u8::from(birth.month()), birth.day())
        }
    }

    proptest! {
        #[test]
        fn exactly_one_check_character_fits(body in bodies()) {
            let fits: Vec<char> = "0123456789X".chars()
                .filter(|c| format!("{body}{c}").parse::<ResidentId>().is_ok()).collect();
            prop_assert_eq!(fits.len(), 1);
            let id: ResidentId = format!("{body}{}", fits[0]).parse().unwrap();
            prop_assert_eq!(id.is_male(), body.as_bytes()[16] % 2 == 1);
        }

        #[test]
        fn a_wrong_digit_or_two_exchanged_neighbours_are_found(body in bodies(), at in 0_usize..17, other in 0_u8..10) {
            let check = char::from(check_character(body.as_bytes()));
            let mut wrong = body.clone().into_bytes();
            wrong[at] = b'0' + other;
            let wrong = format!("{}{check}", String::from_utf8(wrong).unwrap());
            prop_assert_eq!(wrong.parse::<ResidentId>().is_ok(), wrong[..17] == body);
            let mut swapped = body.clone().into_bytes();
            if at > 0 && swapped[at] != swapped[at - 1] {
                swapped.swap(at, at - 1);
                let swapped = format!("{}{check}", String::from_utf8(swapped).unwrap());
                prop_assert!(swapped.parse::<ResidentId>().is_err());
            }
        }

        #[test]
        fn an_upgraded_number_is_a_valid_one(division in 100_000_u32..1_000_000, day in 2_415_021_i32..2_451_545, order in 0_u32..1000) {
            let birth = Date::from_julian_day(day).unwrap();
            let old = format!("{division}{:02}{:02}{:02}{order:03}", birth.year() % 100, u8::from(birth.month()), birth.day());
            let (id, generation) = ResidentId::read(&old).unwrap();
            prop_assert_eq!(generation, Generation::First);
            prop_assert_eq!(id.birth_date(), birth);
            prop_assert_eq!(id.as_str().parse::<ResidentId>(), Ok(id));
        }

        #[test]
        fn only_days_of_the_calendar_are_birth_dates(year in 1800_u32..2100, month in 0_u8..14, day in 0_u8..33) {
            let body = format!("110105{year:04}{month:02}{day:02}002");
            let number = format!("{body}{}", char::from(check_character(body.as_bytes())));
            let real = Month::try_from(month).ok()
                .and_then(|m| Date::from_calendar_date(year.cast_signed(), m, day).ok());
            prop_assert_eq!(number.parse::<ResidentId>().ok().map(|id| id.birth_date()), real);
        }

        #[test]
        fn any_text_is_judged(text in "\\PC{0,20}") {
            let _ = ResidentId::read(&text);
        }
    }
}
