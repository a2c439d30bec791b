//! Dues of a branch, month by month: most pay on the day, some later, one has stopped.

use crate::{
    calendar::{in_quarter, nth, workday},
    deed::What,
    dice::Dice,
    parts::{Gift, Instalment},
    plan::{Scribe, spare},
};
use kernel::YearMonth;
use std::collections::BTreeMap;
use time::{Duration, Month};

/// As many as pay here; of a larger branch the others' amounts are still to be fixed.
const MOST: usize = 24;
/// Pay after what does not count, in fen.
const BASES: [i64; 6] = [636_400, 450_000, 823_000, 298_000, 517_500, 702_600];
/// Months ago in which the debtor paid for the last time, the relief began, and a payment was entered twice.
const STOPPED: i32 = 8;
const RELIEF: i32 = 14;
const WRONG: i32 = 6;
/// When somebody who had fallen far behind paid it all.
const PAID_UP: i32 = 5;

pub fn of_all(scribe: &mut Scribe<'_>) {
    let mut dice = scribe.dice("dues");
    let payers = payers(scribe);
    for who in &payers {
        fix(scribe, &mut dice, *who);
    }
    relieve(scribe);
    gifts(scribe);
    for month in scribe.span.months().collect::<Vec<_>>() {
        let instalments = payers.iter().filter_map(|who| instalment(scribe, *who, month)).collect::<Vec<_>>();
        let (payment, on) = (scribe.number(), workday(nth(month, 4)));
        if !instalments.is_empty() && scribe.body.exists(on) {
            let wrong = month == scribe.span.present().plus(-WRONG);
            let channel = if wrong { "cash" } else { channel(month) };
            scribe.write(on, 16, 30, What::Pay { payment, on, channel, instalments });
        }
        if month == scribe.span.present().plus(-WRONG) {
            take_back(scribe, payment, month, payers.first().copied());
        }
        if month < scribe.span.present().plus(-1) {
            scribe.write(workday(nth(month.next(), 12)), 17, 30, What::Close { month });
        }
    }
}

fn payers(scribe: &Scribe<'_>) -> Vec<usize> {
    let first = scribe.long().into_iter().take(MOST);
    let spare = (0..spare::LEAVERS + 8).filter_map(|n| scribe.spare(n));
    let all: std::collections::BTreeSet<usize> = first.chain(spare).collect();
    all.into_iter().collect()
}

/// At the beginning, and anew every January.
fn fix(scribe: &mut Scribe<'_>, dice: &mut Dice, who: usize) {
    let mut base = dice.one(&BASES).copied().unwrap_or(450_000);
    let first = scribe.span.first;
    let begun = |month: &YearMonth| *month == first || month.month() == Month::January;
    for from in scribe.span.months().filter(begun).collect::<Vec<_>>() {
        if leaves(scribe, who).is_none_or(|last| from <= last) {
            scribe.write(nth(from, 2), 9, 0, What::Fix { who, from, base, reason: None });
        }
        base += 100 * i64::from(dice.between(50, 250));
    }
    if scribe.long().get(3) == Some(&who) {
        let from = scribe.span.present().plus(-4);
        let corrected = What::Fix { who, from, base: base + 20_000, reason: Some("correction") };
        scribe.write(nth(from, 2), 9, 30, corrected);
    }
}

fn relief(scribe: &Scribe<'_>) -> (YearMonth, YearMonth) {
    let from = scribe.span.present().plus(-RELIEF);
    (from, from.plus(5))
}

fn relieve(scribe: &mut Scribe<'_>) {
    let Some(who) = scribe.spare(spare::RELIEVED) else { return };
    let (from, until) = relief(scribe);
    let approved_on = nth(from, 2);
    let relieve =
        What::Relieve { who, from, until, studied_on: approved_on - Duration::days(9), approved_on };
    scribe.write(approved_on, 10, 0, relieve);
    if let Some(who) = scribe.spare(spare::DEBTOR) {
        let first = scribe.span.present().plus(1 - STOPPED);
        let reason = "长期住院治疗，家属说明情况";
        let excuse = What::Excuse { who, first, last: first.plus(1), reason };
        scribe.write(nth(first.plus(2), 15), 11, 0, excuse);
    }
}

/// The last month for which somebody who moves away pays here.
fn leaves(scribe: &Scribe<'_>, who: usize) -> Option<YearMonth> {
    crate::transfers::last_month(scribe, who)
}

