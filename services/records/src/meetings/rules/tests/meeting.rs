use super::{
    super::{Finding, RecordPart, attendance::*, decisions::*, kinds, leave, record, themed_day::*},
    day, life, list, maybe, month, number, rows,
};
use kernel::TenantKind;
use proptest::prelude::*;
use rulepack::organisational_life::{BallotForm, Decision, Gathering, MeetingKind};
use std::collections::BTreeSet;
use time::{
    Date, Weekday,
    macros::{date, datetime},
};

const TODAY: Date = date!(2026 - 11 - 23);

fn counted(should: u32, present: u32, yes: u32, no: u32, abstain: u32) -> Counts {
    Counts { should, present, yes, no, abstain }
}

fn verdict(tenant: TenantKind, decision: Decision, counts: Counts) -> Decided {
    let rules = super::RULES.of(tenant).organisational_life.decisions.on(TODAY);
    judge(rules, decision, BallotForm::Secret, counts).unwrap().unwrap()
}

#[test]
fn decisions_need_their_quorum_and_their_majority() {
    for row in rows::<9>(include_str!("../../vectors/decisions.tsv")) {
        let [decision, should, present, yes, no, abstain, expected, present_needed, yes_needed] = row;
        let counts = counted(number(should), number(present), number(yes), number(no), number(abstain));
        let decided = verdict(TenantKind::Enterprise, number(decision), counts);
        let word = match decided.verdict {
            Verdict::NoQuorum => "no_quorum",
            Verdict::NotPassed => "not_passed",
            Verdict::Passed => "passed",
        };
        assert_eq!(word, expected, "{row:?}");
        assert_eq!(
            (decided.present_needed, decided.yes_needed),
            (number(present_needed), number(yes_needed))
        );
        assert_eq!(decided.basis.rule, "meetings.decisions");
    }
}

#[test]
fn an_association_counts_its_majority_of_those_present() {
    let of = |counts| verdict(TenantKind::Association, Decision::Ordinary, counts).verdict;
    assert_eq!(of(counted(9, 6, 3, 3, 0)), Verdict::Passed);
    assert_eq!(of(counted(9, 6, 2, 4, 0)), Verdict::NotPassed);
    assert_eq!(of(counted(9, 5, 5, 0, 0)), Verdict::NoQuorum);
}

#[test]
fn numbers_that_cannot_be_are_refused() {
    let faults = |tenant, ballot, counts| {
        let rules = super::RULES.of(tenant).organisational_life.decisions.on(TODAY);
        judge(rules, Decision::Discipline, ballot, counts).err().unwrap_or_default()
    };
    let (party, club) = (TenantKind::Agency, TenantKind::Association);
    let (open, secret) = (BallotForm::Open, BallotForm::Secret);
    let over = Finding::PresentOverShould { present: 11, should: 10 };
    assert_eq!(faults(party, open, counted(10, 11, 6, 0, 0)), [over]);
    let votes = |votes, present| Finding::VotesOverPresent { votes, present };
    assert_eq!(faults(party, open, counted(10, 8, 6, 2, 1)), [votes(9, 8)]);
    assert_eq!(faults(party, open, counted(10, 8, u32::MAX, 2, 1)), [votes(u32::MAX, 8)]);
    assert_eq!(faults(party, secret, counted(10, 8, 6, 1, 0)), []);
    assert_eq!(faults(club, open, counted(10, 8, 6, 1, 0)), [Finding::WrongBallot { needed: secret }]);
}

#[test]
fn kinds_that_gather_the_same_people_share_a_record() {
    let rules = &life().kinds.on(TODAY).value;
    for [unit, gathering, names, expected] in rows::<4>(include_str!("../../vectors/kinds.tsv")) {
        let kinds: BTreeSet<MeetingKind> = list(names, number).into_iter().collect();
        let found = kinds::check(rules, number(unit), number(gathering), &kinds);
        let words: Vec<String> = found.iter().map(word).collect();
        assert_eq!(words, list(expected, str::to_owned), "{unit} {gathering} {names}");
        let shared = kinds::shared(rules, number(unit), &kinds);
        assert_eq!(shared.contains(&number::<Gathering>(gathering)), found.is_empty(), "{names}");
    }
}

fn word(finding: &Finding) -> String {
    match finding {
        Finding::NotInGathering { kind, .. } => format!("not_in_gathering {kind}"),
        Finding::NotHeldHere { kind, .. } => format!("not_held_here {kind}"),
        Finding::NoKind => "no_kind".into(),
        other => format!("{other:?}"),
    }
}

fn fixed(text: &str) -> FixedDay {
    let weekday = |name: &str| match name {
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        other => panic!("{other}"),
    };
    match text.split(' ').collect::<Vec<_>>()[..] {
        ["day", of_month] => FixedDay::OfMonth(number(of_month)),
        ["nth", nth, name] => FixedDay::Nth(number(nth), weekday(name)),
        _ => panic!("{text}"),
    }
}

fn kind_of(on: Date, holidays: Option<(Date, Date)>) -> DayKind {
    if holidays.is_some_and(|(first, last)| first <= on && on <= last) {
        DayKind::Holiday
    } else if matches!(on.weekday(), Weekday::Saturday | Weekday::Sunday) {
        DayKind::Weekend
    } else {
        DayKind::Working
    }
}

#[test]
fn a_holiday_moves_the_themed_day_within_its_month() {
    for [text, of, holidays, expected] in rows::<4>(include_str!("../../vectors/themed_days.tsv")) {
        let holidays = maybe(holidays, |span| {
            let (first, last) = span.split_once("..").unwrap();
            (day(first), day(last))
        });
        let found = date(fixed(text), month(of), |on| kind_of(on, holidays));
        assert_eq!(found, day(expected), "{text} {of}");
    }
}

