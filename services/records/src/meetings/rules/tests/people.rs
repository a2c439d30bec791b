use super::{
    super::{
        Finding, absence::*, appraisal::*, attendance::*, lateness::*, remedies::*, study, talks::*, work,
    },
    day, life, list, maybe, month, number, rows, since,
};
use kernel::{TenantKind, add_months};
use proptest::prelude::*;
use rulepack::{
    Weight,
    organisational_life::{Coverage, Gathering, TalkPair, WorkItem},
};
use std::collections::BTreeSet;
use time::{Date, Duration, macros::date};

const TODAY: Date = date!(2026 - 11 - 23);

fn person(standing: Standing) -> Person {
    Person {
        standing,
        belongs: since(date!(2020 - 01 - 01), None),
        in_committee: false,
        exempt: None,
        left_out: false,
    }
}

#[test]
fn who_should_attend_follows_from_standing_and_gathering() {
    let yes = |votes| Expected::Yes { votes, may_be_exempt: false };
    let at = |person: Person| expected(&person, Gathering::Members, TODAY);
    let voter = person(Standing::Voter);
    assert_eq!(at(voter), yes(true));
    for standing in [Standing::Probationary, Standing::UnderObservation, Standing::Suspended] {
        assert_eq!(at(person(standing)), yes(false), "{standing}");
    }
    assert_eq!(at(person(Standing::Guest)), Expected::Guest);
    assert_eq!(at(Person { left_out: true, ..voter }), Expected::No);
    let moved = Person { belongs: since(date!(2020 - 01 - 01), Some(TODAY)), ..voter };
    assert_eq!(at(moved), Expected::No);
    let old = Person { exempt: Some(since(TODAY, None)), ..voter };
    assert_eq!(at(old), Expected::Yes { votes: true, may_be_exempt: true });
    assert_eq!(expected(&voter, Gathering::Committee, TODAY), Expected::No);
    let commissioner = Person { in_committee: true, ..voter };
    assert_eq!(expected(&commissioner, Gathering::Committee, TODAY), yes(true));
}

#[test]
fn leave_and_exemption_do_not_lower_the_number_a_quorum_is_counted_of() {
    let voter = person(Standing::Voter);
    let people = [
        voter,
        Person { exempt: Some(since(date!(2025 - 01 - 01), None)), ..voter },
        Person { left_out: true, ..voter },
        person(Standing::Probationary),
        person(Standing::Guest),
    ];
    assert_eq!(roll(&people, Gathering::Members, TODAY), Roll { should: 3, voters: 2 });
}

#[test]
fn the_rate_leaves_out_the_exempt_and_shows_leave_apart() {
    let one = |text: &str| {
        let (expected, mark) = match text.split_once(':') {
            Some(("guest", mark)) => (Expected::Guest, mark),
            Some((_, mark)) => (Expected::No, mark),
            None => (Expected::Yes { votes: true, may_be_exempt: true }, text),
        };
        (expected, maybe(mark, number::<Mark>))
    };
    for [case, marks, present, of, leave, exempt] in rows::<6>(include_str!("../../vectors/attendance.tsv")) {
        let sum = of_meeting(&marks.split(',').map(one).collect::<Vec<_>>());
        assert_eq!(sum.rate(), maybe(present, number).zip(maybe(of, number)), "{case}");
        assert_eq!((sum.leave, sum.exempt), (number(leave), number(exempt)), "{case}");
    }
}

#[test]
fn a_member_is_due_from_joining_until_leaving() {
    let belongs = since(date!(2026 - 03 - 10), Some(date!(2026 - 06 - 01)));
    let held = [
        (date!(2026 - 03 - 09), Some(Mark::Unexcused)),
        (date!(2026 - 03 - 10), Some(Mark::Present)),
        (date!(2026 - 05 - 31), Some(Mark::Leave)),
        (date!(2026 - 06 - 01), Some(Mark::Unexcused)),
    ];
    assert_eq!(of_member(belongs, &held).rate(), Some((1, 2)));
}

#[test]
fn lateness_is_a_median_and_early_records_are_not_late() {
    let held = date!(2026 - 03 - 05);
    let pair = |days: &str| (held, held + Duration::days(number(days)));
    for [days, expected] in rows::<2>(include_str!("../../vectors/lateness.tsv")) {
        assert_eq!(median(&list(days, pair)), maybe(expected, number).map(HalfDays), "{days}");
    }
}

#[test]
fn the_excellent_are_at_most_a_third() {
    for [members, participating, base, most] in rows::<4>(include_str!("../../vectors/excellent.tsv")) {
        let rules = &life().appraisal.on(TODAY).value;
        let found = excellent_most(rules, maybe(base, number), number(members), number(participating));
        assert_eq!(found, number::<u32>(most), "{members} {base}");
    }
}

