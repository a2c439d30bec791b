use super::super::{Weight, months::Months};
use super::*;
use crate::vectors::month;
use kernel::TenantKind;
use rulepack::Rules;
use time::macros::date;

const TODAY: Date = date!(2026 - 05 - 20);

fn months(first: &str, last: &str) -> Months {
    Months::new(month(first), month(last)).unwrap()
}

/// Everything from 2026-01 at 4500 but June, which owes nothing; paid up to April.
fn found(change: impl FnOnce(&mut Offer)) -> Vec<Finding> {
    let mut owed: Owed = months("2026-01", "2027-06").iter().map(|month| (month, Fen(4500))).collect();
    owed.insert(month("2027-02"), Fen(0));
    let mut paid = Coverage::none();
    paid.cover(months("2026-01", "2026-04"), 1).unwrap();
    let mut offer = Offer {
        months: months("2026-05", "2026-05"),
        amount: Fen(4500),
        on: TODAY,
        handed_in_by: HandedInBy::Member,
        paid_to: PaidTo::OwnBranch,
        consent_on: None,
        approved_above_on: None,
    };
    change(&mut offer);
    let rule = Rules::built_in().unwrap().of(TenantKind::Community).dues.payment.on(TODAY).value;
    check(&offer, &owed, &paid, &rule)
}

#[test]
fn a_month_is_paid_by_the_member_without_further_ado() {
    assert_eq!(found(|_| ()), []);
    assert_eq!(found(|offer| offer.paid_to = PaidTo::InflowBranch), []);
}

#[test]
fn several_months_at_once_ask_for_consent_and_end_with_the_quarter() {
    let two = |offer: &mut Offer| {
        offer.months = months("2026-05", "2026-06");
        offer.amount = Fen(9000);
    };
    assert_eq!(found(two), [Finding::ConsentMissing { months: months("2026-05", "2026-06") }]);
    let agreed = |day| {
        found(|offer| {
            two(offer);
            offer.consent_on = Some(day);
        })
    };
    assert_eq!(agreed(TODAY), []);
    assert_eq!(
        agreed(date!(2026 - 05 - 21)),
        [Finding::ConsentMissing { months: months("2026-05", "2026-06") }]
    );
    let three = found(|offer| {
        offer.months = months("2026-05", "2026-07");
        offer.amount = Fen(13_500);
        offer.consent_on = Some(TODAY);
    });
    assert_eq!(three, [Finding::TooFarAhead { last: month("2026-07"), allowed: month("2026-06") }]);
}

#[test]
fn others_hand_it_in_with_consent_and_only_to_a_branch_that_may_take_it() {
    assert_eq!(found(|offer| offer.handed_in_by = HandedInBy::Relative), [Finding::HandedInWithoutConsent]);
    let agreed = found(|offer| {
        offer.handed_in_by = HandedInBy::OtherMember;
        offer.consent_on = Some(TODAY);
    });
    assert_eq!(agreed, []);
    assert_eq!(found(|offer| offer.paid_to = PaidTo::Elsewhere), [Finding::NotTheOwnBranch]);
}

#[test]
fn a_payment_is_exactly_what_its_months_owe() {
    for given in [4499, 4501] {
        assert_eq!(
            found(|offer| offer.amount = Fen(given)),
            [Finding::AmountDiffers { owed: Fen(4500), given: Fen(given) }]
        );
    }
    let none = found(|offer| {
        offer.months = months("2027-02", "2027-02");
        offer.on = date!(2027 - 02 - 20);
    });
    assert!(none.contains(&Finding::NotOwed { month: month("2027-02") }), "{none:?}");
}

#[test]
fn an_exempt_month_among_others_is_passed_over_and_not_covered() {
    let owed: Owed = [("2027-01", 4500), ("2027-02", 0), ("2027-03", 4500), ("2027-04", 0)]
        .map(|(of, fen)| (month(of), Fen(fen)))
        .into();
    let cases = [
        (("2027-01", "2027-03"), 9000, vec!["2027-01", "2027-03"]),
        (("2027-02", "2027-03"), 4500, vec!["2027-03"]),
        (("2027-02", "2027-02"), 0, vec![]),
        (("2027-03", "2027-05"), 4500, vec!["2027-03"]),
    ];
    for ((first, last), amount, covers) in cases {
        let span = months(first, last);
        let covered: Vec<YearMonth> = covered(span, &owed).collect();
        assert_eq!(covered, covers.iter().map(|of| month(of)).collect::<Vec<_>>(), "{first} to {last}");
        assert_eq!(owed_for(span, &owed), Fen(amount));
    }
    let quarter = |amount| {
        found(|offer| {
            offer.months = months("2027-01", "2027-03");
            offer.on = date!(2027 - 03 - 20);
            offer.amount = Fen(amount);
        })
    };
    let differs =
        |finding: &Finding| matches!(finding, Finding::AmountDiffers { .. } | Finding::NotOwed { .. });
    assert!(!quarter(9000).iter().any(differs));
    assert!(quarter(13_500).contains(&Finding::AmountDiffers { owed: Fen(9000), given: Fen(13_500) }));
    let beyond = found(|offer| offer.months = months("2027-06", "2027-07"));
    assert!(beyond.contains(&Finding::NotOwed { month: month("2027-07") }), "{beyond:?}");
}

#[test]
fn an_older_month_left_unpaid_is_told_and_does_not_stop() {
    let later = found(|offer| {
        offer.months = months("2026-06", "2026-06");
        offer.on = date!(2026 - 06 - 20);
    });
    assert_eq!(later, [Finding::LeavesUnpaid { month: month("2026-05") }]);
    assert_eq!(later[0].weight(), Weight::Warn);
    assert!(!later[0].blocks());
}

#[test]
fn a_letter_says_up_to_which_month_everything_is_paid() {
    let owed: Owed = [("2026-01", 20), ("2026-02", 0), ("2026-03", 20), ("2026-04", 20)]
        .map(|(of, fen)| (month(of), Fen(fen)))
        .into();
    let mut paid = Coverage::none();
    assert_eq!(paid.paid_to(&owed), None);
    paid.cover(months("2026-01", "2026-01"), 1).unwrap();
    paid.cover(months("2026-04", "2026-04"), 2).unwrap();
    assert_eq!(paid.paid_to(&owed), Some(month("2026-02")));
    paid.cover(months("2026-03", "2026-03"), 3).unwrap();
    assert_eq!(paid.paid_to(&owed), Some(month("2026-04")));
    paid.uncover(3);
    assert_eq!(paid.first_unpaid(&owed), Some(month("2026-03")));
}
