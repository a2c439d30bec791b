//! The worked cases of the field, read from their table.

use super::{
    arrears::{ArrearsFlag, arrears},
    assess::{Assessment, Facts, Income, assess},
    base::{Payslip, reckon},
    coverage::Coverage,
    fixing::{Fixed, Owed, may_fix, owed},
    ledger::Fund,
    months::first_owed,
    pay::{self, HandedInBy, Offer, PaidTo},
    relief::{Approval, Relief},
    remit::{Receipt, Share, divide},
    voluntary::{Extra, destination},
    *,
};
use crate::vectors::month;
use kernel::{Fen, TenantKind, YearMonth, read_date};
use rulepack::{
    Rules, UnitKind,
    dues::{
        BaseMethod, ChangeReason, Deduction, Dues, Employer, FixedFor, FixingMode, PayItem, PayerKind,
        Rounding, ShareRounding,
    },
};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, LazyLock},
};
use time::Date;

static RULES: LazyLock<Arc<Rules>> = LazyLock::new(|| Rules::built_in().unwrap());

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Slip {
    employer: Employer,
    items: BTreeMap<PayItem, Fen>,
    deductions: BTreeMap<Deduction, Fen>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Behind {
    today: String,
    months: [YearMonth; 2],
    count: u16,
    flag: ArrearsFlag,
}

#[derive(Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case", deny_unknown_fields)]
enum Case {
    Assess {
        payer: PayerKind,
        base: Fen,
        expected: Fen,
        jiao_half_up: Option<Fen>,
        jiao_down: Option<Fen>,
        uncapped: Option<Fen>,
    },
    Fixed {
        payers: Vec<PayerKind>,
        expected: Fen,
    },
    Local {
        payer: PayerKind,
        set: Fen,
        expected: Fen,
        accept: Vec<Fen>,
        reject: Vec<Fen>,
    },
    Quarter {
        net: [Fen; 3],
        base: Fen,
        expected: Fen,
    },
    Payslip {
        method: BaseMethod,
        slip: Slip,
        base: Fen,
        expected: Fen,
    },
    Hardship {
        base: Fen,
        relieved_to: Fen,
        approved: Fen,
        unapproved: Fen,
    },
    Probation {
        accepted_on: String,
        base: Fen,
        first_month: YearMonth,
        expected: Fen,
    },
    Raise {
        year: i32,
        january: Fen,
        raise_in: YearMonth,
        raised: Fen,
        yearly: Vec<Fen>,
        on_change: Vec<Fen>,
    },
    Arrears {
        paid_to: YearMonth,
        cases: Vec<Behind>,
    },
    Back {
        today: String,
        allowed: YearMonth,
        too_far: YearMonth,
    },
    Voluntary {
        owed: Fen,
        handed_in: Fen,
        dues: Fen,
        voluntary: Fen,
        stays: Fen,
    },
    Double {
        paid: [YearMonth; 2],
        offered: [YearMonth; 2],
        overlap: [YearMonth; 2],
    },
    Upward {
        receipts: Fen,
        basis_points: u16,
        remit: Fen,
        keep: Fen,
    },
}

fn dues() -> &'static Dues {
    &RULES.of(TenantKind::Enterprise).dues
}

fn months([first, last]: [YearMonth; 2]) -> Months {
    Months::new(first, last).unwrap()
}

fn july() -> YearMonth {
    month("2026-07")
}

fn day() -> Date {
    july().first_day()
}

fn policy(choices: Choices) -> Policy {
    Policy::on(day(), dues(), &choices).unwrap()
}

fn assessed(payer: PayerKind, income: Income, choices: Choices) -> Result<Assessment, Finding> {
    assess(&Facts { payer, month: july(), income, relief: None }, &policy(choices), dues())
}

fn of_base(payer: PayerKind, base: Fen, choices: Choices) -> Fen {
    assessed(payer, Income::Base(base), choices).unwrap().amount
}

/// Thirty-six months at 4500 each, around the year the cases are about.
fn some_owed() -> Owed {
    month("2025-01").to(month("2027-12")).map(|month| (month, Fen(4500))).collect()
}

fn paid(spans: &[Months]) -> Coverage<usize> {
    let mut coverage = Coverage::none();
    for (n, span) in spans.iter().enumerate() {
        coverage.cover(*span, n).unwrap();
    }
    coverage
}

fn offer(span: Months, on: Date) -> Offer {
    Offer {
        months: span,
        amount: pay::owed_for(span, &some_owed()),
        on,
        handed_in_by: HandedInBy::Member,
        paid_to: PaidTo::OwnBranch,
        consent_on: Some(on),
        approved_above_on: None,
    }
}

fn payment_findings(offer: &Offer, paid: &Coverage<usize>) -> Vec<Finding> {
    pay::check(offer, &some_owed(), paid, &dues().payment.on(offer.on).value)
}

