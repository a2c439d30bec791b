use super::{
    super::*,
    day, lines, number,
    world::{TODAY, pack, record, ruleset, workflow},
};
use proptest::prelude::*;
use rulepack::{
    Calendar,
    development::{Limit, NoticeField},
};
use std::collections::BTreeSet;
use time::{Date, Duration, macros::date};

fn bounds() -> Extending {
    Extending::of(&ruleset(&Stricter::default())).unwrap()
}

fn one_year(from: Date, extensions: &[u16]) -> Probation {
    probation(from, ruleset(&Stricter::default()).number(Limit::Probation).unwrap(), extensions)
}

#[test]
fn the_probations_of_the_field() {
    for row in lines(include_str!("../../vectors/probation.tsv")) {
        let extensions: Vec<u16> = row[1].split_terminator(',').map(number).collect();
        let found = one_year(day(row[0]), &extensions);
        assert_eq!((found.ends_on, found.full_on), (day(row[2]), day(row[3])), "{row:?}");
        assert_eq!(found.doubtful, row[4] == "yes", "{row:?}");
    }
}

#[test]
fn a_probation_is_extended_once_within_its_bounds() {
    for row in lines(include_str!("../../vectors/extensions.tsv")) {
        let mut begun = one_year(date!(2025 - 06 - 18), &[]);
        begun.extended = number(row[0]);
        let result = match extend(begun, number(row[1]), bounds()) {
            Ok(extended) => extended.ends_on.to_string(),
            Err(ProbationFault::TooShort { .. }) => "too_short".into(),
            Err(ProbationFault::TooLong { .. }) => "too_long".into(),
            Err(ProbationFault::AlreadyExtended { .. }) => "already_extended".into(),
        };
        assert_eq!(result, row[2], "{row:?}");
    }
}

#[test]
fn who_approves_and_who_only_reviews() {
    let rules = &pack().development.approval.on(TODAY).value;
    for row in lines(include_str!("../../vectors/approval.tsv")) {
        let (under_township, temporary) = (row[1] == "yes", row[2] == "yes");
        let body = Body { kind: row[0].parse().unwrap(), under_township, temporary };
        assert_eq!(power(rules, body).as_str(), row[3], "{row:?}");
    }
}

#[test]
fn reviews_fall_due_every_half_year() {
    for row in lines(include_str!("../../vectors/reviews.tsv")) {
        let done: Vec<Date> = row[3].split_terminator(',').map(day).collect();
        let until = (!row[1].is_empty()).then(|| day(row[1]));
        let word = |review: Review| match review.state {
            ReviewState::Done { .. } => "done",
            ReviewState::Late { .. } => "late",
            ReviewState::Due => "due",
            ReviewState::Overdue { .. } => "overdue",
        };
        let found = reviews(day(row[0]), until, number(row[2]), &done, day(row[4]));
        assert_eq!(found.into_iter().map(word).collect::<Vec<_>>().join(","), row[5], "{row:?}");
    }
}

#[test]
fn a_notice_over_a_holiday_needs_longer() {
    let calendar = pack().calendar();
    let found = length(date!(2025 - 09 - 29), date!(2025 - 10 - 09), 5, &calendar);
    assert_eq!((found.working_days, found.is_enough(), found.certain), (3, false, true));
    assert_eq!(found.earliest_end, date!(2025 - 10 - 11));
    assert!(length(date!(2025 - 09 - 29), date!(2025 - 10 - 11), 5, &calendar).is_enough());
    assert!(!length(date!(2025 - 12 - 29), date!(2026 - 01 - 04), 5, &Calendar::weekends()).certain);
}

#[test]
fn a_notice_never_tells_the_number_phone_or_address_of_the_person() {
    let rules = &pack().development.notices.on(TODAY).value;
    let all: BTreeSet<NoticeField> = NoticeField::ALL.iter().copied().collect();
    assert_eq!(forbidden(rules, &all), [NoticeField::IdNumber, NoticeField::Phone, NoticeField::Address]);
    assert_eq!(forbidden(rules, &[NoticeField::Name, NoticeField::ObjectionPhone].into()), []);
}

#[test]
fn the_plan_of_a_year_is_what_was_approved_against_what_was_handed_down() {
    let rules = &pack().development.quota.on(TODAY).value;
    let approved = |outcome, on| vec![record("approval", outcome, day(on))];
    let files = [
        approved("approved", "2025-07-30"),
        approved("rejected", "2025-07-30"),
        approved("approved", "2024-12-31"),
        approved("approved", "2025-01-01"),
    ];
    let of = |quota, in_hand| plan(rules, workflow(), 2025, quota, &files, in_hand);
    assert_eq!(
        (of(Some(5), 2).developed, of(Some(5), 2).left, of(Some(5), 2).has_room()),
        (2, Some(1), Some(true))
    );
    assert_eq!((of(Some(3), 1).has_room(), of(Some(1), 0).over), (Some(false), 1));
    assert_eq!((of(None, 1).has_room(), of(None, 1).over), (None, 0));
}

#[test]
fn the_pool_is_counted_by_state_and_sort() {
    let rules = &pack().development.pool.on(TODAY).value;
    let person = |born: Date| Pooled {
        state: "activist".into(),
        birth_date: Some(born),
        female: true,
        ethnic_minority: false,
        college: true,
        front_line: false,
    };
    let young = [
        person(date!(1990 - 11 - 24)),
        person(date!(1990 - 11 - 23)),
        Pooled { birth_date: None, ..person(TODAY) },
    ];
    let pools = pool(rules, &young, TODAY);
    let expected = Pool { all: 3, young: 1, female: 3, ethnic_minority: 0, college: 3, front_line: 0 };
    assert_eq!(pools.get(&"activist".into()), Some(&expected));
}

proptest! {
    #[test]
    fn an_extension_never_exceeds_its_bounds(start in 0_i64..12_000, months in 0_u16..40, already in 0_u16..3) {
        let begun = Probation { extended: already, ..one_year(date!(2000 - 01 - 01) + Duration::days(start), &[]) };
        let extended = extend(begun.clone(), months, bounds());
        prop_assert_eq!(extended.is_ok(), already == 0 && (6..=12).contains(&months));
        if let Ok(extended) = extended {
            let (least, most) = (kernel::add_months(begun.full_on, 6), kernel::add_months(begun.full_on, 12));
            let room = Duration::days(i64::from(extended.doubtful));
            prop_assert!(least <= extended.full_on && extended.full_on <= most + room);
            prop_assert!(extended.ends_on.next_day() == Some(extended.full_on) && extended.from == begun.from);
        }
    }

    #[test]
    fn a_probation_is_a_whole_year_to_the_day(start in 0_i64..12_000) {
        let found = one_year(date!(2000 - 01 - 01) + Duration::days(start), &[]);
        let days = (found.full_on - found.from).whole_days();
        prop_assert!(days == 365 || days == 366);
        prop_assert!(found.doubtful || (found.full_on.day(), found.full_on.month()) == (found.from.day(), found.from.month()));
    }
}
