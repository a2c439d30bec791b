//! Who was honoured around the first of July (表彰奖励), and who attended a concentrated course (集中培训).

use crate::{
    calendar::{nth, workday},
    deed::What,
    parts::{Honour, Training},
    plan::Scribe,
};
use kernel::YearMonth;
use time::{Date, Duration, Month};

/// Those who lead the branch.
const LEADERS: usize = 2;

pub fn write(scribe: &mut Scribe<'_>) {
    let (mut summers, mut autumns) = (0, 0);
    for month in scribe.span.months() {
        match month.month() {
            Month::April => lead(scribe, month),
            Month::June => honour(scribe, month, &mut summers),
            Month::September => train(scribe, month, &mut autumns),
            _ => {}
        }
    }
}

/// A member by the committee every year; the secretary by the district, and the branch itself, in turn.
fn honour(scribe: &mut Scribe<'_>, month: YearMonth, years: &mut usize) {
    let on = workday(nth(month, 26));
    if !scribe.body.exists(on) {
        return;
    }
    let long = scribe.long();
    let member = long.get(LEADERS + *years).copied();
    award(scribe, on, member, ("grassroots", "优秀共产党员", "上级党委"));
    if years.is_multiple_of(2) {
        award(scribe, on, long.first().copied(), ("county", "优秀党务工作者", "区委"));
    } else {
        let doc_no = paper(scribe, "branch honoured", on);
        let (level, title, awarded_by) = ("municipal", "先进基层党组织", "市委");
        enter(scribe, Honour { who: None, level, title, awarded_by, on, doc_no });
    }
    *years += 1;
}

fn award(
    scribe: &mut Scribe<'_>,
    on: Date,
    who: Option<usize>,
    (level, title, awarded_by): (&'static str, &'static str, &'static str),
) {
    if who.is_some() {
        let doc_no = paper(scribe, title, on);
        enter(scribe, Honour { who, level, title, awarded_by, on, doc_no });
    }
}

/// Written down when the paper has come.
fn enter(scribe: &mut Scribe<'_>, honour: Honour) {
    scribe.write(honour.on + Duration::days(6), 11, 0, What::Honour(honour));
}

/// Whoever leads a branch goes to the Party school for three days.
fn lead(scribe: &mut Scribe<'_>, month: YearMonth) {
    let from = workday(nth(month, 14));
    for who in scribe.long().into_iter().take(LEADERS) {
        let training = Training {
            who,
            title: "党支部书记和支部委员培训班",
            organiser: "市委党校",
            from,
            until: from + Duration::days(2),
            hours: 24,
            doc_no: certificate(scribe, "党校结", who, from),
        };
        attend(scribe, training);
    }
}

/// One of the members is sent by the committee, another every year.
fn train(scribe: &mut Scribe<'_>, month: YearMonth, years: &mut usize) {
    let from = workday(nth(month, 17));
    let Some(who) = scribe.long().get(LEADERS + *years).copied() else { return };
    let training = Training {
        who,
        title: "党员集中轮训班",
        organiser: "上级党委",
        from,
        until: from + Duration::days(1),
        hours: 16,
        doc_no: certificate(scribe, "训结", who, from),
    };
    attend(scribe, training);
    *years += 1;
}

fn attend(scribe: &mut Scribe<'_>, training: Training) {
    if scribe.body.exists(training.from) {
        scribe.write(training.until + Duration::days(8), 16, 30, What::Train(training));
    }
}

fn paper(scribe: &Scribe<'_>, about: &str, on: Date) -> String {
    format!("党发〔{}〕{}号", on.year(), scribe.dice(about).between(3, 60))
}

fn certificate(scribe: &Scribe<'_>, mark: &str, who: usize, on: Date) -> String {
    let number = scribe.dice(mark).between(1, 200);
    format!("{mark}〔{}〕{number:03}-{}号", on.year(), who + 1)
}
