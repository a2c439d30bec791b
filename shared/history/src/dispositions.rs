//! What was decided about members (组织处置、党纪处分): approved, lifted again, waiting for its approval, filled in after years.

use crate::{
    calendar::workday,
    deed::What,
    parts::Ruling,
    plan::{Scribe, spare},
};
use time::{Date, Duration};

const MEETING: (&str, &str) = ("branch_meeting", "支部党员大会");
const ABOVE: (&str, &str) = ("higher_body", "上级纪律检查委员会");
/// Of whom the branch decides in these days.
const DAYS: i64 = 12;
/// After which somebody who became a full member was to correct something, long before the history.
const LONG_AGO: i64 = 900;

pub fn write(scribe: &mut Scribe<'_>) {
    behind_with_dues(scribe);
    found_again(scribe);
    under_observation(scribe);
    out_of_reach(scribe);
    of_old(scribe);
}

/// One who has stopped paying and is to pay, one who has paid all of it since.
fn behind_with_dues(scribe: &mut Scribe<'_>) {
    if let Some(who) = scribe.spare(spare::DEBTOR) {
        let on = workday(scribe.span.ago(4, 24));
        decided_and_approved(
            scribe,
            Ruling { months: Some(6), ..ruling("correct_in_time", MEETING, who, on) },
        );
    }
    if let Some(who) = scribe.spare(spare::LATE) {
        let on = workday(scribe.span.ago(9, 24));
        let case = decided_and_approved(
            scribe,
            Ruling { months: Some(12), ..ruling("correct_in_time", MEETING, who, on) },
        );
        let (on, doc_no) = (workday(scribe.span.ago(4, 12)), paper(scribe, "lifted", scribe.span.ago(4, 12)));
        scribe.write(on, 15, 0, What::Lift { case, on, doc_no });
    }
}

/// Whoever was lost sight of, and found, is warned.
fn found_again(scribe: &mut Scribe<'_>) {
    let Some(who) = scribe.spare(spare::FOUND) else { return };
    let on = workday(scribe.span.ago(11, 20));
    decided_and_approved(scribe, ruling("warning", MEETING, who, on));
}

/// A body above decides, and nobody approves that.
fn under_observation(scribe: &mut Scribe<'_>) {
    let Some(who) = scribe.spare(spare::SLOW) else { return };
    let on = workday(scribe.span.ago(7, 10));
    let doc_no = Some(paper(scribe, "observed", on));
    decide(scribe, Ruling { doc_no, months: Some(12), ..ruling("probation_within_party", ABOVE, who, on) });
}

/// The branch has decided, and the committee above has not.
fn out_of_reach(scribe: &mut Scribe<'_>) {
    let Some(who) = scribe.spare(spare::TRUANT) else { return };
    let on = scribe.span.today - Duration::days(DAYS);
    decide(scribe, ruling("lapsed_removal", MEETING, who, on));
}

/// From before the register was kept, and not decided by the body that should have.
fn of_old(scribe: &mut Scribe<'_>) {
    let Some(who) = scribe.spare(spare::RELIEVED) else { return };
    let Some(full_on) = scribe.body.people.get(who).and_then(|person| person.full_on) else { return };
    let on = (full_on + Duration::days(LONG_AGO)).min(scribe.span.begins() - Duration::days(30));
    let filled_in = Some("补录历史档案材料");
    let old = Ruling {
        months: Some(12),
        filled_in,
        ..ruling("correct_in_time", ("higher_body", "原党委"), who, on)
    };
    let case = scribe.number();
    scribe.write(scribe.span.ago(20, 15), 15, 0, What::Dispose(Ruling { case, ..old }));
}

fn ruling(kind: &'static str, (by, body): (&'static str, &'static str), who: usize, on: Date) -> Ruling {
    Ruling { case: 0, who, kind, by, body, on, doc_no: None, months: None, filled_in: None }
}

/// Enters it some days later; says by which number.
fn decide(scribe: &mut Scribe<'_>, ruling: Ruling) -> usize {
    let (case, day) = (scribe.number(), ruling.on + Duration::days(2));
    scribe.write(day, 15, 0, What::Dispose(Ruling { case, ..ruling }));
    case
}

fn decided_and_approved(scribe: &mut Scribe<'_>, ruling: Ruling) -> usize {
    let on = workday(ruling.on + Duration::days(14));
    let doc_no = paper(scribe, ruling.kind, on);
    let case = decide(scribe, ruling);
    scribe.write(on + Duration::days(1), 10, 0, What::Approve { case, level: "committee", on, doc_no });
    case
}

fn paper(scribe: &Scribe<'_>, about: &str, on: Date) -> String {
    format!("党发〔{}〕{}号", on.year(), scribe.dice(about).between(3, 60))
}
