//! Remittance, what passes between levels, spending, closing, publication and receipts.

use super::{
    closing::{self, MonthState, RuleState, settle},
    ledger::{Book, EntryKind, Fund, MoneyPlace, Movement},
    passing::{Agreement, Allocation, Side, agreement, agrees, allocate, returned},
    publish::{DuesAudience, overdue, shows_amounts, year},
    receipt::{Receipt as Paper, figures, month_range, yuan},
    remit::{Receipt, Share, divide, may_set, receipts, share_on},
    spend::{Expense, check},
    voluntary::{Extra, destination, special},
    *,
};
use crate::vectors::month;
use kernel::{Fen, TenantKind};
use rulepack::{
    Rules,
    dues::{Dues, PerPerson, ShareRounding, SpendingPurpose},
};
use std::sync::{Arc, LazyLock};
use time::{Date, macros::date};

static RULES: LazyLock<Arc<Rules>> = LazyLock::new(|| Rules::built_in().unwrap());
const DAY: Date = date!(2026 - 07 - 05);

fn dues() -> &'static Dues {
    &RULES.of(TenantKind::Enterprise).dues
}

#[test]
fn a_receipt_is_divided_by_the_share_of_its_day_and_rounded_once() {
    let share = |from, basis_points| Share { from, basis_points };
    let shares = [share(date!(2026 - 01 - 01), 6000), share(date!(2026 - 07 - 01), 3333)];
    let got = |amount| {
        [(date!(2026 - 06 - 30), amount), (DAY, amount)].map(|(on, fen)| Receipt { on, amount: Fen(fen) })
    };
    let down = divide(&got(101), &shares, ShareRounding::Down).unwrap();
    // 60.6 and 33.6633 are 94.2633
    assert_eq!((down.receipts, down.remit, down.keep), (Fen(202), Fen(94), Fen(108)));
    let up = divide(&got(3), &shares, ShareRounding::HalfUp).unwrap();
    assert_eq!((up.remit, up.keep), (Fen(3), Fen(3)));
    assert_eq!(down.outstanding(Fen(90)), Fen(4));
    let before = date!(2025 - 12 - 31);
    assert_eq!(share_on(&shares, before), Err(Finding::ShareNotSet { on: before }));
    let rule = &dues().remittance.on(DAY).value;
    assert_eq!(may_set(share(DAY, 10_000), rule), Ok(()));
    let over = Finding::ShareOutOfBounds { least: 0, most: 10_000, given: 10_001 };
    assert_eq!(may_set(share(DAY, 10_001), rule), Err(over));
}

#[test]
fn the_share_is_taken_of_what_members_paid_and_not_of_what_was_taken_back() {
    let (june, july) = (date!(2026 - 06 - 30), date!(2026 - 07 - 05));
    let of = |kind, fund, amount| Movement { kind, fund, money: MoneyPlace::Bank, amount: Fen(amount) };
    let mut book = Book::new();
    let kinds = [
        of(EntryKind::Pay, Fund::Ordinary, 4500),
        of(EntryKind::Voluntary, Fund::Ordinary, 99_900),
        of(EntryKind::Voluntary, Fund::Centre, 150_000),
        of(EntryKind::Special, Fund::Special, 700),
        of(EntryKind::Interest, Fund::Ordinary, 12),
        of(EntryKind::AllocateIn, Fund::Ordinary, 5000),
    ];
    for (id, movement) in (0_u32..).zip(&kinds) {
        book.record(id, june, movement).unwrap();
    }
    book.reverse(9, 0, july).unwrap();
    let counted = receipts(book.entries(), &dues().remittance.on(july).value);
    let expected = [4500, 99_900, -4500].map(|fen| Receipt { on: june, amount: Fen(fen) });
    assert_eq!(counted, expected);
    let shares = [Share { from: june, basis_points: 6000 }, Share { from: july, basis_points: 0 }];
    let got = divide(&counted, &shares, ShareRounding::Down).unwrap();
    assert_eq!((got.remit, got.keep), (Fen(59_940), Fen(39_960)));
}

