use super::{
    super::{Finding, calendar::*, completion::*, filling::*},
    calendar::branch,
    day, life, list, maybe, number, rows,
};
use kernel::UnitId;
use proptest::prelude::*;
use rulepack::organisational_life::MeetingKind;
use std::collections::{BTreeMap, BTreeSet};
use time::{Date, macros::date};

fn held(record: u32, unit: UnitId, kinds: &[MeetingKind], held_on: Date) -> Held<u32> {
    Held { record, unit, kinds: kinds.iter().copied().collect(), held_on, serves_year: None }
}

fn duties(unit: &Unit) -> Vec<Duty> {
    of_year(life(), &Choices::default(), unit, 2026)
}

#[test]
fn done_is_counted_period_by_period() {
    for [case, kind, days, serves, through, done, due] in
        rows::<7>(include_str!("../../vectors/completion.tsv"))
    {
        let unit = branch();
        let kind: MeetingKind = number(kind);
        let record = |(n, held_on): (usize, Date)| Held {
            serves_year: maybe(serves, number),
            ..held(u32::try_from(n).unwrap(), unit.id, &[kind], held_on)
        };
        let records: Vec<_> = list(days, day).into_iter().enumerate().map(record).collect();
        let sums = by_kind(&fill(&duties(&unit), &records), day(through), day(through));
        let sum = sums.get(&kind).copied().unwrap_or_default();
        assert_eq!(sum, Completion { done: number(done), due: number(due) }, "{case}");
    }
}

/// The last duty of a kind in 2026.
fn last(unit: &Unit, kind: MeetingKind) -> Duty {
    duties(unit).into_iter().rfind(|duty| duty.kind == kind).unwrap()
}

#[test]
fn a_duty_stands_as_its_months_and_those_of_grace_say() {
    for [case, kind, days, serves, today, state, left, until] in
        rows::<8>(include_str!("../../vectors/standings.tsv"))
    {
        let unit = branch();
        let kind: MeetingKind = number(kind);
        let record =
            |held_on| Held { serves_year: maybe(serves, number), ..held(1, unit.id, &[kind], held_on) };
        let records: Vec<_> = list(days, day).into_iter().map(record).collect();
        let filled = fill(&[last(&unit, kind)], &records);
        let left = number(left);
        let expected = match state {
            "ahead" => DutyState::Ahead { left },
            "open" => DutyState::Open { left, until: day(until) },
            "missing" => DutyState::Missing { left },
            _ => DutyState::Done,
        };
        assert_eq!(filled[0].state(day(today)), expected, "{case}");
    }
}

#[test]
fn what_is_over_is_asked_about_for_some_months() {
    for [kind, today, months, expected] in rows::<4>(include_str!("../../vectors/over.tsv")) {
        let duty = last(&branch(), number(kind));
        assert_eq!(duty.over_since(day(today), number(months)), expected == "yes", "{kind} {today}");
    }
}

#[test]
fn the_statistics_of_a_day_wait_for_what_can_be_made_up_for() {
    let unit = branch();
    let kind = MeetingKind::OrganisationalLife;
    let late = Held { serves_year: Some(2026), ..held(1, unit.id, &[kind], date!(2027 - 02 - 10)) };
    let filled = fill(&duties(&unit), &[late]);
    let of_year_end = |today| by_kind(&filled, date!(2026 - 12 - 31), today).get(&kind).copied();
    assert_eq!(of_year_end(date!(2027 - 03 - 30)), None);
    assert_eq!(of_year_end(date!(2027 - 03 - 31)), Some(Completion { done: 1, due: 1 }));
}

#[test]
fn one_record_serves_all_its_kinds_and_each_once() {
    use MeetingKind::{BranchMeeting, Lecture, ThemedDay};
    let unit = branch();
    let day = date!(2026 - 03 - 05);
    let record = held(7, unit.id, &[BranchMeeting, Lecture, ThemedDay], day);
    let filled = fill(&duties(&unit), &[record.clone(), record]);
    let mine: Vec<MeetingKind> =
        filled.iter().filter(|filled| !filled.records.is_empty()).map(|filled| filled.duty.kind).collect();
    assert_eq!(mine, [BranchMeeting, Lecture, ThemedDay]);
    assert!(filled.iter().all(|filled| filled.records.len() <= 1));
}

#[test]
fn the_meeting_of_one_group_is_not_that_of_the_other() {
    let unit = branch();
    let record = held(1, unit.groups[0].0, &[MeetingKind::GroupMeeting], date!(2026 - 03 - 05));
    let sums = by_kind(&fill(&duties(&unit), &[record]), date!(2026 - 12 - 31), date!(2026 - 12 - 31));
    assert_eq!(sums[&MeetingKind::GroupMeeting], Completion { done: 1, due: 24 });
}

#[test]
fn what_two_branches_held_together_counts_for_each() {
    let (one, other) = (branch(), branch());
    let both: Vec<Duty> = [duties(&one), duties(&other)].concat();
    let records =
        [&one, &other].map(|unit| held(1, unit.id, &[MeetingKind::ThemedDay], date!(2026 - 03 - 05)));
    let done: u32 = fill(&both, &records).iter().map(|filled| u32::from(filled.done())).sum();
    assert_eq!(done, 2);
}

#[test]
fn a_duty_is_ahead_then_open_then_missing() {
    let unit = branch();
    let filled = &fill::<u32>(&duties(&unit), &[])[1];
    let until = date!(2026 - 06 - 30);
    let cases = [
        (date!(2026 - 03 - 31), DutyState::Ahead { left: 1 }),
        (date!(2026 - 04 - 01), DutyState::Open { left: 1, until }),
        (until, DutyState::Open { left: 1, until }),
        (date!(2026 - 07 - 01), DutyState::Missing { left: 1 }),
    ];
    for (today, state) in cases {
        assert_eq!(filled.state(today), state, "{today}");
    }
}