#[test]
fn who_is_new_probationary_or_long_ill_gets_no_grade() {
    let rules = &life().appraisal.on(TODAY).value;
    for [case, probationary, joined, ill, on, expected] in
        rows::<6>(include_str!("../../vectors/ungraded.tsv"))
    {
        let subject = Subject {
            probationary: probationary == "yes",
            joined_on: day(joined),
            long_ill: maybe(ill, |from| since(day(from), None)),
        };
        let word = match ungraded(rules, &subject, day(on)) {
            None => "-",
            Some(Ungraded::Probationary) => "probationary",
            Some(Ungraded::New { .. }) => "new",
            Some(Ungraded::LongIll) => "long_ill",
        };
        assert_eq!(word, expected, "{case}");
    }
}

#[test]
fn totals_of_few_ballots_stay_hidden() {
    let rules = &life().appraisal.on(TODAY).value;
    let cases =
        [(None, 2, false), (None, 3, true), (Some(5), 4, false), (Some(5), 5, true), (Some(1), 2, false)];
    for (chosen, ballots, shown) in cases {
        assert_eq!(totals_shown(rules, chosen, ballots), shown, "{chosen:?} {ballots}");
    }
}

#[test]
fn everybody_who_can_takes_part_or_nineteen_of_twenty_where_that_is_decided() {
    let rules = &life().appraisal.on(TODAY).value;
    let share = |text: &str| Some(text.parse().unwrap());
    let cases = [(None, 20, true), (None, 19, false), (share("19/20"), 19, true), (share("9/10"), 18, false)];
    for (chosen, took_part, enough) in cases {
        assert_eq!(enough_took_part(rules, chosen, 20, took_part), enough, "{chosen:?} {took_part}");
    }
}

#[test]
fn class_hours_of_the_year() {
    let rule = &life().study.on(TODAY).value;
    for [leads, hours, courses, hours_left, courses_left] in
        rows::<5>(include_str!("../../vectors/study.tsv"))
    {
        let studied =
            study::Studied { hours: number(hours), courses: number(courses), leads: leads == "yes" };
        let expected = study::Left { hours: number(hours_left), courses: number(courses_left) };
        assert_eq!(study::left(rule, studied), expected, "{studied:?}");
    }
}

#[test]
fn a_secretary_of_a_committee_lectures_once_a_year() {
    let rule = &life().study.on(TODAY).value;
    assert_eq!((study::lectures_left(rule, 0), study::lectures_left(rule, 2)), (1, 0));
}

#[test]
fn the_year_of_a_secretary() {
    let rules = &life().work_calendar.on(TODAY).value;
    for [of, items] in rows::<2>(include_str!("../../vectors/work.tsv")) {
        let expected: BTreeSet<WorkItem> = list(items, number).into_iter().collect();
        assert_eq!(work::expected(rules, month(of)).into_iter().collect::<BTreeSet<_>>(), expected, "{of}");
    }
}

#[test]
fn work_is_done_by_the_last_month_it_is_expected_in() {
    let rules = &life().work_calendar.on(TODAY).value;
    for [item, from, until] in rows::<3>(include_str!("../../vectors/work_until.tsv")) {
        assert_eq!(work::until(rules, number(item), month(from)), month(until), "{item} {from}");
    }
}

#[test]
fn two_pieces_of_work_are_meetings() {
    let meetings: Vec<&WorkItem> =
        WorkItem::ALL.iter().filter(|item| work::meeting(**item).is_some()).collect();
    assert_eq!(meetings, [&WorkItem::Appraisal, &WorkItem::OrganisationalLife]);
}

#[test]
fn half_a_year_without_reason_calls_the_branch_on_any_of_three_grounds() {
    let rule = &life().long_absence.on(TODAY).value;
    let (on_time, late) = (date!(2026 - 05 - 24), date!(2026 - 05 - 23));
    let neglect = Neglect { meetings: Some(late), dues: Some(on_time), work: None };
    assert_eq!(grounds(rule, &neglect, TODAY), [(Ground::Meetings, late)]);
    let neglect = Neglect { meetings: Some(on_time), dues: Some(late), work: Some(late) };
    assert_eq!(grounds(rule, &neglect, TODAY), [(Ground::Dues, late), (Ground::Work, late)]);
    assert_eq!(grounds(rule, &Neglect::default(), TODAY), []);
}