#[test]
fn both_sides_of_a_transfer_say_the_same() {
    let side = |transfer: u8, amount, on| Side { transfer, fund: Fund::Ordinary, amount: Fen(amount), on };
    let sent = [side(1, 108_000, DAY), side(2, 500, DAY)];
    assert_eq!(agrees(&sent[0], &side(1, 108_000, DAY)), Ok(()));
    let cases = [
        (side(2, 108_000, DAY), Finding::NoSuchEntry),
        (side(1, 108_001, DAY), Finding::SidesDiffer { sent: Fen(108_000), received: Fen(108_001) }),
        (Side { fund: Fund::Special, ..side(1, 108_000, DAY) }, Finding::MixedFunds),
        (
            side(1, 108_000, date!(2026 - 07 - 04)),
            Finding::BeforeTheEntry { entry_on: DAY, on: date!(2026 - 07 - 04) },
        ),
    ];
    for (received, finding) in cases {
        assert_eq!(agrees(&sent[0], &received), Err(finding));
    }
    let half = agreement(&sent, &[side(1, 108_000, DAY)]);
    assert_eq!(half, Agreement { sent: Fen(108_500), confirmed: Fen(108_000), waiting: 1 });
    let whole = agreement(&sent, &[side(2, 500, DAY), side(1, 108_000, DAY)]);
    assert_eq!((whole.sent, whole.waiting), (whole.confirmed, 0));
}

#[test]
fn money_comes_down_by_decision_and_within_the_balance() {
    let allocation = Allocation { amount: Fen(500), purpose: None, decided: true };
    assert_eq!(allocate(&allocation, Fen(500)), []);
    let bad = Allocation { amount: Fen(501), decided: false, ..allocation };
    let expected = [Finding::DecisionMissing, Finding::NotEnoughMoney { have: Fen(500), asked: Fen(501) }];
    assert_eq!(allocate(&bad, Fen(500)), expected);
    assert_eq!(returned(Fen(108_001), 10_000, ShareRounding::Down), Fen(108_001));
    assert_eq!(returned(Fen(101), 5_000, ShareRounding::Down), Fen(50));
}

#[test]
fn an_expense_has_a_purpose_a_decision_and_a_voucher() {
    let expense = Expense {
        amount: Fen(500),
        purpose: SpendingPurpose::BranchLife,
        decided: true,
        voucher: true,
        allocated_for: None,
    };
    let rule = |day| &dues().spending.on(day).value;
    assert_eq!(check(&expense, Fen(500), rule(DAY)), []);
    let then = check(&expense, Fen(500), rule(date!(2016 - 01 - 01)));
    assert_eq!(then, [Finding::PurposeNotAllowed { purpose: SpendingPurpose::BranchLife }]);
    let bad =
        Expense { decided: false, voucher: false, allocated_for: Some(SpendingPurpose::Training), ..expense };
    let other = Finding::OtherPurpose {
        allocated_for: SpendingPurpose::Training,
        purpose: SpendingPurpose::BranchLife,
    };
    assert_eq!(check(&bad, Fen(500), rule(DAY)), [other, Finding::DecisionMissing, Finding::VoucherMissing]);
}

#[test]
fn months_and_rules_go_one_way() {
    use MonthState::{Collecting, Created, Settled};
    for (from, to, fine) in [
        (Created, Collecting, true),
        (Collecting, Settled, true),
        (Created, Settled, false),
        (Settled, Collecting, false),
    ] {
        assert_eq!(from.step(to).is_ok(), fine, "{from} {to}");
    }
    assert!(
        RuleState::Draft.step(RuleState::InForce).is_ok() && RuleState::InForce.step(RuleState::Void).is_ok()
    );
    assert!(
        RuleState::Void.step(RuleState::InForce).is_err() && RuleState::Draft.step(RuleState::Void).is_err()
    );
}

#[test]
fn a_month_is_settled_in_turn_when_it_is_over_and_nothing_is_open() {
    let july = closing::Month {
        month: month("2026-07"),
        state: MonthState::Collecting,
        earlier_open: None,
        unmatched: 0,
        unconfirmed: 0,
    };
    let until = date!(2026 - 07 - 31);
    assert_eq!(settle(&july, until), []);
    assert_eq!(settle(&july, date!(2026 - 07 - 30)), [Finding::MonthNotOver { until }]);
    let open = closing::Month { earlier_open: Some(month("2026-06")), unmatched: 2, ..july };
    let expected = [
        Finding::EarlierMonthOpen { month: month("2026-06") },
        Finding::Unfinished { unmatched: 2, unconfirmed: 0 },
    ];
    assert_eq!(settle(&open, until), expected);
    let done = closing::Month { state: MonthState::Settled, ..july };
    assert!(settle(&done, until)[0].blocks());
    assert_eq!(closing::open(date!(2026 - 08 - 01), Some(july.month)), Ok(()));
    assert_eq!(closing::open(until, Some(july.month)), Err(Finding::MonthSettled { month: july.month }));
}

