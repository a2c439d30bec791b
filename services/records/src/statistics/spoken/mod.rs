//! Names of themes and classes, and what each figure counts, in the language of the request.

mod classes;
mod definitions;

pub use definitions::definition;

use super::{
    figures::members::UNKNOWN,
    rules::ages,
    words::{Chapter, Theme},
};
use crate::spoken::pick;
use kernel::Locale;
use rest::spoken_locale;
use rulepack::Pack;
use time::Date;

pub fn total() -> &'static str {
    pick("合计", "Total")
}

/// What stands where a small count is hidden.
pub fn hidden() -> &'static str {
    pick("不公布", "hidden")
}

pub fn sheet(on: Date) -> String {
    format!("{} {on}", pick("党内统计", "Statistics"))
}

pub fn titles() -> Vec<String> {
    let titles = [
        ("部分", "Chapter"),
        ("统计表", "Table"),
        ("项目", "Row"),
        ("数量", "Count"),
        ("占比", "Share"),
        ("口径", "What is counted"),
        ("依据", "Source"),
        ("起施行", "Since"),
    ];
    titles.map(|(zh, en)| pick(zh, en).to_owned()).into()
}

pub fn chapter(chapter: Chapter) -> &'static str {
    let (zh, en) = match chapter {
        Chapter::Members => ("党员队伍", "Members"),
        Chapter::Changes => ("增减变化", "Changes"),
        Chapter::Pool => ("入党申请人和积极分子", "Applicants and activists"),
        Chapter::Bodies => ("党组织", "Bodies"),
        Chapter::Posts => ("班子和任期", "Posts and terms"),
        Chapter::Dues => ("党费", "Dues"),
        Chapter::Life => ("组织生活", "Organisational life"),
        Chapter::Study => ("教育培训", "Study and training"),
        Chapter::Honours => ("表彰奖励", "Honours"),
        Chapter::Registers => ("流动和失联", "Floating and lost"),
    };
    pick(zh, en)
}

pub fn theme(theme: Theme) -> &'static str {
    let (zh, en) = match theme {
        Theme::Kind => ("党员总数", "All members"),
        Theme::Gender => ("性别", "Sex"),
        Theme::Ethnic => ("民族", "Ethnic group"),
        Theme::Education => ("学历", "Education"),
        Theme::Age => ("年龄", "Age"),
        Theme::JoinPeriod => ("入党时间", "Time of joining"),
        Theme::Occupation => ("职业", "Occupation"),
        Theme::Balance => ("增减平衡表", "Balance"),
        Theme::Admitted => ("发展党员", "Admitted"),
        Theme::Pool => ("入党申请人、积极分子和发展对象", "Applicants, activists and candidates"),
        Theme::PoolMakeup => ("积极分子和发展对象构成", "Who the activists and candidates are"),
        Theme::BodyLevel => ("基层组织层级", "Level"),
        Theme::BodyNature => ("所在单位性质", "What they belong to"),
        Theme::Coverage => ("单位建立党组织情况", "Employers with a body"),
        Theme::Places => ("行政村、社区建立党组织情况", "Villages and communities with a body"),
        Theme::OtherCoverage => ("其他方式覆盖的单位", "Employers covered otherwise, or not"),
        Theme::DueBodies => ("应建未建党组织的单位", "Employers that should have a body"),
        Theme::FewMembers => ("人数不足、未单独建立党组织的单位", "Employers too small for a body"),
        Theme::Terms => ("任期", "Terms"),
        Theme::Vacancies => ("书记配备", "Secretaries"),
        Theme::SecretaryAge => ("书记年龄", "Ages of secretaries"),
        Theme::Dues => ("党费交纳", "Dues of the month"),
        Theme::Completion => ("组织生活完成情况", "Meetings that were due"),
        Theme::Attendance => ("到会情况", "Attendance"),
        Theme::StudyHours => ("年度学时完成情况", "Class hours of the year"),
        Theme::Courses => ("集中培训", "Concentrated courses"),
        Theme::StudyTotal => ("学时合计", "All class hours"),
        Theme::HonouredMembers => ("受表彰的党员", "Members who were honoured"),
        Theme::HonouredUnits => ("受表彰的党组织", "Units that were honoured"),
        Theme::Floating => ("流动党员", "Floating members"),
        Theme::Lost => ("失联党员", "Members out of contact"),
    };
    pick(zh, en)
}

/// The name of a row.
pub fn class(theme: Theme, class: &str, pack: &Pack, on: Date) -> String {
    if class == UNKNOWN {
        return pick("未填", "Not recorded").to_owned();
    }
    match (theme, class.parse::<usize>()) {
        (Theme::Age | Theme::SecretaryAge, Ok(at)) => band(at, pack, on),
        (Theme::JoinPeriod, Ok(at)) => period(at, pack, on),
        _ if class == "young" => young(pack, on),
        _ => classes::word(theme, class).to_owned(),
    }
}

fn band(at: usize, pack: &Pack, on: Date) -> String {
    let zh = spoken_locale() == Locale::Zh;
    match ages::bounds(at, &pack.statistics.ages.on(on).value) {
        (None, Some(until)) if zh => format!("{until}岁及以下"),
        (None, Some(until)) => format!("{until} and younger"),
        (Some(from), Some(until)) if zh => format!("{from}至{until}岁"),
        (Some(from), Some(until)) => format!("{from} to {until}"),
        (Some(from), None) if zh => format!("{from}岁及以上"),
        (Some(from), None) => format!("{from} and older"),
        (None, None) => pick("全部", "All").to_owned(),
    }
}

fn young(pack: &Pack, on: Date) -> String {
    let until = pack.statistics.ages.on(on).value.young_until;
    if spoken_locale() == Locale::Zh {
        format!("{until}岁及以下")
    } else {
        format!("{until} and younger")
    }
}

fn period(at: usize, pack: &Pack, on: Date) -> String {
    let zh = spoken_locale() == Locale::Zh;
    let starts = &pack.statistics.join_periods.on(on).value.starts;
    let from = at.checked_sub(1).and_then(|before| starts.get(before));
    let until = starts.get(at).and_then(|next| next.previous_day());
    match (from, until) {
        (None, Some(until)) if zh => format!("{until}及以前"),
        (None, Some(until)) => format!("up to {until}"),
        (Some(from), Some(until)) if zh => format!("{from}至{until}"),
        (Some(from), Some(until)) => format!("{from} to {until}"),
        (Some(from), None) if zh => format!("{from}以来"),
        (Some(from), None) => format!("since {from}"),
        (None, None) => pick("全部", "All").to_owned(),
    }
}