#[test]
fn three_and_one_is_the_sum_of_its_four_kinds() {
    let unit = branch();
    let all = [MeetingKind::ThemedDay, MeetingKind::Lecture, MeetingKind::Appraisal];
    let sums = by_kind(
        &fill(&duties(&unit), &[held(1, unit.id, &all, date!(2026 - 03 - 05))]),
        date!(2026 - 12 - 31),
        date!(2026 - 12 - 31),
    );
    let kinds = &life().kinds.on(date!(2026 - 01 - 01)).value;
    assert_eq!(three_and_one(&sums, kinds), Completion { done: 1, due: 4 + 12 + 24 + 4 });
}

#[test]
fn hundredths_are_full_only_when_all_is_done() {
    let cases = [(0, 0, None), (0, 3, Some(0)), (2, 3, Some(66)), (199, 200, Some(99)), (3, 3, Some(100))];
    for (done, due, percent) in cases {
        assert_eq!(Completion { done, due }.percent(), percent, "{done}/{due}");
    }
}

#[test]
fn a_record_names_its_own_year_or_the_last_within_the_grace() {
    let rules = &life().duties.on(date!(2026 - 01 - 01)).value;
    let found = |kind, held_on, year| serves(rules, &BTreeSet::from([kind]), held_on, year);
    let until = date!(2026 - 03 - 31);
    let kind = MeetingKind::OrganisationalLife;
    let wrong = |of, until| vec![Finding::ServesWrongYear { kind, of, until }];
    assert_eq!(found(kind, date!(2026 - 03 - 31), 2025), []);
    assert_eq!(found(kind, date!(2026 - 04 - 01), 2025), wrong(2025, until));
    assert_eq!(found(kind, date!(2026 - 12 - 01), 2026), []);
    let later = Finding::ServesLaterYear { of: 2031, held: 2026 };
    assert_eq!(found(kind, date!(2026 - 12 - 01), 2031), [later]);
    assert_eq!(found(MeetingKind::BranchMeeting, date!(2026 - 01 - 05), 2025).len(), 1);
}

fn days() -> impl Strategy<Value = Date> {
    (0_i32..460).prop_map(|n| Date::from_julian_day(date!(2026 - 01 - 01).to_julian_day() + n).unwrap())
}

fn records(unit: &Unit) -> impl Strategy<Value = Vec<Held<u32>>> + use<> {
    let units = [unit.id, unit.groups[0].0, unit.groups[1].0];
    let kinds = prop::collection::btree_set(prop::sample::select(MeetingKind::ALL), 1..5);
    let one = (0_u32..40, prop::sample::select(units.to_vec()), kinds, days(), prop::option::of(2025..2028));
    let held =
        |(record, unit, kinds, held_on, serves_year)| Held { record, unit, kinds, held_on, serves_year };
    prop::collection::vec(one.prop_map(held), 0..40)
}

proptest! {
    #[test]
    fn no_record_counts_twice_and_no_surplus_fills_another_period(
        (unit, records) in Just(()).prop_map(|()| branch()).prop_flat_map(|unit| (Just(unit.clone()), records(&unit))),
    ) {
        let filled = fill(&duties(&unit), &records);
        let mut used = BTreeMap::new();
        for filled in &filled {
            let duty = filled.duty;
            prop_assert!(filled.records.len() <= usize::from(duty.times));
            for record in &filled.records {
                prop_assert_eq!(used.insert((*record, duty.unit, duty.kind), duty.span), None);
                let mine = |held: &&Held<u32>| held.record == *record && held.unit == duty.unit && held.kinds.contains(&duty.kind);
                let serves_last = |held: &Held<u32>| {
                    let early = u8::from(held.held_on.month()) <= duty.grace_months;
                    early && held.serves_year == Some(held.held_on.year() - 1)
                };
                let falls = |held: &Held<u32>| match serves_last(held) {
                    true => held.held_on.year() == 2027 && duty.span.last == super::month("2026-12"),
                    false => duty.span.contains(held.held_on),
                };
                prop_assert!(records.iter().filter(mine).any(falls));
            }
        }
    }

    #[test]
    fn more_records_of_one_quarter_change_no_other(extra in 0_usize..6, quarter in 0_u8..4) {
        let unit = branch();
        let on = |n: usize| date!(2026 - 01 - 01).replace_month(time::Month::try_from(quarter * 3 + 1).unwrap()).unwrap()
            .replace_day(u8::try_from(n + 1).unwrap()).unwrap();
        let records: Vec<_> = (0..extra).map(|n| held(u32::try_from(n).unwrap(), unit.id, &[MeetingKind::BranchMeeting], on(n))).collect();
        let done: Vec<u8> = fill(&duties(&unit), &records).iter().filter(|f| f.duty.kind == MeetingKind::BranchMeeting).map(Filled::done).collect();
        let expected: Vec<u8> = (0..4).map(|n| u8::from(n == quarter && extra > 0)).collect();
        prop_assert_eq!(done, expected);
    }

    #[test]
    fn the_order_of_records_changes_nothing(
        (unit, records) in Just(()).prop_map(|()| branch()).prop_flat_map(|unit| (Just(unit.clone()), records(&unit))),
    ) {
        let distinct: BTreeMap<u32, Held<u32>> = records.into_iter().map(|held| (held.record, held)).collect();
        let forward: Vec<_> = distinct.values().cloned().collect();
        let backward: Vec<_> = distinct.values().rev().cloned().collect();
        prop_assert_eq!(fill(&duties(&unit), &forward), fill(&duties(&unit), &backward));
    }
}
