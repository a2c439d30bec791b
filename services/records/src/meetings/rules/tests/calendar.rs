use super::{super::calendar::*, super::span::Span, day, life, list, maybe, number, rows, since};
use kernel::{Period, TenantKind, UnitId, YearMonth};
use proptest::prelude::*;
use rulepack::{
    UnitKind,
    organisational_life::{Frequency, MeetingKind, Per},
};
use time::{Date, macros::date};

fn unit(kind: UnitKind, life: Period, committee: bool, groups: usize) -> Unit {
    let committee = if committee { vec![life] } else { Vec::new() };
    Unit {
        id: UnitId::new(),
        kind,
        life,
        committee,
        groups: (0..groups).map(|_| (UnitId::new(), life)).collect(),
    }
}

pub(super) fn branch() -> Unit {
    unit(UnitKind::Branch, since(date!(2010 - 01 - 01), None), true, 2)
}

fn due(choices: &Choices, unit: &Unit, kind: MeetingKind, year: i32) -> u32 {
    let duties = of_year(life(), choices, unit, year);
    duties.iter().filter(|duty| duty.kind == kind).map(|duty| u32::from(duty.times)).sum()
}

#[test]
fn the_common_frequencies_are_those_of_the_regulations() {
    let duties = &life().duties.on(date!(2026 - 01 - 01)).value;
    let table = rows::<5>(include_str!("../../vectors/frequencies.tsv"));
    assert_eq!(duties.0.len(), table.len());
    for [kind, owed, times, per, grace] in table {
        let rule = &duties.0[&number(kind)];
        assert_eq!(rule.owed, number(owed), "{kind}");
        assert_eq!(rule.usual, Frequency { times: number(times), per: number(per) }, "{kind}");
        assert_eq!(rule.grace_months, number::<u8>(grace), "{kind}");
    }
}

#[test]
fn a_year_asks_of_a_unit_what_it_can_hold() {
    for [case, kind, founded, dissolved, committee, groups, founding, meeting, expected] in
        rows::<9>(include_str!("../../vectors/duties.tsv"))
    {
        let life = since(day(founded), maybe(dissolved, day));
        let unit = unit(number(kind), life, committee == "yes", number(groups));
        let founding_month = (founding != "usual").then_some(founding == "yes");
        let choices = Choices { founding_month, ..Choices::default() };
        assert_eq!(due(&choices, &unit, number(meeting), 2026), number::<u32>(expected), "{case} {meeting}");
    }
}

#[test]
fn a_new_committee_does_not_end_the_duty_of_the_old_one() {
    let change = date!(2026 - 05 - 20);
    let mut unit = branch();
    unit.committee = vec![since(change, None), since(date!(2023 - 05 - 20), Some(change))];
    assert_eq!(due(&Choices::default(), &unit, MeetingKind::CommitteeMeeting, 2026), 12);
    unit.committee = vec![since(date!(2023 - 05 - 20), Some(change))];
    assert_eq!(due(&Choices::default(), &unit, MeetingKind::CommitteeMeeting, 2026), 4);
}

#[test]
fn a_group_founded_in_the_year_is_measured_from_its_month() {
    let mut unit = branch();
    unit.groups[1].1 = since(date!(2026 - 11 - 30), None);
    assert_eq!(due(&Choices::default(), &unit, MeetingKind::GroupMeeting, 2026), 12 + 2);
}

#[test]
fn an_organisation_may_ask_for_more_and_never_for_less() {
    let chosen = |kind, from, times, per| Choices {
        frequencies: vec![Choice { kind, from, frequency: Frequency { times, per } }],
        founding_month: None,
    };
    let from = YearMonth::of(date!(2026 - 05 - 01));
    let lecture = MeetingKind::Lecture;
    let meeting = MeetingKind::BranchMeeting;
    let cases = [
        (chosen(meeting, from, 1, Per::Year), 4),
        (chosen(meeting, from, 0, Per::Quarter), 4),
        (chosen(meeting, from, 9, Per::Month), 4),
        // what is decided in May holds from the quarter that follows
        (chosen(meeting, from, 1, Per::Month), 2 + 6),
        (chosen(meeting, from.plus(-12), 1, Per::Month), 12),
        (chosen(meeting, from.plus(12), 1, Per::Month), 4),
    ];
    for (choices, expected) in cases {
        assert_eq!(due(&choices, &branch(), meeting, 2026), expected, "{choices:?}");
    }
    let yearly = chosen(lecture, from.plus(-12), 1, Per::Year);
    assert_eq!(due(&yearly, &branch(), lecture, 2026), 1);
}

