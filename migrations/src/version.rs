use std::fmt;

/// How far a schema is: the last common file and the last file of the service, in one number.
///
/// The two counts are independent (no file of one set needs a later file of the other), so that a new common
/// file does not have to be squeezed between those of a service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Version {
    pub common: u16,
    pub own: u16,
}

impl Version {
    /// Both counts fit in four digits.
    pub const LIMIT: u16 = 9_999;

    pub fn of_number(number: i32) -> Self {
        let number = number.max(0);
        let part = |n: i32| u16::try_from(n).unwrap_or(Self::LIMIT);
        Self { common: part(number / 10_000), own: part(number % 10_000) }
    }

    pub fn number(self) -> i32 {
        i32::from(self.common) * 10_000 + i32::from(self.own)
    }

    /// Whether code built for `self` works on a schema at `found`: the same, or one file behind on either side.
    pub fn tolerates(self, found: Version) -> bool {
        let near = |target: u16, found: u16| found <= target && target - found <= 1;
        near(self.common, found.common) && near(self.own, found.own)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.common, self.own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_gives_back_both_counts() {
        for version in
            [Version::default(), Version { common: 2, own: 17 }, Version { common: 9_999, own: 9_999 }]
        {
            assert_eq!(Version::of_number(version.number()), version);
        }
        assert_eq!(Version::of_number(-4), Version::default());
    }

    #[test]
    fn one_file_behind_is_tolerated_and_two_are_not() {
        let target = Version { common: 2, own: 5 };
        let at = |common, own| Version { common, own };
        assert!(target.tolerates(at(2, 5)) && target.tolerates(at(2, 4)) && target.tolerates(at(1, 5)));
        assert!(!target.tolerates(at(2, 3)) && !target.tolerates(at(0, 5)) && !target.tolerates(at(2, 6)));
    }
}
