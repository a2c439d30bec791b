//! Measures that several areas share: exact parts of a whole, how grave a finding is, where a number is from.

use crate::Version;
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use std::{fmt, str::FromStr};
use time::Date;
use utoipa::ToSchema;

kernel::words! {
    /// What a finding does, the softest first: it tells somebody, it asks for a second look, it stops the step.
    pub enum Weight {
        Alert = "alert",
        Warn = "warn",
        Block = "block",
    }
}

kernel::words! {
    /// What a majority is counted of.
    pub enum Base {
        /// 应到会
        ShouldAttend = "should_attend",
        /// 实到会
        Present = "present",
    }
}

/// An exact part of a whole, more than nothing and at most all of it; written `4/5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    parts: u32,
    of: u32,
}

/// A text that is no part of a whole such as `4/5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a part of a whole such as 4/5")]
pub struct InvalidFraction;

impl Fraction {
    /// The whole ones in this part of a whole.
    pub fn floor_of(self, whole: u32) -> u32 {
        narrow(u64::from(whole) * u64::from(self.parts) / u64::from(self.of))
    }

    /// Whether it is as large as the other or larger.
    pub fn covers(self, other: Self) -> bool {
        u64::from(self.parts) * u64::from(other.of) >= u64::from(other.parts) * u64::from(self.of)
    }

    /// The same, a begun one taken for whole.
    pub fn ceil_of(self, whole: u32) -> u32 {
        narrow((u64::from(whole) * u64::from(self.parts)).div_ceil(u64::from(self.of)))
    }
}

/// At most the whole it is a part of, which fits.
fn narrow(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl FromStr for Fraction {
    type Err = InvalidFraction;

    fn from_str(text: &str) -> Result<Self, InvalidFraction> {
        let (parts, of) = text.split_once('/').ok_or(InvalidFraction)?;
        let number = |part: &str| part.parse::<u32>().map_err(|_| InvalidFraction);
        let (parts, of) = (number(parts)?, number(of)?);
        if (1..=of).contains(&parts) { Ok(Self { parts, of }) } else { Err(InvalidFraction) }
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.parts, self.of)
    }
}

impl<'de> Deserialize<'de> for Fraction {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        String::deserialize(source)?.parse().map_err(D::Error::custom)
    }
}

/// How many of a whole are needed. 以上 and 不少于 include the number itself, 超过 does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Needed {
    AtLeast(Fraction),
    MoreThan(Fraction),
}

impl Needed {
    /// The smallest count that is enough. Of nobody, nobody is enough: the answer is then one.
    pub fn least(self, whole: u32) -> u32 {
        match self {
            Self::AtLeast(part) => part.ceil_of(whole).max(1),
            Self::MoreThan(part) => part.floor_of(whole).saturating_add(1),
        }
    }

    pub fn met(self, count: u32, whole: u32) -> bool {
        count >= self.least(whole)
    }
}

impl fmt::Display for Needed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtLeast(part) => write!(f, ">= {part}"),
            Self::MoreThan(part) => write!(f, "> {part}"),
        }
    }
}

/// A number an organisation may set: what holds until it does, and between what it may choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    pub usual: u16,
    pub least: u16,
    pub most: u16,
}

impl Setting {
    pub const fn allows(self, value: u16) -> bool {
        self.least <= value && value <= self.most
    }

    pub(crate) const fn sound(self) -> bool {
        self.allows(self.usual)
    }
}

/// A yes or no, and whether an organisation may decide otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Switch {
    pub usual: bool,
    pub may_change: bool,
}

/// Which rule a result comes from: its id, since when it holds, and where to look it up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = CitedRule)]
pub struct Basis {
    pub rule: &'static str,
    pub effective_from: Date,
    pub source: String,
    /// The organisation decided something in it; `source` is where its bounds are from.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
}

impl<T> Version<T> {
    /// What is shown beside a result of this wording of the rule with that id.
    pub fn basis(&self, rule: &'static str) -> Basis {
        Basis { rule, effective_from: self.effective_from, source: self.source.clone(), own: self.own }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_a_part_of_a_whole_is_a_fraction() {
        for text in ["1/2", "4/5", "1/1", "95/100"] {
            assert_eq!(text.parse::<Fraction>().unwrap().to_string(), text);
        }
        for text in ["", "1", "0/5", "6/5", "1/0", "0/0", "-1/2", "1/2/3", "a/b", "0.5"] {
            assert_eq!(text.parse::<Fraction>(), Err(InvalidFraction), "{text}");
        }
    }

    #[test]
    fn fractions_are_compared_by_size() {
        let part = |text: &str| text.parse::<Fraction>().unwrap();
        assert!(part("1/2").covers(part("2/4")) && part("19/20").covers(part("9/10")));
        assert!(!part("1/3").covers(part("2/5")));
    }

    #[test]
    fn the_number_itself_is_enough_or_not() {
        let half: Fraction = "1/2".parse().unwrap();
        assert!(Needed::AtLeast(half).met(5, 10) && !Needed::MoreThan(half).met(5, 10));
        assert!(Needed::MoreThan(half).met(6, 11) && !Needed::MoreThan(half).met(5, 11));
        assert!(!Needed::AtLeast(half).met(0, 0) && !Needed::MoreThan(half).met(0, 0));
        assert_eq!(Needed::AtLeast("4/5".parse().unwrap()).least(9), 8);
    }

    proptest! {
        #[test]
        fn the_least_count_is_the_first_that_satisfies(parts in 1_u32..40, more in 0_u32..40, whole in 1_u32..2_000) {
            let part = Fraction { parts, of: parts + more };
            let at_least = Needed::AtLeast(part).least(whole);
            let more_than = Needed::MoreThan(part).least(whole);
            let exact = |count: u32| (u64::from(count) * u64::from(part.of)).cmp(&(u64::from(whole) * u64::from(part.parts)));
            prop_assert!(exact(at_least).is_ge() && exact(at_least - 1).is_lt());
            prop_assert!(exact(more_than).is_gt() && exact(more_than - 1).is_le());
        }
    }
}