#[test]
fn an_association_owes_assemblies_and_councils_until_it_decides_more() {
    let rules = &super::RULES.of(TenantKind::Association).organisational_life;
    let kinds = |choices: &Choices| -> Vec<(MeetingKind, u8)> {
        of_year(rules, choices, &branch(), 2026).iter().map(|duty| (duty.kind, duty.times)).collect()
    };
    let little = [(MeetingKind::BranchMeeting, 1), (MeetingKind::CommitteeMeeting, 1)];
    assert_eq!(kinds(&Choices::default()), little);
    let themed = Choice {
        kind: MeetingKind::ThemedDay,
        from: YearMonth::of(date!(2026 - 01 - 01)),
        frequency: Frequency { times: 1, per: Per::Month },
    };
    let more = Choices { frequencies: vec![themed], founding_month: None };
    assert_eq!(kinds(&more).len(), 2 + 12);
}

#[test]
fn a_duty_names_the_wording_that_asks_for_it() {
    let duty = of_year(life(), &Choices::default(), &branch(), 2026)[0];
    let version = life().duties.on(duty.span.first.first_day());
    assert_eq!(version.effective_from, duty.rule_from);
    assert!(version.basis("meetings.duties").source.contains("支部工作条例"));
}

fn kinds() -> impl Strategy<Value = UnitKind> {
    prop::sample::select(UnitKind::ALL)
}

proptest! {
    #[test]
    fn what_one_unit_owes_of_a_kind_never_overlaps(
        kind in kinds(), from in 0_i32..1_500, days in prop::option::of(0_i32..1_500), committee: bool, groups in 0_usize..3,
        times in 0_u8..4, per in prop::sample::select(Per::ALL), month in 1_u8..=12,
    ) {
        let start = |n: i32| Date::from_julian_day(date!(2024 - 01 - 01).to_julian_day() + n).unwrap();
        let life_of = since(start(from), days.map(|days| start(from + days)));
        let unit = unit(kind, life_of, committee, groups);
        let choice = |kind: &MeetingKind| Choice {
            kind: *kind,
            from: super::month(&format!("2026-{month:02}")),
            frequency: Frequency { times, per },
        };
        let choices = Choices { frequencies: MeetingKind::ALL.iter().map(choice).collect(), founding_month: None };
        let duties = of_year(life(), &choices, &unit, 2026);
        for (n, duty) in duties.iter().enumerate() {
            prop_assert!(duty.times > 0 && duty.span.first.year() == 2026 && duty.span.last.year() == 2026);
            prop_assert!(duty.span.binds(life_of, true));
            for other in &duties[..n] {
                let apart = other.span.last < duty.span.first || duty.span.last < other.span.first;
                prop_assert!(apart || other.unit != duty.unit || other.kind != duty.kind);
            }
        }
    }

    #[test]
    fn spans_part_a_year(per in prop::sample::select(Per::ALL), months in 0_i32..24_000) {
        let month = super::month("0001-01").plus(months);
        let span = Span::around(month, per);
        prop_assert!(span.first <= month && month <= span.last);
        prop_assert_eq!(span.last.since(span.first) + 1, i32::from(per.months()));
        prop_assert_eq!(span.first.year(), span.last.year());
        prop_assert_eq!(Span::around(span.last.next(), per).first, span.last.next());
    }
}

#[test]
fn tables_are_read_as_lists() {
    assert_eq!(list("-", day), Vec::<Date>::new());
    assert_eq!(list("2026-01-10,2026-02-11", day).len(), 2);
}
