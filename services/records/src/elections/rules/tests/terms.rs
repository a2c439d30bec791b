use super::{
    super::{Finding, term::*},
    RULES, TODAY, day, elections, listed, maybe, number, rows,
};
use kernel::{TenantKind, add_months};
use proptest::prelude::*;
use rulepack::UnitKind;
use time::{Date, Duration};

fn branch(elected_on: Date) -> Term {
    let terms = &RULES.of(TenantKind::Enterprise).terms.on(TODAY).value;
    term(terms, UnitKind::Branch, None, elected_on).unwrap()
}

#[test]
fn a_term_ends_on_its_anniversary_and_is_warned_of_half_a_year_before() {
    for row in rows::<6>(include_str!("../../vectors/terms.tsv")) {
        let [tenant, kind, nature, elected, ends_on, warn_from] = row;
        let terms = &RULES.of(number(tenant)).terms.on(TODAY).value;
        let found = term(terms, number(kind), maybe(nature, number), day(elected));
        assert_eq!(found.map(|term| term.ends_on), maybe(ends_on, day), "{row:?}");
        assert_eq!(found.map(|term| term.warn_from), maybe(warn_from, day), "{row:?}");
    }
}

#[test]
fn the_end_is_warned_of_and_then_over() {
    for [elected, today, expected] in rows::<3>(include_str!("../../vectors/term_states.tsv")) {
        let word = match state(&branch(day(elected)), day(today)) {
            None => "-",
            Some(Finding::TermEnding { .. }) => "ending",
            Some(Finding::TermOver { .. }) => "over",
            Some(other) => panic!("{other:?}"),
        };
        assert_eq!(word, expected, "{today}");
    }
}

#[test]
fn an_early_or_late_election_needs_approval_and_moves_by_a_year_at_most() {
    let rules = elections().shift.on(TODAY).value;
    let word = |finding: &Finding| match finding {
        Finding::ApprovalMissing { months } => format!("approval {months}"),
        Finding::ShiftTooLong { months, .. } => format!("long {months}"),
        other => format!("{other:?}"),
    };
    for row in rows::<5>(include_str!("../../vectors/shifts.tsv")) {
        let [ends_on, elected_on, days, approved, expected] = row;
        let term = Term { years: 3, ends_on: day(ends_on), warn_from: day(ends_on) };
        let found = shift(rules, &term, day(elected_on), maybe(days, number), approved == "yes");
        assert_eq!(listed(found.iter().map(word).collect()), expected, "{row:?}");
    }
}

proptest! {
    #[test]
    fn the_warning_begins_months_before_the_end(elected in 2_451_545_i32..2_488_070) {
        let term = branch(Date::from_julian_day(elected).unwrap());
        prop_assert!(add_months(term.warn_from, 6) <= term.ends_on);
        prop_assert!(add_months(term.warn_from + Duration::DAY, 6) >= term.ends_on);
        prop_assert_eq!(state(&term, term.warn_from - Duration::DAY), None);
    }

    #[test]
    fn a_farther_shift_is_never_easier(elected in 0_i64..1_500, farther in 0_i64..400, early: bool, approved: bool) {
        let rules = elections().shift.on(TODAY).value;
        let term = branch(TODAY);
        let at = |days: i64| term.ends_on + Duration::days(if early { -days } else { days });
        let faults = |days| shift(rules, &term, at(days), None, approved).len();
        prop_assert!(faults(elected) <= faults(elected + farther));
    }
}
