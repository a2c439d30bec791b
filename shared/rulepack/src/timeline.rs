use time::Date;

/// One wording of a rule, with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version<T> {
    pub effective_from: Date,
    pub source: String,
    /// Something in it was decided by the organisation.
    pub own: bool,
    pub value: T,
}

/// All wordings of one rule. There is always at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline<T> {
    first: Version<T>,
    later: Vec<Version<T>>,
}

impl<T> Timeline<T> {
    /// Sorts the versions by the day they took effect; `None` when there is none.
    pub fn new(mut versions: Vec<Version<T>>) -> Option<Self> {
        versions.sort_by_key(|version| version.effective_from);
        let mut versions = versions.into_iter();
        let first = versions.next()?;
        Some(Self { first, later: versions.collect() })
    }

    /// The wording in force on a day. Before the first known one, that one: the packs begin with the
    /// regulations in force today, and older facts still have to be recorded by some rule.
    pub fn on(&self, day: Date) -> &Version<T> {
        self.later.iter().rev().find(|version| version.effective_from <= day).unwrap_or(&self.first)
    }

    /// Every wording, oldest first.
    pub fn versions(&self) -> impl Iterator<Item = &Version<T>> {
        std::iter::once(&self.first).chain(&self.later)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    fn timeline(days: &[Date]) -> Timeline<Date> {
        let version = |&day| Version { effective_from: day, source: "test".into(), own: false, value: day };
        Timeline::new(days.iter().map(version).collect()).unwrap()
    }

    #[test]
    fn a_rule_holds_from_its_first_day_until_the_next() {
        let rule = timeline(&[date!(2020 - 07 - 13), date!(2018 - 10 - 28)]);
        let cases = [
            (date!(1990 - 01 - 01), date!(2018 - 10 - 28)),
            (date!(2018 - 10 - 28), date!(2018 - 10 - 28)),
            (date!(2020 - 07 - 12), date!(2018 - 10 - 28)),
            (date!(2020 - 07 - 13), date!(2020 - 07 - 13)),
            (date!(2030 - 01 - 01), date!(2020 - 07 - 13)),
        ];
        for (day, expected) in cases {
            assert_eq!(rule.on(day).value, expected, "{day}");
        }
    }

    #[test]
    fn nothing_makes_no_timeline() {
        assert_eq!(Timeline::<u8>::new(Vec::new()), None);
    }

    proptest! {
        #[test]
        fn the_answer_is_the_latest_not_in_the_future(days in prop::collection::btree_set(0_i32..20_000, 1..20), asked in 0_i32..20_000) {
            let of = |n: i32| Date::from_julian_day(2_440_000 + n).unwrap();
            let rule = timeline(&days.iter().copied().map(of).collect::<Vec<_>>());
            let expected = days.iter().copied().filter(|d| *d <= asked).max().or(days.first().copied()).unwrap();
            prop_assert_eq!(rule.on(of(asked)).value, of(expected));
        }
    }
}