/// The cases by number, read strictly: a misspelt key is an error and not a check less.
fn cases() -> Vec<(i64, Case)> {
    let mut table: toml::Table = toml::from_str(include_str!("../vectors/dues.toml")).unwrap();
    let vectors = table.remove("vector").unwrap();
    let read = |vector: &toml::Value| {
        let mut vector = vector.as_table().unwrap().clone();
        let n = vector.remove("n").unwrap().as_integer().unwrap();
        (n, Case::deserialize(toml::Value::Table(vector)).unwrap_or_else(|error| panic!("{n}: {error}")))
    };
    vectors.as_array().unwrap().iter().map(read).collect()
}

#[test]
fn every_case_of_the_field_comes_out() {
    let cases = cases();
    let numbers: Vec<i64> = cases.iter().map(|case| case.0).collect();
    assert_eq!(numbers, (1..=31).collect::<Vec<i64>>());
    for (n, case) in cases {
        comes_out(n, &case);
    }
}

fn comes_out(n: i64, case: &Case) {
    match case {
        Case::Assess { payer, base, expected, jiao_half_up, jiao_down, uncapped } => {
            let rounded = |rounding| Choices { rounding: Some(rounding), ..Choices::default() };
            assert_eq!(of_base(*payer, *base, Choices::default()), *expected, "{n}");
            for (rounding, wanted) in [(Rounding::JiaoHalfUp, jiao_half_up), (Rounding::JiaoDown, jiao_down)]
            {
                let amount = of_base(*payer, *base, rounded(rounding));
                assert_eq!(amount, wanted.unwrap_or(amount), "{n} {rounding}");
            }
            let lifted = of_base(*payer, *base, Choices { lift_cap: true, ..Choices::default() });
            assert_eq!(lifted, uncapped.unwrap_or(*expected), "{n}");
        }
        Case::Fixed { payers, expected } => {
            for payer in payers {
                let amount = assessed(*payer, Income::NotAsked, Choices::default()).unwrap().amount;
                assert_eq!(amount, *expected, "{n} {payer}");
            }
        }
        Case::Local { payer, set, expected, accept, reject } => {
            let with = |fen| Choices { fixed: BTreeMap::from([(*payer, fen)]), ..Choices::default() };
            let amount = assessed(*payer, Income::NotAsked, with(*set)).unwrap().amount;
            assert_eq!(amount, *expected, "{n}");
            let allowed = |fen: &Fen| Policy::on(day(), dues(), &with(*fen)).is_ok();
            assert!(accept.iter().all(allowed) && !reject.iter().any(allowed), "{n}");
        }
        Case::Quarter { net, base, expected } => {
            let got =
                assessed(PayerKind::IrregularIncome, Income::Quarter(*net), Choices::default()).unwrap();
            assert_eq!((got.base, got.amount), (Some(*base), *expected), "{n}");
        }
        Case::Payslip { method, slip, base, expected } => payslip(n, *method, slip, *base, *expected),
        Case::Hardship { base, relieved_to, approved, unapproved } => {
            assert_eq!(relieved(*base, *relieved_to, true), (*approved, Vec::new()), "{n}");
            let refused = (*unapproved, vec![Finding::ReliefNotApproved]);
            assert_eq!(relieved(*base, *relieved_to, false), refused, "{n}");
        }
        Case::Probation { accepted_on, base, first_month, expected } => {
            let month = first_owed(read_date(accepted_on).unwrap());
            let facts =
                Facts { payer: PayerKind::Salaried, month, income: Income::Base(*base), relief: None };
            let got = assess(&facts, &policy(Choices::default()), dues()).unwrap();
            assert_eq!((got.from, got.amount), (*first_month, *expected), "{n}");
        }
        Case::Raise { year, january, raise_in, raised, yearly, on_change } => {
            let amounts = |mode| raise(*year, *january, (*raise_in, *raised), mode);
            assert_eq!(amounts(FixingMode::Yearly), *yearly, "{n}");
            assert_eq!(amounts(FixingMode::OnChange), *on_change, "{n}");
        }
        Case::Arrears { paid_to, cases } => cases.iter().for_each(|case| behind(n, *paid_to, case)),
        Case::Back { today, allowed, too_far } => back(n, read_date(today).unwrap(), *allowed, *too_far),
        Case::Voluntary { owed, handed_in, dues: due, voluntary, stays } => {
            let all = Owed::from([(july(), *owed)]);
            let split = pay::split(*handed_in, &all, &Coverage::<u8>::none(), july());
            assert_eq!((split.dues, split.over), (*due, *voluntary), "{n}");
            let rule = dues().voluntary.on(day());
            let goes = |amount| destination(Extra { amount, note: true }, rule).unwrap().fund;
            assert_eq!((goes(*voluntary), goes(*stays)), (Fund::Centre, Fund::Ordinary), "{n}");
        }
        Case::Double { paid, offered, overlap } => double(n, *paid, *offered, *overlap),
        Case::Upward { receipts, basis_points, remit, keep } => {
            let share = Share { from: day(), basis_points: *basis_points };
            let received = [Receipt { on: day(), amount: *receipts }];
            let got = divide(&received, &[share], ShareRounding::Down).unwrap();
            assert_eq!((got.remit, got.keep), (*remit, *keep), "{n}");
        }
    }
}

