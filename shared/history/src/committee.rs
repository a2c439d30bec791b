//! A committee above the branches: its meetings, its study, its democratic life meeting (民主生活会), and the congress that
//! elects the next one.

use crate::{
    calendar::{in_quarter, nth, workday},
    collections, congress,
    deed::What,
    held::hold,
    meetings::Gathering,
    parts::Where,
    plan::Scribe,
};
use kernel::{YearMonth, add_years};
use time::{Duration, Month};

const POSTS: [&str; 4] = ["secretary", "deputy_secretary", "committee_member", "committee_member"];

pub fn write(scribe: &mut Scribe<'_>) {
    let started_on = scribe.span.begins() - Duration::days(200);
    let started_on = scribe.body.founded_on.map_or(started_on, |founded| founded.max(started_on));
    for (post, who) in POSTS.iter().zip(scribe.long()) {
        let appoint = What::Appoint { who, post, started_on, term_end: add_years(started_on, 5) };
        scribe.write(scribe.span.begins(), 9, 0, appoint);
    }
    let mut dice = scribe.dice("committee");
    for month in scribe.span.months().filter(|month| month.first_day() > started_on) {
        for gathering in of(month) {
            hold(scribe, &mut dice, committee(gathering));
        }
    }
    collections::write(scribe);
    congress::write(scribe);
    analyse(scribe);
    new_units(scribe);
}

/// What a committee gathers for in a month.
fn of(month: YearMonth) -> Vec<Gathering> {
    let on = |day, kind| Gathering::of(workday(nth(month, day)), Where::Body, kind);
    let mut all = Vec::new();
    if in_quarter(month) == 0 {
        all.push(Gathering {
            subject: "党委会会议",
            agenda: vec!["传达上级文件精神", "研究基层党组织建设重点任务"],
            ..on(10, &["committee_meeting"])
        });
    }
    if matches!(month.month(), Month::April | Month::October) {
        all.push(Gathering {
            subject: "党委理论学习中心组集体学习",
            agenda: vec!["领学重点篇目", "交流研讨"],
            ..on(22, &["study"])
        });
    }
    if month.month() == Month::January {
        all.push(Gathering {
            subject: "年度民主生活会",
            agenda: vec!["通报上年度民主生活会整改情况", "班子对照检查", "个人对照检查，开展批评和自我批评"],
            serves_year: Some(month.year() - 1),
            ..on(15, &["democratic_life"])
        });
    }
    all
}

fn committee(gathering: Gathering) -> Gathering {
    Gathering { gathering: "committee", place: Some("党委会议室"), ..gathering }
}

/// The pool of activists, once a year. The year before nobody thought of it.
fn analyse(scribe: &mut Scribe<'_>) {
    let on = workday(scribe.span.ago(3, 20));
    let doc_no = format!("党组〔{}〕7号", on.year());
    let note = "一线职工和青年骨干占比偏低，下半年重点培养。";
    if scribe.body.exists(on) {
        scribe.write(on + Duration::days(4), 10, 0, What::AnalysePool { on, doc_no, note });
    }
}

/// Two branches people would like to have: one was refused, about the other nobody has decided.
fn new_units(scribe: &mut Scribe<'_>) {
    let asked = workday(scribe.span.ago(8, 14));
    if !scribe.body.exists(asked) {
        return;
    }
    let (refused, waiting) = (scribe.number(), scribe.number());
    let ask = |request, name, full_members, reason| What::AskUnit { request, name, full_members, reason };
    scribe.write(asked, 10, 0, ask(refused, "离退休第二党支部", 3, "离退休党员居住分散"));
    let (on, reason) = (asked + Duration::days(11), "现有离退休党员可继续由原支部管理");
    scribe.write(on, 15, 0, What::RefuseUnit { request: refused, on, reason });
    let asked = scribe.span.today - Duration::days(7);
    scribe.write(asked, 10, 0, ask(waiting, "新业态党支部", 5, "新设业务板块已有正式党员五名"));
}
