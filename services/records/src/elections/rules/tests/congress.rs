use super::{
    super::{ElectionKind, Electors, Finding, Step, allotment::proportional, form},
    number, rows,
};
use proptest::prelude::*;
use rulepack::Weight;

fn numbers(text: &str) -> Vec<u32> {
    text.split(',').map(number).collect()
}

#[test]
fn delegates_are_proposed_by_the_number_of_members() {
    for [seats, members, expected] in rows::<3>(include_str!("../../vectors/allotments.tsv")) {
        assert_eq!(proportional(number(seats), &numbers(members)), numbers(expected), "{seats} of {members}");
    }
}

#[test]
fn a_congress_waits_for_all_units_and_is_warned_of_empty_seats() {
    let unit = |allotted, sent| form::Sent { allotted, sent };
    let open = form::delegates(9, &[unit(4, Some(4)), unit(4, None)]);
    assert_eq!(open, [Finding::NotAllotted { allotted: 8, delegates: 9 }]);
    let open = form::delegates(8, &[unit(4, Some(4)), unit(4, None)]);
    assert_eq!(open, [Finding::DelegatesMissing { units: 1 }]);
    let short = form::delegates(8, &[unit(4, Some(4)), unit(4, Some(3))]);
    assert_eq!(short, [Finding::DelegatesShort { delegates: 7, seats: 8 }]);
    assert_eq!(short[0].weight(), Weight::Warn);
    assert_eq!(form::delegates(8, &[unit(4, Some(4)), unit(4, Some(4))]), []);
}

#[test]
fn only_a_congress_has_delegates_and_only_a_term_moves() {
    let fits = |step: Step, kind, assembly| step.fits(kind, assembly);
    assert!(fits(Step::Allot, ElectionKind::Term, Electors::Congress));
    assert!(!fits(Step::Allot, ElectionKind::Term, Electors::Members));
    assert!(!fits(Step::ApproveCongress, ElectionKind::Delegates, Electors::Members));
    assert!(!fits(Step::ApproveShift, ElectionKind::Delegates, Electors::Members));
    assert!(fits(Step::Begin, ElectionKind::Delegates, Electors::Members));
}

proptest! {
    #[test]
    fn no_seat_is_lost_and_none_is_made(
        seats in 0u32..400,
        members in prop::collection::vec(0u32..120, 1..30),
    ) {
        let shares = proportional(seats, &members);
        let given: u32 = shares.iter().sum();
        prop_assert_eq!(given, if members.iter().any(|n| *n > 0) { seats } else { 0 });
        for (share, members) in shares.iter().zip(&members) {
            prop_assert!(*members > 0 || *share == 0);
        }
    }
}
