//! What holds for any numbers.

use super::{
    amount::{LARGEST, sum},
    arrears::{ArrearsFlag, arrears},
    assess::{Facts, Income, assess},
    coverage::Coverage,
    fixing::Owed,
    ledger::{Book, Entry, EntryKind, Fund, MoneyPlace, Movement},
    pay::split,
    publish,
    remit::{Receipt, Share, divide},
    *,
};
use kernel::{Fen, TenantKind, YearMonth};
use proptest::prelude::*;
use rulepack::{
    Rules,
    dues::{Dues, PayerKind, Rounding, ShareRounding},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, LazyLock},
};
use time::{Date, Duration, macros::date};

static RULES: LazyLock<Arc<Rules>> = LazyLock::new(|| Rules::built_in().unwrap());
const START: Date = date!(2025 - 11 - 01);

fn dues() -> &'static Dues {
    &RULES.of(TenantKind::Agency).dues
}

fn first() -> YearMonth {
    YearMonth::of(START)
}

fn span(from: i32, more: i32) -> Months {
    Months::new(first().plus(from), first().plus(from + more)).unwrap()
}

fn amount_of(payer: PayerKind, base: i64, choices: &Choices) -> (Fen, u16) {
    let day = date!(2026 - 07 - 01);
    let facts = Facts { payer, month: YearMonth::of(day), income: Income::Base(Fen(base)), relief: None };
    let got = assess(&facts, &Policy::on(day, dues(), choices).unwrap(), dues()).unwrap();
    (got.amount, got.basis_points.unwrap())
}

fn a_movement() -> impl Strategy<Value = Movement> {
    let kind = prop::sample::select(EntryKind::ALL);
    let (fund, money) = (prop::sample::select(Fund::ALL), prop::sample::select(MoneyPlace::ALL));
    (kind, fund, money, 1_i64..500).prop_map(|(kind, fund, money, amount)| Movement {
        kind,
        fund,
        money,
        amount: Fen(amount),
    })
}