#[test]
fn what_began_by_the_latest_day_has_lasted_long_enough() {
    let rule = &life().long_absence.on(TODAY).value;
    for [today, expected] in rows::<2>(include_str!("../../vectors/absence.tsv")) {
        assert_eq!(latest(rule, day(today)), day(expected), "{today}");
    }
}

#[test]
fn remedies_are_open_then_overdue_until_done() {
    let due_on = date!(2026 - 06 - 30);
    let open = Remedy { has_owner: true, due_on, done_on: None };
    assert_eq!(open.state(due_on), RemedyState::Open { due_on });
    assert_eq!(open.state(date!(2026 - 07 - 02)), RemedyState::Overdue { days: 2 });
    let done = Remedy { done_on: Some(date!(2026 - 07 - 05)), ..open };
    assert_eq!(done.state(date!(2026 - 07 - 04)), RemedyState::Overdue { days: 4 });
    assert_eq!(done.state(date!(2026 - 07 - 05)), RemedyState::Done);
    assert_eq!(progress(&[open, done], TODAY), Progress { total: 2, done: 1, overdue: 1 });
    let bad = Remedy { has_owner: false, ..open };
    let meeting_on = date!(2026 - 07 - 01);
    let expected = [Finding::RemedyWithoutOwner, Finding::RemedyDueTooEarly { due_on, meeting_on }];
    assert_eq!(check(&bad, meeting_on), expected);
    assert_eq!(check(&open, due_on), []);
}

#[test]
fn a_step_says_what_was_skipped_and_the_meeting_hears_of_last_year() {
    let taken = BTreeSet::from([Step::Topic, Step::Study, Step::Opinions, Step::Outlines]);
    let asked = &life().life_steps.on(TODAY).value.asked;
    assert_eq!(asked.iter().copied().collect::<Vec<_>>(), Step::ALL);
    let found = ready(asked, Step::Meeting, &taken, 2);
    assert_eq!(found, [Finding::StepMissing(Step::Talks), Finding::RemediesUnreported { open: 2 }]);
    assert!(found.iter().all(|finding| finding.weight() == Weight::Warn));
    assert_eq!(ready(asked, Step::Talks, &taken, 2), []);
    assert_eq!(ready(asked, Step::Meeting, &Step::ALL.iter().copied().collect(), 0), []);
    let club = &super::RULES.of(TenantKind::Association).organisational_life.life_steps.on(TODAY).value;
    assert_eq!(ready(&club.asked, Step::Report, &taken, 0), []);
}

#[test]
fn the_share_of_remedies_that_is_done_is_whole_when_nothing_is_left() {
    let sum = |total, done, overdue| Progress { total, done, overdue };
    let told = |sum: Progress| (sum.open(), sum.percent());
    assert_eq!(told(sum(0, 0, 0)), (0, 0));
    assert_eq!(told(sum(3, 1, 1)), (1, 33));
    assert_eq!(told(sum(3, 2, 1)), (0, 66));
    assert_eq!(told(sum(3, 3, 0)), (0, 100));
    assert_eq!(told(sum(u32::MAX, 0, 0)), (u32::MAX, 0));
}

#[test]
fn nobody_is_asked_for_what_is_recorded_anyway() {
    let by_hand: Vec<Step> = Step::ALL.iter().copied().filter(|step| !recorded_elsewhere(*step)).collect();
    assert_eq!(by_hand, [Step::Study, Step::Opinions, Step::Outlines]);
}

#[test]
fn an_open_remedy_is_reported_again_after_half_a_year() {
    let rule = &life().remedies.on(TODAY).value;
    assert_eq!(report_due(rule, date!(2026 - 01 - 31)), date!(2026 - 07 - 31));
    assert_eq!(report_due(rule, date!(2025 - 08 - 31)), date!(2026 - 02 - 28));
    let told = [None, Some(date!(2026 - 05 - 23)), Some(date!(2026 - 05 - 24)), Some(TODAY)];
    assert_eq!(unreported(rule, &told, TODAY), 2, "never, or half a year ago");
    assert_eq!(unreported(rule, &[], TODAY), 0);
}

fn circle(committee: u8, members: u8) -> Circle<u8> {
    Circle { committee: (0..committee).collect(), members: (100..100 + members).collect() }
}

#[test]
fn everybody_talks_with_somebody_of_each_class_once_a_year() {
    let rules = &life().talks.on(TODAY).value;
    let talks = [(1, 0), (0, 100), (102, 1), (100, 101)];
    let owing = owing(rules, &circle(3, 3), &talks);
    let short: Vec<(TalkPair, u8, Option<u8>)> = owing.iter().map(|o| (o.pair, o.who, o.with)).collect();
    let expected = [
        (TalkPair::Committee, 0, Some(2)),
        (TalkPair::Committee, 1, Some(2)),
        (TalkPair::CommitteeAndMember, 101, None),
        (TalkPair::Members, 102, None),
    ];
    assert_eq!(short, expected);
    assert_eq!(between(&1, &1), [Finding::TalkWithOneself]);
    assert_eq!(between(&1, &2), []);
}

