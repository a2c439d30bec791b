//! Members who are away, within the country and outside it, with what paper; and members of organisations elsewhere who take
//! part here (流动党员).

use crate::{
    deed::What,
    parts::Stay,
    people,
    plan::{Scribe, spare},
    words::{CITIES, ELSEWHERE},
};
use kernel::{add_months, add_years};
use time::{Date, Duration};

pub fn write(scribe: &mut Scribe<'_>) {
    floating(scribe);
    abroad(scribe);
    with_certificate(scribe);
    visitors(scribe);
}

/// One who should have moved the relation, one who has come back, one who takes part in another branch here.
fn floating(scribe: &mut Scribe<'_>) {
    let mut dice = scribe.dice("floating");
    for (n, months, inflow) in [(spare::AWAY, 10, false), (spare::BACK, 18, false), (spare::GUEST, 9, true)] {
        let (Some(who), Some(to)) = (scribe.spare(n), dice.one(&CITIES)) else { continue };
        if inflow && !scribe.body.has_sibling {
            continue;
        }
        let since = scribe.span.ago(months, 8);
        let moved = Stay {
            until: Some(add_years(since, 2)),
            changed: Some(true),
            fixed_place: Some(true),
            ..Stay::default()
        };
        let stay = if n == spare::AWAY { moved } else { Stay::default() };
        scribe.write(since + Duration::days(5), 14, 0, What::Float { who, since, to, inflow, stay });
        if n == spare::BACK {
            let on = scribe.span.ago(4, 19);
            scribe.write(on, 15, 0, What::ComeBack { who, on });
        }
    }
}

/// One of whom the branch hears, and one of whom it has not heard for too long.
fn abroad(scribe: &mut Scribe<'_>) {
    if let Some(who) = go_abroad(scribe, spare::FOUND, 10, "新加坡（公派访学）") {
        for months in [7, 2] {
            let on = scribe.span.ago(months, 21);
            scribe.write(on, 16, 0, What::Hear { who, on });
        }
    }
    go_abroad(scribe, spare::RELIEVED, 8, "德国慕尼黑（海外项目）");
}

fn go_abroad(scribe: &mut Scribe<'_>, n: usize, months: i32, to: &'static str) -> Option<usize> {
    let who = scribe.spare(n)?;
    let since = scribe.span.ago(months, 2);
    let stay = Stay { abroad: true, until: Some(add_years(since, 2)), ..Stay::default() };
    scribe.write(since + Duration::days(3), 14, 0, What::Float { who, since, to, inflow: false, stay });
    Some(who)
}

/// Away for less than half a year; the first certificate named the wrong organisation.
fn with_certificate(scribe: &mut Scribe<'_>) {
    let Some(who) = scribe.spare(spare::LATE) else { return };
    let since = scribe.span.ago(2, 10);
    let stay = Stay {
        until: Some(add_months(since, 5)),
        changed: Some(false),
        fixed_place: Some(true),
        ..Stay::default()
    };
    let float = What::Float { who, since, to: "深圳市南山区（项目驻场）", inflow: false, stay };
    scribe.write(since, 14, 0, float);
    let (wrong, right) = (scribe.number(), scribe.number());
    let certify = |certificate, addressee| What::Certify { certificate, who, addressee };
    scribe.write(since, 15, 0, certify(wrong, "深圳市南山区某街道党工委"));
    let next = since + Duration::days(2);
    scribe.write(next, 9, 0, What::CancelCertificate { certificate: wrong, reason: "接收党组织名称有误" });
    scribe.write(next, 9, 30, certify(right, "深圳市南山区某园区综合党委"));
}

/// One who takes part now, and one who has left again.
fn visitors(scribe: &mut Scribe<'_>) {
    let since = scribe.span.ago(5, 11);
    visit(scribe, since, Some("2026-017"), Some(add_months(since, 6)));
    let since = scribe.span.ago(15, 6);
    let visitor = visit(scribe, since, None, None);
    let on = scribe.span.ago(9, 27);
    scribe.write(on, 10, 0, What::EndVisit { visitor, on });
}

fn visit(
    scribe: &mut Scribe<'_>,
    since: Date,
    paper_no: Option<&'static str>,
    paper_until: Option<Date>,
) -> usize {
    let visitor = scribe.number();
    let mut dice = scribe.dice(if paper_no.is_some() { "visitor" } else { "visitor before" });
    let (name, from) = (people::newcomer(&mut dice).name, dice.one(&ELSEWHERE).copied().unwrap_or_default());
    scribe.write(since, 10, 0, What::Visit { visitor, name, from, since, paper_no, paper_until });
    visitor
}
