use super::super::Finding;
use super::*;
use kernel::Fen;
use time::{Date, macros::date};

const DAY: Date = date!(2026 - 07 - 05);

fn of(kind: EntryKind, fund: Fund, amount: i64) -> Movement {
    Movement { kind, fund, money: MoneyPlace::Bank, amount: Fen(amount) }
}

fn book() -> Book<u32> {
    let mut book = Book::new();
    book.record(1, DAY, &of(EntryKind::Pay, Fund::Ordinary, 4500)).unwrap();
    book.record(2, DAY, &of(EntryKind::Voluntary, Fund::Centre, 150_000)).unwrap();
    book
}

#[test]
fn a_payment_lies_in_the_bank_and_belongs_to_a_fund() {
    let trial = book().trial();
    assert_eq!(trial.money(), Fen(154_500));
    assert_eq!((trial.held(Fund::Ordinary), trial.held(Fund::Centre)), (Fen(4500), Fen(150_000)));
    assert_eq!((trial.debits(), trial.credits()), (Fen(154_500), Fen(154_500)));
}

#[test]
fn what_belongs_to_the_centre_is_not_spent() {
    let asked = of(EntryKind::Spend, Fund::Ordinary, 4501);
    let refused = book().record(3, DAY, &asked);
    assert_eq!(refused, Err(Finding::NotEnoughMoney { have: Fen(4500), asked: Fen(4501) }));
    let mut book = book();
    book.record(3, DAY, &of(EntryKind::Remit, Fund::Centre, 150_000)).unwrap();
    book.record(4, DAY, &of(EntryKind::Spend, Fund::Ordinary, 4500)).unwrap();
    assert_eq!(book.trial().money(), Fen(0));
}

#[test]
fn cash_that_was_not_brought_to_the_bank_is_not_passed_on_from_there() {
    let mut book = Book::new();
    let cash = Movement { money: MoneyPlace::Cash, ..of(EntryKind::Pay, Fund::Ordinary, 4500) };
    book.record(1, DAY, &cash).unwrap();
    let remit = of(EntryKind::Remit, Fund::Ordinary, 2700);
    assert_eq!(book.record(2, DAY, &remit), Err(Finding::NotEnoughMoney { have: Fen(0), asked: Fen(2700) }));
    book.record(2, DAY, &of(EntryKind::Deposit, Fund::Ordinary, 4500)).unwrap();
    book.record(3, DAY, &remit).unwrap();
    assert_eq!(
        (book.trial().of(LedgerAccount::Cash), book.trial().of(LedgerAccount::Bank)),
        (Fen(0), Fen(1800))
    );
}

#[test]
fn funds_are_never_mixed() {
    let mixed = [
        (EntryKind::Pay, Fund::Special),
        (EntryKind::Pay, Fund::Centre),
        (EntryKind::Special, Fund::Ordinary),
        (EntryKind::Spend, Fund::Centre),
        (EntryKind::Interest, Fund::Special),
        (EntryKind::AllocateOut, Fund::Centre),
        (EntryKind::Reverse, Fund::Ordinary),
    ];
    for (kind, fund) in mixed {
        assert_eq!(of(kind, fund, 100).postings(), Err(Finding::MixedFunds), "{kind} {fund}");
    }
    assert_eq!(
        of(EntryKind::Pay, Fund::Ordinary, 0).postings(),
        Err(Finding::NegativeAmount { given: Fen(0) })
    );
    assert!(of(EntryKind::Pay, Fund::Ordinary, i64::MAX).postings().is_err());
}

#[test]
fn a_mistake_is_taken_back_once_and_stays_to_be_seen() {
    let mut book = book();
    book.reverse(3, 1, DAY).unwrap();
    assert_eq!((book.trial().source(LedgerAccount::Dues), book.entries().len()), (Fen(0), 3));
    assert_eq!(book.entries()[2].reverses, Some(1));
    assert_eq!(book.reverse(4, 1, DAY), Err(Finding::AlreadyReversed));
    assert_eq!(book.reverse(4, 3, DAY), Err(Finding::ReversalOfReversal));
    assert_eq!(book.reverse(4, 9, DAY), Err(Finding::NoSuchEntry));
    let earlier = date!(2026 - 07 - 04);
    assert_eq!(book.reverse(4, 2, earlier), Err(Finding::BeforeTheEntry { entry_on: DAY, on: earlier }));
}

#[test]
fn an_entry_that_is_none_is_not_appended() {
    let entry = |postings, kind, reverses| Entry { id: 7, on: DAY, kind, postings, reverses };
    let one = Posting::debit(LedgerAccount::Bank, Fen(4500));
    let sides = |amount| {
        vec![
            Posting::debit(LedgerAccount::Bank, Fen(4500)),
            Posting::credit(LedgerAccount::Dues, Fen(amount)),
        ]
    };
    let cases = [
        (entry(vec![], EntryKind::Pay, None), Finding::NotBalanced { difference: Fen(0) }),
        (entry(vec![one], EntryKind::Pay, None), Finding::NotBalanced { difference: Fen(4500) }),
        (entry(sides(4400), EntryKind::Pay, None), Finding::NotBalanced { difference: Fen(100) }),
        (Entry { id: 1, ..entry(sides(4500), EntryKind::Pay, None) }, Finding::Repeated),
        (entry(sides(4500), EntryKind::Reverse, None), Finding::NotTheReverse),
        (entry(sides(4500), EntryKind::Pay, Some(1)), Finding::NotTheReverse),
        // the same way round as the wrong entry
        (entry(sides(4500), EntryKind::Reverse, Some(1)), Finding::NotTheReverse),
    ];
    for (entry, finding) in cases {
        let mut book = book();
        assert_eq!(book.append(entry.clone()), Err(finding), "{entry:?}");
        assert_eq!(book.entries().len(), 2);
    }
}

#[test]
fn a_settled_month_takes_no_entry() {
    let mut book = book();
    book.settle("2026-07".parse().unwrap());
    let month = "2026-07".parse().unwrap();
    assert_eq!(book.reverse(3, 1, date!(2026 - 07 - 31)), Err(Finding::MonthSettled { month }));
    book.settle("2026-05".parse().unwrap());
    assert_eq!(book.reverse(3, 1, DAY), Err(Finding::MonthSettled { month }));
    assert_eq!(book.reverse(3, 1, date!(2026 - 08 - 01)), Ok(()));
}
