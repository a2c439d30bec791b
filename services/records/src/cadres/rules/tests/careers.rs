use super::{super::*, cadres};
use crate::{
    cadres::{
        details::{CadrePerson, Details, FileCheck, PenaltyRecord, ResumeLine},
        words::{Agreement, CheckedItem},
    },
    vectors::{day, maybe, month, number, rows},
};
use kernel::YearMonth;
use proptest::{collection::vec, prelude::*};
use rulepack::cadres::Penalty;
use time::{Duration, macros::date};

const TODAY: time::Date = date!(2026 - 11 - 27);

fn many(text: &str) -> String {
    if text == "-" { String::new() } else { text.replace('|', "\n") }
}

fn words(finding: &Finding) -> String {
    match finding {
        Finding::Gap { after, before } => format!("gap {after} {before}"),
        Finding::Overlap { until, from } => format!("overlap {until} {from}"),
        Finding::StartsLate { from, work_began } => format!("late {from} {work_began}"),
        Finding::EndsEarly { to } => format!("early {to}"),
        other => format!("{other:?}"),
    }
}

#[test]
fn a_career_has_no_gap() {
    let rules = cadres().resume.on(TODAY).value;
    for [case, lines, work_began, today, expected] in rows::<5>(include_str!("../../vectors/resume.tsv")) {
        let lines = resume::read(&many(lines)).unwrap();
        let found = resume::breaks(rules, &lines, maybe(work_began, month), month(today));
        let found: Vec<_> = found.iter().map(words).collect();
        assert_eq!(found, maybe(expected, str::to_owned).into_iter().collect::<Vec<_>>(), "{case}");
    }
}

#[test]
fn a_line_that_cannot_be_read_is_named() {
    for [text, expected] in rows::<2>(include_str!("../../vectors/lines.tsv")) {
        let told = match resume::read(&many(text)) {
            Ok(_) => "ok".to_owned(),
            Err(resume::LineFault::NoMonths { line }) => format!("no_months {line}"),
            Err(resume::LineFault::BadMonth { line }) => format!("bad_month {line}"),
            Err(resume::LineFault::NoText { line }) => format!("no_text {line}"),
            Err(resume::LineFault::EndsBeforeStart { line }) => format!("ends_before {line}"),
        };
        assert_eq!(told, expected, "{text}");
    }
}

#[test]
fn a_penalty_reaches_as_far_as_its_kind_says() {
    let rules = &cadres().influence.on(TODAY).value;
    for [penalty, on, own, expected] in rows::<4>(include_str!("../../vectors/influence.tsv")) {
        let (penalty, on, own) = (number::<Penalty>(penalty), day(on), maybe(own, number));
        match influence::reach(rules, penalty, on, own) {
            Err(_) => assert_eq!(expected, "refused", "{penalty}"),
            Ok(reach @ influence::Reach::Until(until)) => {
                assert_eq!(until, day(expected), "{penalty}");
                assert!(!reach.covers(until) && reach.covers(until - Duration::DAY));
            }
            Ok(influence::Reach::Lasting) => assert_eq!(expected, "lasting", "{penalty}"),
        }
    }
    let of = |penalty, on| PenaltyRecord { on, penalty, own_months: None, text: String::new() };
    let both = [of(Penalty::Warning, date!(2026 - 10 - 01)), of(Penalty::Demotion, date!(2026 - 01 - 01))];
    let found = influence::against(rules, &both, TODAY);
    let until = |finding: &Finding| match finding {
        Finding::UnderInfluence { until, .. } => *until,
        _ => None,
    };
    assert_eq!(
        found.iter().map(until).collect::<Vec<_>>(),
        [Some(date!(2028 - 01 - 01)), Some(date!(2027 - 10 - 01))]
    );
    assert!(influence::against(rules, &both, date!(2025 - 12 - 31)).is_empty());
}

