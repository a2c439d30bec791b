//! Members who cannot be reached, are away, need not come, or find a mistake in their record.

use crate::{
    calendar::{nth, workday},
    deed::What,
    plan::{Scribe, spare},
    stays,
    words::TITLES,
};
use time::{Duration, Month};

pub fn write(scribe: &mut Scribe<'_>) {
    lost(scribe);
    corrections(scribe);
    stays::write(scribe);
    exempt(scribe);
    seal(scribe);
}

/// One who has been out of reach for more than half a year, and one who was found again.
fn lost(scribe: &mut Scribe<'_>) {
    if let Some(who) = scribe.spare(spare::TRUANT) {
        let since = scribe.span.ago(8, 6);
        scribe.write(scribe.span.ago(6, 20), 10, 0, What::Lose { who, since, reason: "1" });
    }
    if let Some(who) = scribe.spare(spare::FOUND) {
        let (since, on) = (scribe.span.ago(15, 3), scribe.span.ago(12, 14));
        scribe.write(since + Duration::days(40), 10, 0, What::Lose { who, since, reason: "6" });
        scribe.write(on, 10, 0, What::FindAgain { who, on });
    }
}

/// One accepted, one declined, one that waits.
fn corrections(scribe: &mut Scribe<'_>) {
    let fates = [(3, 9, Some((true, None))), (4, 5, Some((false, Some("请先提供任职文件")))), (5, 0, None)];
    for ((place, months, fate), job_title) in fates.into_iter().zip(TITLES) {
        let Some(who) = scribe.long().get(place).copied() else { continue };
        let request = scribe.number();
        let asked = match months {
            0 => scribe.span.today - Duration::days(3),
            months => nth(scribe.span.present().plus(-months), 11),
        };
        scribe.write(asked, 20, 0, What::Ask { request, who, job_title });
        if let Some((accept, reason)) = fate {
            scribe.write(asked + Duration::days(2), 9, 0, What::Decide { request, accept, reason });
        }
    }
}

/// Somebody who cannot walk so far any more.
fn exempt(scribe: &mut Scribe<'_>) {
    let Some(who) = scribe.spare(spare::DEBTOR) else { return };
    let since = scribe.span.ago(6, 1);
    scribe.write(since, 10, 0, What::Exempt { who, ground: "illness", since });
}

/// Two bodies too small for a branch of their own have come in with this one (联合党支部).
pub fn join(scribe: &mut Scribe<'_>) {
    let on = workday(scribe.span.ago(7, 12));
    if scribe.body.exists(on) {
        scribe.write(on, 9, 0, What::Join { on, bodies: 3, doc_no: format!("党组〔{}〕9号", on.year()) });
    }
}

/// The archive of the last year whose records are all there.
fn seal(scribe: &mut Scribe<'_>) {
    let (on, present) = (workday(scribe.span.ago(1, 20)), scribe.span.present());
    // until May somebody still corrects what was filed in the year before
    let year = present.year() - if present.month() >= Month::May { 1 } else { 2 };
    if scribe.body.exists(on) {
        scribe.write(on, 16, 0, What::Seal { year });
    }
}