#[test]
fn a_branch_of_one_owes_no_talk() {
    let rules = &life().talks.on(TODAY).value;
    assert_eq!(owing(rules, &circle(1, 0), &[]), []);
    assert_eq!(owing(rules, &circle(1, 1), &[]).len(), 1);
}

proptest! {
    #[test]
    fn the_latest_day_is_where_the_grounds_begin(today in 0_i32..4_000, back in 0_i32..400) {
        let rule = &life().long_absence.on(TODAY).value;
        let today = TODAY + Duration::days(today.into());
        let since = today - Duration::days(back.into());
        let neglect = Neglect { meetings: Some(since), ..Neglect::default() };
        prop_assert_eq!(since <= latest(rule, today), !grounds(rule, &neglect, today).is_empty());
    }

    #[test]
    fn the_rate_is_never_more_than_all(marks in prop::collection::vec(prop::option::of(prop::sample::select(Mark::ALL)), 0..30)) {
        let expected = Expected::Yes { votes: true, may_be_exempt: true };
        let sum = of_meeting(&marks.iter().map(|mark| (expected, *mark)).collect::<Vec<_>>());
        prop_assert_eq!(sum.present + sum.leave + sum.unexcused + sum.exempt + sum.unmarked, sum.should);
        prop_assert!(sum.rate().is_none_or(|(present, of)| present <= of && of > 0));
    }

    #[test]
    fn the_median_lies_between_and_knows_no_order(days in prop::collection::vec(0_i64..400, 1..20)) {
        let pair = |days: &i64| (TODAY, TODAY + Duration::days(*days));
        let forward: Vec<_> = days.iter().map(pair).collect();
        let backward: Vec<_> = days.iter().rev().map(pair).collect();
        let HalfDays(halves) = median(&forward).unwrap();
        prop_assert_eq!(median(&backward), Some(HalfDays(halves)));
        let below = days.iter().filter(|days| **days * 2 < i64::from(halves)).count();
        let above = days.iter().filter(|days| **days * 2 > i64::from(halves)).count();
        prop_assert!(below * 2 <= days.len() && above * 2 <= days.len());
    }

    #[test]
    fn the_excellent_never_exceed_their_part(members in 0_u32..5_000) {
        let rules = &life().appraisal.on(TODAY).value;
        let most = excellent_most(rules, None, members, members);
        prop_assert!(most * 3 <= members && (most + 1) * 3 > members);
    }

    #[test]
    fn a_talk_more_is_never_owed_more(committee in 1_u8..4, members in 0_u8..5, talks in prop::collection::vec((0_u8..4, 0_u8..4, any::<bool>(), any::<bool>()), 0..12)) {
        let rules = &life().talks.on(TODAY).value;
        let circle = circle(committee, members);
        let who = |n: u8, member: bool| if member { 100 + n } else { n };
        let talks: Vec<(u8, u8)> = talks.into_iter().map(|(a, b, x, y)| (who(a, x), who(b, y))).collect();
        let left = |upto: usize| owing(rules, &circle, &talks[..upto]).iter().map(|o| u32::from(o.left)).sum::<u32>();
        for upto in 0..talks.len() {
            prop_assert!(left(upto + 1) <= left(upto));
        }
        let swapped: Vec<(u8, u8)> = talks.iter().map(|(a, b)| (*b, *a)).collect();
        prop_assert_eq!(owing(rules, &circle, &talks), owing(rules, &circle, &swapped));
    }

    #[test]
    fn neglect_is_told_from_the_day_the_months_are_full(since in 0_i32..2_000) {
        let rule = &life().long_absence.on(TODAY).value;
        let since = Date::from_julian_day(TODAY.to_julian_day() - since).unwrap();
        let neglect = Neglect { meetings: Some(since), ..Neglect::default() };
        prop_assert_eq!(grounds(rule, &neglect, TODAY).is_empty(), add_months(since, 6) > TODAY);
    }
}

#[test]
fn only_pairs_of_the_committee_are_all_asked_for() {
    let rules = &life().talks.on(TODAY).value;
    assert_eq!(rules.0[&TalkPair::Committee].coverage, Coverage::EveryPair);
    assert_eq!(owing(rules, &circle(5, 0), &[]).len(), 10);
}