proptest! {
    #[test]
    fn dues_are_never_negative_and_never_fall_while_pay_rises(
        a in 0_i64..2_000_000,
        b in 0_i64..2_000_000,
        payer in prop::sample::select(vec![PayerKind::Salaried, PayerKind::Retired, PayerKind::AnnualSalary]),
        rounding in prop::sample::select(Rounding::ALL),
        lift_cap in any::<bool>(),
    ) {
        let choices = Choices { rounding: Some(rounding), lift_cap, ..Choices::default() };
        let ((low, low_rate), (high, high_rate)) =
            (amount_of(payer, a.min(b), &choices), amount_of(payer, a.max(b), &choices));
        prop_assert!(Fen(0) <= low && low <= high && low_rate <= high_rate);
        // the whole base, give or take what rounding may move
        let exact = i128::from(a.min(b)) * i128::from(low_rate);
        let uncapped = low < Fen(100_000);
        prop_assert!(!uncapped || (i128::from(low.0) * 10_000 - exact).abs() <= 10 * 10_000);
        prop_assert!(lift_cap || high <= Fen(100_000));
        prop_assert!(rounding == Rounding::FenHalfUp || !uncapped || low.0 % 10 == 0);
    }

    #[test]
    fn a_month_is_covered_once(
        deeds in prop::collection::vec((0_i32..30, 0_i32..6, 0_usize..20), 1..25),
    ) {
        let mut coverage = Coverage::none();
        let mut kept: BTreeMap<usize, Months> = BTreeMap::new();
        for (id, (from, more, undone)) in deeds.into_iter().enumerate() {
            let months = span(from, more);
            let free = kept.values().all(|other| other.last() < months.first() || months.last() < other.first());
            prop_assert_eq!(coverage.cover(months, id).is_ok(), free);
            if free {
                kept.insert(id, months);
            }
            if id % 3 == 0 {
                coverage.uncover(undone);
                kept.remove(&undone);
            }
            for month in span(0, 40).iter() {
                let by: Vec<usize> =
                    kept.iter().filter(|(_, months)| months.contains(month)).map(|(id, _)| *id).collect();
                prop_assert!(by.len() <= 1);
                prop_assert_eq!(coverage.payment(month), by.first().copied());
            }
        }
    }

    #[test]
    fn the_ledger_balances_whatever_is_booked(
        deeds in prop::collection::vec((a_movement(), 0_i64..800, prop::option::of(0_u32..40)), 1..60),
    ) {
        let mut book: Book<u32> = Book::new();
        for (id, (movement, days, wrong)) in (0_u32..).zip(deeds) {
            let before: Vec<Entry<u32>> = book.entries().to_vec();
            let on = START + Duration::days(days);
            let done = match wrong {
                Some(wrong) => book.reverse(id, wrong, on),
                None => book.record(id, on, &movement),
            };
            prop_assert_eq!(&book.entries()[..before.len()], &before[..], "what was booked stays");
            prop_assert_eq!(book.entries().len(), before.len() + usize::from(done.is_ok()));
            let trial = book.trial();
            prop_assert_eq!(trial.debits(), trial.credits());
            prop_assert_eq!(trial.money(), sum(Fund::ALL.iter().map(|fund| trial.held(*fund))));
        }
        let mut opening = [Fen(0); 3];
        for year in 2025..=2028 {
            let y = publish::year(book.entries(), year);
            let flow = y.opening.0 + y.receipts.0 - y.remitted.0 - y.allocated_out.0 - y.used.0;
            prop_assert_eq!(flow, y.balance.0);
            for held in [y.centre, y.special] {
                prop_assert_eq!(held.opening.0 + held.taken_in.0 - held.passed_on.0, held.balance.0);
            }
            prop_assert_eq!([y.centre.opening, y.special.opening], [opening[1], opening[2]]);
            opening = [y.balance, y.centre.balance, y.special.balance];
        }
        prop_assert_eq!(sum(opening), book.trial().money());
    }

    #[test]
    fn what_is_remitted_and_what_is_kept_are_the_receipts(
        receipts in prop::collection::vec((0_i64..800, 0..LARGEST.0), 0..12),
        shares in prop::collection::vec((0_i64..800, 0_u16..=10_000), 0..4),
        first in 0_u16..=10_000,
        rounding in prop::sample::select(ShareRounding::ALL),
        half in 0_usize..12,
    ) {
        let on = |days| START + Duration::days(days);
        let mut all = vec![Share { from: START, basis_points: first }];
        all.extend(shares.iter().map(|(days, basis_points)| Share { from: on(*days), basis_points: *basis_points }));
        let receipts: Vec<Receipt> =
            receipts.iter().map(|(days, amount)| Receipt { on: on(*days), amount: Fen(*amount) }).collect();
        let whole = divide(&receipts, &all, rounding).unwrap();
        prop_assert_eq!(whole.receipts, sum(receipts.iter().map(|receipt| receipt.amount)));
        prop_assert_eq!(sum([whole.remit, whole.keep]), whole.receipts);
        prop_assert!(Fen(0) <= whole.remit && Fen(0) <= whole.keep);
        let part = divide(&receipts[..half.min(receipts.len())], &all, rounding).unwrap();
        prop_assert!(whole.outstanding(part.remit) >= Fen(0), "nothing comes back while receipts grow");
    }

    #[test]
    fn a_sum_pays_for_the_oldest_months_and_nothing_is_lost(
        owed in prop::collection::btree_map(0_i32..18, 0_i64..50, 0..18),
        covered in prop::collection::btree_set(0_i32..18, 0..8),
        received in 0_i64..400,
        until in 0_i32..18,
    ) {
        let owed: Owed = owed.into_iter().map(|(n, fen)| (first().plus(n), Fen(fen))).collect();
        let mut paid = Coverage::none();
        for n in covered {
            paid.cover(span(n, 0), n).unwrap();
        }
        let got = split(Fen(received), &owed, &paid, first().plus(until));
        prop_assert_eq!(sum([got.dues, got.over]), Fen(received));
        prop_assert_eq!(got.dues, sum(got.months.iter().map(|month| owed[month])));
        let open: Vec<YearMonth> = paid.unpaid(&owed).filter(|month| *month <= first().plus(until)).collect();
        prop_assert_eq!(&open[..got.months.len()], &got.months[..]);
        if let Some(next) = open.get(got.months.len()) {
            prop_assert!(owed[next] > got.over);
        }
    }

    #[test]
    fn the_flag_is_that_of_the_longest_run(
        states in prop::collection::vec(0_u8..6, 1..24),
        day in 0_i64..730,
        due_day in 1_u8..=31,
        amber_months in 1_u8..=5,
    ) {
        let (mut owed, mut paid, mut excused) = (Owed::new(), Coverage::none(), BTreeSet::new());
        for (n, state) in (0_i32..).zip(&states) {
            let month = first().plus(n);
            owed.insert(month, Fen(if *state == 1 { 0 } else { 20 }));
            if *state == 2 {
                paid.cover(Months::one(month), n).unwrap();
            } else if *state == 3 {
                excused.insert(month);
            }
        }
        let today = START + Duration::days(day);
        let choices = Choices { due_day: Some(due_day), amber_months: Some(amber_months), ..Choices::default() };
        let policy = Policy::on(today, dues(), &choices).unwrap();
        let got = arrears(&owed, &paid, &excused, today, &policy, &dues().arrears.on(today).value);
        let mut longest = 0;
        let mut run = 0;
        for (n, state) in (0_i32..).zip(&states) {
            let month = first().plus(n);
            let due = today.day() >= due_day.min(month.last_day().day()) && YearMonth::of(today) == month
                || YearMonth::of(today) > month;
            run = if due && (*state == 0 || *state > 3) { run + 1 } else { 0 };
            longest = longest.max(run);
        }
        prop_assert_eq!(got.run.map_or(0, Months::count), longest);
        prop_assert_eq!(got.flag == ArrearsFlag::Red, longest >= 6);
        prop_assert_eq!(got.flag == ArrearsFlag::Amber, (u16::from(amber_months)..6).contains(&longest));
        prop_assert_eq!(got.flag == ArrearsFlag::Clear, got.unpaid.is_empty());
        prop_assert_eq!(got.amount.0, 20 * i64::try_from(got.unpaid.len()).unwrap());
    }
}