#[test]
fn yearly_results_are_read_as_they_are_written() {
    for [text, expected] in rows::<2>(include_str!("../../vectors/yearly.tsv")) {
        assert_eq!(
            yearly::read(text).map(|found| yearly::write(&found)),
            maybe(expected, str::to_owned),
            "{text}"
        );
    }
}

#[test]
fn months_that_cannot_be_are_doubted() {
    let rules = cadres().ages.on(TODAY).value;
    let person = CadrePerson {
        birth: Some(month("1980-06")),
        work_began: Some(month("1996-05")),
        party_joined: Some(month("1998-05")),
        ..CadrePerson::default()
    };
    let found = ages::doubts(rules, &person, &[month("1980-06"), month("1979-06")], Some(month("1998-06")));
    assert_eq!(
        found,
        [
            Finding::TooYoungForWork { years: 15, least: 16 },
            Finding::TooYoungForParty { years: 17, least: 18 },
            Finding::BirthDiffers { other: month("1979-06") },
            Finding::JoinedDiffers { other: month("1998-06") },
        ]
    );
}

#[test]
fn a_value_agrees_with_the_file_until_it_is_changed() {
    let mut details = Details::default();
    details.person.birth = Some(month("1980-06"));
    details.schooling.full_time.level = "大学".into();
    let check = |item, file_month, agrees, details: &Details| FileCheck {
        item,
        file_month,
        agrees,
        file_value: None,
        source: "干部档案".into(),
        document_id: None,
        verified_by: "王五".into(),
        verified_on: TODAY,
        seen: agreement::recorded(item, details),
    };
    let birth = check(CheckedItem::Birth, Some(month("1980-06")), true, &details);
    let school = check(CheckedItem::Schooling, None, true, &details);
    let of = |details: &Details, check: &FileCheck| agreement::agreement(details, check.item, Some(check));
    assert_eq!((of(&details, &birth), of(&details, &school)), (Agreement::Agrees, Agreement::Agrees));
    details.person.birth = Some(month("1980-07"));
    details.schooling.full_time.level = "研究生".into();
    assert_eq!((of(&details, &birth), of(&details, &school)), (Agreement::Differs, Agreement::Changed));
    assert_eq!(agreement::agreement(&details, CheckedItem::Career, None), Agreement::Unverified);
}

/// Lines one after the other, each with so many months before it and in it.
fn career(first: i32, spans: &[(i32, i32)]) -> Vec<ResumeLine> {
    let mut month = "1970-01".parse::<YearMonth>().unwrap().plus(first);
    let line = |(pause, length): &(i32, i32)| {
        let from = month.plus(*pause);
        month = from.plus(*length);
        ResumeLine { from, to: Some(month), text: "任职".into() }
    };
    spans.iter().map(line).collect()
}

proptest! {
    #[test]
    fn every_pause_of_more_than_a_month_is_a_gap(
        first in 0..300_i32, spans in vec((0..5_i32, 0..60_i32), 1..12)
    ) {
        let lines = career(first, &spans);
        let last = lines.last().and_then(|line| line.to).unwrap();
        let found = resume::breaks(cadres().resume.on(TODAY).value, &lines, None, last);
        let pauses = spans.iter().skip(1).filter(|(pause, _)| *pause > 1).count();
        prop_assert_eq!(found.len(), pauses);
        let gaps = found.iter().all(|one| matches!(one, Finding::Gap { after, before } if before.since(*after) > 1));
        prop_assert!(gaps);
    }

    #[test]
    fn lines_are_read_as_they_are_written(
        first in 0..300_i32, spans in vec((0..5_i32, 0..60_i32), 1..12), texts in vec("[\\p{Han}（]{1,9}(\n（[\\p{Han}]{1,9}）)?", 12),
        goes_on: bool,
    ) {
        let mut lines = career(first, &spans);
        lines.iter_mut().zip(texts).for_each(|(line, text)| line.text = text);
        if goes_on && let Some(last) = lines.last_mut() {
            last.to = None;
        }
        prop_assert_eq!(resume::read(&resume::write(&lines)), Ok(lines));
    }
}
