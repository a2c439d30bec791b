use super::{super::ages, pack};
use crate::vectors::{day, maybe, number, rows};
use kernel::whole_years;
use proptest::prelude::*;
use time::{Date, Duration, macros::date};

fn rule() -> &'static rulepack::statistics::Ages {
    &pack().statistics.ages.on(date!(2026 - 11 - 27)).value
}

#[test]
fn everybody_is_in_the_class_of_full_years_on_that_day() {
    for [born, on, from, until] in rows(include_str!("../../vectors/ages.tsv")) {
        let bounds = ages::bounds(ages::class_of(day(born), day(on), rule()), rule());
        assert_eq!(bounds, (maybe(from, number), maybe(until, number)), "{born} on {on}");
    }
}

fn days() -> impl Strategy<Value = (Date, Date)> {
    let day = |n: i32| Date::from_julian_day(2_415_000 + n).unwrap();
    (0_i32..45_000, 0_i32..40_000).prop_map(move |(born, more)| (day(born), day(born + more)))
}

proptest! {
    #[test]
    fn comparing_dates_tells_the_same_class((born, on) in days()) {
        let place = ages::limits(on, rule()).iter().filter(|limit| born >= **limit).count();
        prop_assert_eq!(ages::class_at(place, rule()), ages::class_of(born, on, rule()));
    }

    #[test]
    fn whoever_is_born_a_day_earlier_is_of_that_age((_, on) in days(), age in 1_u8..100) {
        let first = ages::born_from(age, on);
        prop_assert!(whole_years(first, on) < age);
        prop_assert!(whole_years(first - Duration::DAY, on) >= age);
    }

    #[test]
    fn classes_leave_nobody_out((born, on) in days()) {
        let (from, until) = ages::bounds(ages::class_of(born, on, rule()), rule());
        let age = whole_years(born, on);
        prop_assert!(from.is_none_or(|from| from <= age) && until.is_none_or(|until| age <= until));
    }
}