/// What somebody hands in in a month.
fn instalment(scribe: &Scribe<'_>, who: usize, month: YearMonth) -> Option<Instalment> {
    let (present, is) = (scribe.span.present(), |n| scribe.spare(n) == Some(who));
    let (months_ago, first) = (present.since(month), scribe.span.first);
    let one = |first| Some(Instalment { who, first, last: month, approved_above_on: None });
    if leaves(scribe, who).is_some_and(|last| month > last) {
        return None;
    }
    if is(spare::DEBTOR) || is(spare::TRUANT) {
        return if months_ago >= STOPPED { one(month) } else { None };
    }
    if is(spare::SLOW) {
        // every third month, for all three
        return if in_quarter(month) == 2 { one(month.plus(-2).max(first)) } else { None };
    }
    if is(spare::RELIEVED) {
        let (from, until) = relief(scribe);
        return if month < from || month > until { one(month) } else { None };
    }
    if is(spare::LATE) {
        return match months_ago {
            ago if ago == PAID_UP => {
                Some(Instalment { approved_above_on: Some(nth(month, 1)), ..one(month.plus(-7))? })
            }
            ago if ago > PAID_UP && ago <= PAID_UP + 7 => None,
            _ => one(month),
        };
    }
    one(month)
}

fn take_back(scribe: &mut Scribe<'_>, payment: usize, month: YearMonth, who: Option<usize>) {
    let Some(who) = who else { return };
    scribe.write(nth(month, 9), 10, 0, What::TakeBack { payment, nth: 0, reason: "交纳方式登记有误" });
    let (payment, on) = (scribe.number(), nth(month, 9));
    let again = Instalment { who, first: month, last: month, approved_above_on: None };
    scribe.write(on, 10, 30, What::Pay { payment, on, channel: "transfer", instalments: vec![again] });
}

/// How most of a branch pays in a month.
fn channel(month: YearMonth) -> &'static str {
    match in_quarter(month) {
        0 => "transfer",
        1 => "online",
        _ => "cash",
    }
}

/// What some gave beyond it: for a campaign, a little more, and so much that it goes to the Centre.
fn gifts(scribe: &mut Scribe<'_>) {
    let gift = |who, on| Gift {
        who,
        kind: "voluntary",
        amount: 20_000,
        channel: "cash",
        on,
        campaign: None,
        note: None,
    };
    let flood =
        |of: Gift| Gift { kind: "special", amount: 50_000, campaign: Some("支援抗洪救灾"), ..of };
    let much = |of: Gift| Gift {
        amount: 300_000,
        channel: "transfer",
        note: Some("入党三十周年，自愿多交纳党费，支持老区建设。"),
        ..of
    };
    let long = scribe.long();
    for (n, months) in [(1, 16), (2, 16), (4, 7), (1, 3)] {
        let (Some(who), on) = (long.get(n).copied(), workday(scribe.span.ago(months, 20))) else { continue };
        let gift = gift(who, on);
        let gift = match months {
            16 => flood(gift),
            3 => much(gift),
            _ => gift,
        };
        if scribe.body.exists(on) {
            scribe.write(on, 17, 0, What::Give(gift));
        }
    }
}

/// A few of a branch, this year, by the quarter.
pub fn of_few(scribe: &mut Scribe<'_>) {
    let (mut dice, present) = (scribe.dice("dues"), scribe.span.present());
    let few: Vec<usize> = scribe.long().into_iter().take(5).collect();
    let mut from = present.plus(1 - i32::from(u8::from(present.month())));
    if present.since(from) < 3 {
        from = from.plus(-12);
    }
    if few.is_empty() || !scribe.body.exists(from.first_day()) {
        return;
    }
    for who in &few {
        let base = dice.one(&BASES).copied().unwrap_or(450_000);
        scribe.write(nth(from, 2), 9, 0, What::Fix { who: *who, from, base, reason: None });
    }
    let behind = few.last().copied().filter(|_| dice.often(40));
    for last in from.to(present).filter(|month| in_quarter(*month) == 2) {
        let (payment, on, first) = (scribe.number(), workday(nth(last, 20)), last.plus(-2));
        let pays = few.iter().filter(|who| Some(**who) != behind || present.since(last) > 6);
        let instalments = pays.map(|who| Instalment { who: *who, first, last, approved_above_on: None });
        let paid = BTreeMap::from_iter(instalments.map(|one| (one.who, one))).into_values().collect();
        scribe.write(on, 16, 0, What::Pay { payment, on, channel: "transfer", instalments: paid });
    }
}