#[test]
fn leave_is_asked_for_before_the_meeting_or_with_a_reason() {
    let starts_at = datetime!(2026-11-23 14:00 +8);
    let ask = |at, reason| leave::ask(at, starts_at, reason);
    assert_eq!(ask(datetime!(2026-11-23 13:59 +8), ""), []);
    assert_eq!(ask(starts_at, " "), [Finding::LeaveTooLate { starts_at }]);
    assert_eq!(ask(starts_at, "路上堵车"), [Finding::LeaveLate { starts_at }]);
    assert_eq!(leave::decide(&1, &1), [Finding::OwnLeave]);
    assert_eq!(leave::decide(&1, &2), []);
}

const FACTS: record::Facts = record::Facts {
    has_topic: true,
    started_at: Some(datetime!(2026-11-20 14:00 +8)),
    ended_at: Some(datetime!(2026-11-20 16:00 +8)),
    has_place: true,
    has_chair: true,
    has_recorder: true,
    has_agenda: true,
    now: datetime!(2026-11-23 09:00 +8),
};

fn marked(mark: Option<Mark>, has_reason: bool) -> record::Marked {
    record::Marked { expected: Expected::Yes { votes: true, may_be_exempt: false }, mark, has_reason }
}

#[test]
fn a_record_is_filed_when_it_says_what_it_has_to() {
    let file = |facts| record::file(&facts, &[marked(Some(Mark::Present), false)]);
    assert_eq!(file(FACTS), []);
    let parts = [
        (record::Facts { has_topic: false, ..FACTS }, RecordPart::Topic),
        (record::Facts { ended_at: None, ..FACTS }, RecordPart::Times),
        (record::Facts { has_place: false, ..FACTS }, RecordPart::Place),
        (record::Facts { has_chair: false, ..FACTS }, RecordPart::Chair),
        (record::Facts { has_recorder: false, ..FACTS }, RecordPart::Recorder),
        (record::Facts { has_agenda: false, ..FACTS }, RecordPart::Agenda),
    ];
    for (facts, part) in parts {
        assert_eq!(file(facts), [Finding::Missing(part)]);
    }
    let backward = record::Facts { ended_at: Some(datetime!(2026-11-20 13:00 +8)), ..FACTS };
    assert_eq!(file(backward), [Finding::EndsBeforeStart]);
    let ends_at = datetime!(2026-11-20 16:00 +8);
    let early = record::Facts { now: datetime!(2026-11-20 15:00 +8), ..FACTS };
    assert_eq!(file(early), [Finding::NotOver { ends_at }]);
}

#[test]
fn everybody_who_should_attend_is_marked_and_leave_has_a_reason() {
    let exempt = Expected::Yes { votes: true, may_be_exempt: true };
    let people = [
        marked(None, false),
        marked(Some(Mark::Leave), false),
        marked(Some(Mark::Leave), true),
        marked(Some(Mark::Unexcused), false),
        marked(Some(Mark::Exempt), true),
        record::Marked { expected: exempt, mark: Some(Mark::Exempt), has_reason: false },
        record::Marked { expected: Expected::Guest, mark: None, has_reason: false },
        record::Marked { expected: Expected::No, mark: None, has_reason: false },
    ];
    let expected = [
        Finding::Unmarked { people: 1 },
        Finding::AbsentWithoutReason { people: 1 },
        Finding::ExemptWithoutConsent { people: 1 },
    ];
    assert_eq!(record::file(&FACTS, &people), expected);
}

#[test]
fn a_filed_record_is_corrected_with_a_reason_until_its_year_is_archived() {
    assert_eq!(record::correct(2025, false, "笔误"), []);
    assert_eq!(record::correct(2025, false, " "), [Finding::CorrectionWithoutReason]);
    assert_eq!(record::correct(2025, true, "笔误"), [Finding::YearArchived { year: 2025 }]);
}

proptest! {
    #[test]
    fn more_votes_never_undo_a_decision(should in 1_u32..60, absent in 0_u32..60, no in 0_u32..60, yes in 0_u32..60, of in 0_usize..3) {
        let present = should.saturating_sub(absent);
        let (yes, no) = (yes.min(present), no.min(present - yes.min(present)));
        for tenant in [TenantKind::Community, TenantKind::Association] {
            let judged = |yes, no| verdict(tenant, Decision::ALL[of], counted(should, present, yes, no, 0));
            let now = judged(yes, no);
            prop_assert_eq!(now.verdict == Verdict::Passed, present >= now.present_needed && yes >= now.yes_needed);
            if now.verdict == Verdict::Passed && no > 0 {
                prop_assert_eq!(judged(yes + 1, no - 1).verdict, Verdict::Passed);
            }
        }
    }

    #[test]
    fn the_themed_day_lies_in_its_month(day_of in 0_u8..40, months in 0_i32..600, first in 0_i32..40, long in 0_i32..40, friday: bool) {
        let of = month("2000-01").plus(months);
        let from = |n: i32| Date::from_julian_day(of.first_day().to_julian_day() + n).unwrap();
        let holidays = Some((from(first), from(first + long)));
        let fixed = if friday { FixedDay::Nth(day_of, Weekday::Friday) } else { FixedDay::OfMonth(day_of) };
        let found = date(fixed, of, |on| kind_of(on, holidays));
        prop_assert!(of.first_day() <= found && found <= of.last_day());
        let none_works = (0..31).map(from).filter(|on| *on <= of.last_day()).all(|on| kind_of(on, holidays) != DayKind::Working);
        prop_assert!(none_works || kind_of(found, holidays) == DayKind::Working);
    }
}