fn payslip(n: i64, method: BaseMethod, slip: &Slip, base: Fen, expected: Fen) {
    let slip = Payslip {
        employer: slip.employer,
        items: slip.items.iter().map(|(item, fen)| (*item, *fen)).collect(),
        deductions: slip.deductions.iter().map(|(of, fen)| (*of, *fen)).collect(),
    };
    let choices = Choices { base: Some(method), ..Choices::default() };
    let got = assessed(PayerKind::Salaried, Income::Payslip(slip.clone()), choices).unwrap();
    assert_eq!((got.base, got.amount), (Some(base), expected), "{n}");
    let reckoning = reckon(&slip, &dues().base.on(day()).value.methods[&method]).unwrap();
    let left_out: Vec<PayItem> = reckoning.left_out.iter().map(|line| line.0).collect();
    assert_eq!(left_out, [PayItem::HousingAllowance, PayItem::TransportAllowance], "{n}");
}

fn relieved(base: Fen, to: Fen, approved: bool) -> (Fen, Vec<Finding>) {
    let approval = Approval { on: day(), by: UnitKind::PartyCommittee };
    let relief = Relief {
        months: Months::one(july()),
        amount: to,
        studied_on: Some(day()),
        approval: approved.then_some(approval),
    };
    let income = Income::Base(base);
    let facts = Facts { payer: PayerKind::Salaried, month: july(), income, relief: Some(relief) };
    let got = assess(&facts, &policy(Choices::default()), dues()).unwrap();
    (got.amount, got.notes)
}

/// What is owed in each month of the year when pay rises in one of them and nothing else happens.
fn raise(year: i32, january: Fen, (month, base): (YearMonth, Fen), mode: FixingMode) -> Vec<Fen> {
    let first = YearMonth::new(year, time::Month::January).unwrap();
    let amount = |base| of_base(PayerKind::Salaried, base, Choices::default());
    let mut all = vec![Fixed { from: first, amount: amount(january), reason: None }];
    let new = Fixed { from: month, amount: amount(base), reason: Some(ChangeReason::PayChanged) };
    match may_fix(&all, &new, FixedFor::Year, mode, &dues().fixing.on(day()).value) {
        Ok(()) => all.push(new),
        Err(finding) => assert_eq!(finding, Finding::ChangeInYear { fixed_from: first, asked: month }),
    }
    let span = Months::new(first, first.plus(11)).unwrap();
    owed(&all, &[], span, &dues().hardship.on(day()).value).into_values().collect()
}

fn behind(n: i64, paid_to: YearMonth, case: &Behind) {
    let paid = paid(&[months([month("2025-01"), paid_to])]);
    let today = read_date(&case.today).unwrap();
    let policy = policy(Choices::default());
    let got = arrears(&some_owed(), &paid, &BTreeSet::new(), today, &policy, &dues().arrears.on(today).value);
    assert_eq!((got.flag, got.run), (case.flag, Some(months(case.months))), "{n} {today}");
    assert_eq!(got.run.map(Months::count), Some(case.count), "{n} {today}");
}

fn back(n: i64, today: Date, allowed: YearMonth, too_far: YearMonth) {
    let found = |first: YearMonth, approved_above_on| {
        let paid = paid(&[months([month("2025-01"), first.plus(-1)])]);
        let offer = Offer { approved_above_on, ..offer(months([first, YearMonth::of(today)]), today) };
        payment_findings(&offer, &paid)
    };
    assert_eq!(found(allowed, None), [], "{n}");
    let far = Finding::TooFarBack { months: 7, allowed: 6, first_allowed: allowed };
    assert_eq!(far.weight(), Weight::Warn, "{n}");
    assert_eq!(found(too_far, None), [far], "{n}");
    assert_eq!(found(too_far, Some(today)), [], "{n}");
}

fn double(n: i64, earlier: [YearMonth; 2], offered: [YearMonth; 2], overlap: [YearMonth; 2]) {
    let before = months([month("2025-01"), earlier[0].plus(-1)]);
    let mut coverage = paid(&[before, months(earlier)]);
    let refused = Finding::AlreadyPaid { months: months(overlap) };
    assert!(refused.blocks(), "{n}");
    let found = payment_findings(&offer(months(offered), offered[1].last_day()), &coverage);
    assert_eq!(found, std::slice::from_ref(&refused), "{n}");
    assert_eq!(coverage.cover(months(offered), 9), Err(refused), "{n}");
}
