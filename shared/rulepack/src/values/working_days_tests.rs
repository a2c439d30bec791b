use super::*;
use crate::Rules;
use kernel::TenantKind;
use proptest::prelude::*;
use std::sync::LazyLock;
use time::macros::date;

static CALENDAR: LazyLock<Calendar> =
    LazyLock::new(|| Rules::built_in().unwrap().of(TenantKind::Enterprise).calendar());

#[test]
fn holidays_are_off_and_weekends_worked_where_the_notice_says_so() {
    let calendar = &*CALENDAR;
    let cases = [
        (date!(2025 - 05 - 22), true),
        (date!(2025 - 05 - 24), false),
        (date!(2025 - 06 - 02), false),
        (date!(2025 - 09 - 28), true),
        (date!(2025 - 10 - 08), false),
        (date!(2026 - 02 - 14), true),
        (date!(2026 - 02 - 16), false),
        (date!(2026 - 02 - 24), true),
        (date!(2024 - 02 - 04), true),
        (date!(2024 - 02 - 17), false),
    ];
    for (day, worked) in cases {
        assert_eq!(calendar.is_worked(day), worked, "{day}");
    }
    assert_eq!(calendar.count(date!(2025 - 05 - 22), date!(2025 - 05 - 28)), 5);
    assert_eq!(calendar.count(date!(2025 - 09 - 30), date!(2025 - 10 - 11)), 4);
    assert_eq!(calendar.nth(date!(2025 - 09 - 30), 2), date!(2025 - 10 - 09));
}

#[test]
fn a_year_without_a_notice_has_weekends_alone_and_says_so() {
    let calendar = &*CALENDAR;
    assert!(calendar.knows(date!(2026 - 01 - 01)) && !calendar.knows(date!(2031 - 01 - 01)));
    assert!(calendar.is_worked(date!(2031 - 01 - 01)));
}

#[test]
fn a_span_is_known_where_every_year_of_it_is() {
    let calendar = &*CALENDAR;
    assert!(calendar.knows_all(date!(2025 - 12 - 29), date!(2026 - 01 - 04)));
    assert!(!calendar.knows_all(date!(2026 - 12 - 28), date!(2027 - 01 - 04)));
}

proptest! {
    #[test]
    fn the_nth_working_day_is_the_first_by_which_so_many_are_full(start in 0_i64..1095, days in 1_u32..40) {
        let (calendar, from) = (&*CALENDAR, date!(2024 - 01 - 01) + time::Duration::days(start));
        let last = calendar.nth(from, days);
        prop_assert_eq!(calendar.count(from, last), days);
        prop_assert!(calendar.is_worked(last));
    }
}