#[test]
fn large_extra_payments_go_up_with_a_note_and_special_dues_need_a_campaign() {
    let rule = dues().voluntary.on(DAY);
    let without = destination(Extra { amount: Fen(100_000), note: false }, rule).unwrap();
    assert_eq!((without.fund, without.notes), (Fund::Centre, vec![Finding::NoteMissing]));
    let small = destination(Extra { amount: Fen(99_999), note: false }, rule).unwrap();
    assert_eq!((small.fund, small.notes), (Fund::Ordinary, vec![]));
    assert!(destination(Extra { amount: Fen(0), note: true }, rule).is_err());
    assert_eq!(special(Fen(100), false), Err(Finding::CampaignMissing));
    assert_eq!(special(Fen(100), true), Ok(()));
}

#[test]
fn a_year_shows_receipts_remitted_used_and_balance() {
    let of = |kind, fund, amount| Movement { kind, fund, money: MoneyPlace::Bank, amount: Fen(amount) };
    let mut book = Book::new();
    let entries = [
        (date!(2025 - 12 - 31), of(EntryKind::Opening, Fund::Ordinary, 1000)),
        (date!(2026 - 01 - 01), of(EntryKind::Pay, Fund::Ordinary, 180_000)),
        (date!(2026 - 02 - 01), of(EntryKind::Voluntary, Fund::Centre, 150_000)),
        (date!(2026 - 03 - 01), of(EntryKind::Remit, Fund::Ordinary, 108_000)),
        (date!(2026 - 04 - 01), of(EntryKind::Interest, Fund::Ordinary, 12)),
        (date!(2026 - 05 - 01), of(EntryKind::Spend, Fund::Ordinary, 20_000)),
        (date!(2027 - 01 - 01), of(EntryKind::Pay, Fund::Ordinary, 7)),
    ];
    for (id, (on, movement)) in (0_u32..).zip(&entries) {
        book.record(id, *on, movement).unwrap();
    }
    book.reverse(9, 5, date!(2026 - 06 - 01)).unwrap();
    let shown = year(book.entries(), 2026);
    assert_eq!((shown.opening, shown.receipts, shown.dues), (Fen(1000), Fen(180_012), Fen(180_000)));
    assert_eq!((shown.remitted, shown.used, shown.balance), (Fen(108_000), Fen(0), Fen(73_012)));
    assert_eq!((shown.centre.taken_in, shown.centre.balance), (Fen(150_000), Fen(150_000)));
    assert_eq!(year(book.entries(), 2027).opening, Fen(73_012));
}

#[test]
fn figures_are_published_once_a_year_and_amounts_of_people_stay_in_the_branch() {
    let rule = &dues().publication.on(DAY).value;
    let by = date!(2026 - 03 - 31);
    assert_eq!(
        overdue(2025, None, date!(2026 - 04 - 01), rule),
        Some(Finding::NotPublished { year: 2025, by })
    );
    assert_eq!(overdue(2025, None, by, rule), None);
    assert_eq!(overdue(2025, Some(by), date!(2026 - 04 - 01), rule), None);
    assert!(
        shows_amounts(DuesAudience::Branch, PerPerson::Branch)
            && !shows_amounts(DuesAudience::Branch, PerPerson::None)
    );
    assert!(
        shows_amounts(DuesAudience::Member, PerPerson::None)
            && !shows_amounts(DuesAudience::Outside, PerPerson::Branch)
    );
}

#[test]
fn a_receipt_reads_as_on_paper() {
    let months = |first, last| Months::new(month(first), month(last)).unwrap();
    let line = Paper {
        year: 2026,
        number: 42,
        payer: "赵淑兰".into(),
        months: Some(months("2026-05", "2026-07")),
        amount: Fen(123_450),
        collector: "王芳".into(),
        on: DAY,
    }
    .line();
    assert_eq!((line.serial.as_str(), line.figures.as_str()), ("2026-000042", "¥1,234.50"));
    assert_eq!(line.capitals, "人民币壹仟贰佰叁拾肆元伍角整");
    assert_eq!((line.months.as_deref(), line.on.as_str()), (Some("2026年5月至7月"), "2026年7月5日"));
    assert_eq!(month_range(Months::one(month("2026-05"))), "2026年5月");
    assert_eq!(month_range(months("2025-11", "2026-01")), "2025年11月至2026年1月");
    for (fen, text) in [(5, "¥0.05"), (-100, "-¥1.00"), (100_000_000, "¥1,000,000.00"), (99_999, "¥999.99")]
    {
        assert_eq!(figures(Fen(fen)), text);
    }
    assert_eq!((yuan(Fen(123_450)), yuan(Fen(-5))), ("1,234.50元".into(), "-0.05元".into()));
}
