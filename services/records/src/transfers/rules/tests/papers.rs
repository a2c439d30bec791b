use super::{
    super::{Finding, Route, Underway, floating, letter::*, need, opening::*, overdue::*},
    RULES, TODAY, day, list, maybe, month, number, rows, transfers,
};
use kernel::{TenantKind, UnitId, YearMonth, add_months};
use proptest::prelude::*;
use rulepack::{
    Weight,
    transfers::{Distance, InflowRight, Paper, Pending, TransferState},
};
use std::collections::BTreeMap;
use time::{Date, Duration, macros::date};

#[test]
fn a_letter_is_valid_for_ninety_days_at_most() {
    let rules = transfers().letter.on(TODAY);
    for [distance, days, issued, expected] in rows::<4>(include_str!("../../vectors/letters.tsv")) {
        let found = issue(rules, number(distance), maybe(days, number), day(issued), month("2026-11"));
        match found {
            Ok((letter, basis)) => {
                assert_eq!(letter.valid_until, day(expected), "{distance} {days}");
                assert!(
                    letter.is_valid(letter.valid_until)
                        && !letter.is_valid(letter.valid_until + Duration::DAY)
                );
                assert_eq!(basis.rule, "transfers.letter");
            }
            Err(Finding::LetterDays { .. }) => assert_eq!(expected, "refused", "{distance} {days}"),
            Err(other) => panic!("{other:?}"),
        }
    }
    assert_eq!(keep_stub_until(&rules.value, TODAY), date!(2036 - 11 - 23));
}

#[test]
fn dues_behind_the_month_of_the_letter_are_arrears() {
    let rules = &transfers().pending.on(TODAY).value;
    for row in rows::<5>(include_str!("../../vectors/arrears.tsv")) {
        let [issued_on, paid_to, chosen, months, weight] = row;
        let issued_on = day(issued_on);
        let letter = Issued { issued_on, valid_until: issued_on, paid_to: month(paid_to) };
        let found = arrears(rules, maybe(chosen, number), &letter);
        let expected = maybe(months, number).map(|months| Finding::Arrears {
            paid_to: month(paid_to),
            months,
            weight: number(weight),
        });
        assert_eq!(found, expected, "{row:?}");
    }
}

#[test]
fn who_goes_away_for_long_moves_the_relation() {
    let rules = transfers().need.on(TODAY).value;
    for row in rows::<6>(include_str!("../../vectors/papers.tsv")) {
        let [changed, from, until, fixed, months, expected] = row;
        let stay = need::Stay {
            changed: changed == "yes",
            from: day(from),
            until: day(until),
            fixed_place: fixed == "yes",
        };
        assert_eq!(need::paper(rules, maybe(months, number), stay), number::<Paper>(expected), "{row:?}");
    }
    for (until, expected) in [
        (None, date!(2027 - 05 - 22)),
        (Some(date!(2026 - 12 - 31)), date!(2026 - 12 - 31)),
        (Some(date!(2027 - 05 - 22)), date!(2027 - 05 - 22)),
        (Some(date!(2027 - 05 - 23)), date!(2027 - 05 - 22)),
        (Some(date!(2028 - 01 - 01)), date!(2027 - 05 - 22)),
        (Some(date!(2026 - 11 - 22)), date!(2027 - 05 - 22)),
    ] {
        assert_eq!(need::certificate_until(rules, TODAY, until), expected, "{until:?}");
    }
    let since = date!(2026 - 05 - 23);
    assert_eq!(need::unmoved(rules, since, TODAY), Some(Finding::Unmoved { since }));
    assert_eq!(need::unmoved(rules, date!(2026 - 05 - 24), TODAY), None);
}

#[test]
fn whoever_is_away_and_nowhere_else_has_not_moved() {
    let rules = transfers().need.on(TODAY).value;
    for row in rows::<5>(include_str!("../../vectors/unmoved.tsv")) {
        let [left, attended, paid, today, expected] = row;
        let since = need::silent_since(day(left), maybe(attended, day), maybe(paid, day));
        let expected = maybe(expected, day).map(|since| Finding::Unmoved { since });
        assert_eq!(need::unmoved(rules, since, day(today)), expected, "{row:?}");
    }
}

const UNDERWAY: Underway = Underway { opened_on: TODAY, state: TransferState::Applied };

fn words(finding: &Finding) -> String {
    let word = match finding {
        Finding::Unfinished { pending, .. } => pending.as_str(),
        Finding::AlreadyOpen(_) => "already_open",
        Finding::SameBranch => "same_branch",
        Finding::CannotTake => "cannot_take",
        Finding::CannotLetGo => "cannot_let_go",
        Finding::NotPractised => "not_practised",
        other => panic!("{other:?}"),
    };
    format!("{word} {}", finding.weight())
}

#[test]
fn a_transfer_is_opened_once_between_branches_that_hold_members() {
    for row in rows::<11>(include_str!("../../vectors/openings.tsv")) {
        let [case, tenant, route, from, to, same, open_now, pending, power, practised, expected] = row;
        let pack = RULES.of(number(tenant));
        let one = UnitId::new();
        let other = if same == "yes" { one } else { UnitId::new() };
        let wish = Wish {
            route: number(route),
            from: maybe(from, |kind| Place { id: one, kind: number(kind) }),
            to: maybe(to, |kind| Place { id: other, kind: number(kind) }),
            open: (open_now == "yes").then_some(UNDERWAY),
            pending: list(pending, number).into_iter().collect(),
            power: power == "yes",
        };
        let choices = Choices { practised: maybe(practised, |word| word == "yes"), ..Choices::default() };
        let found = open(
            pack.transfers.practice.on(TODAY).value,
            &pack.unit_kinds.on(TODAY).value,
            &pack.transfers.pending.on(TODAY).value,
            &choices,
            &wish,
        );
        let found: Vec<String> = found.iter().map(words).collect();
        assert_eq!(found, list(expected, str::to_owned), "{case}");
    }
}

#[test]
fn an_organisation_may_take_unfinished_business_more_or_less_gravely() {
    let pack = RULES.of(TenantKind::Agency);
    let place = |kind| Some(Place { id: UnitId::new(), kind });
    let wish = Wish {
        route: Route::Between,
        from: place(rulepack::UnitKind::Branch),
        to: place(rulepack::UnitKind::Branch),
        open: None,
        pending: [Pending::Admission, Pending::Discipline].into(),
        power: true,
    };
    let weights = BTreeMap::from([(Pending::Admission, Weight::Block), (Pending::Discipline, Weight::Warn)]);
    let found = open(
        pack.transfers.practice.on(TODAY).value,
        &pack.unit_kinds.on(TODAY).value,
        &pack.transfers.pending.on(TODAY).value,
        &Choices { practised: None, weights },
        &wish,
    );
    assert_eq!(found.iter().map(words).collect::<Vec<_>>(), ["admission block", "discipline warn"]);
}

#[test]
fn what_rests_past_its_limit_is_listed() {
    let rules = &transfers().limits.on(TODAY).value;
    for row in rows::<5>(include_str!("../../vectors/overdue.tsv")) {
        let [state, since, limit, today, days_over] = row;
        let state: TransferState = number(state);
        let chosen = maybe(limit, |days| BTreeMap::from([(state, number(days))])).unwrap_or_default();
        let found = overdue(rules, &chosen, &[Waiting { id: 1, state, since: day(since) }], day(today));
        assert_eq!(found.first().map(|one| one.days_over), maybe(days_over, number), "{row:?}");
    }
    let waiting =
        |id, days| Waiting { id, state: TransferState::Applied, since: TODAY - Duration::days(days) };
    let found = overdue(rules, &BTreeMap::new(), &[waiting(1, 7), waiting(2, 3), waiting(3, 9)], TODAY);
    assert_eq!(found.iter().map(|one| one.id).collect::<Vec<_>>(), [3, 1]);
}

#[test]
fn a_member_floats_after_half_a_year_and_takes_part_without_a_vote() {
    let rules = &RULES.of(TenantKind::Enterprise).floating.on(TODAY).value;
    for row in rows::<5>(include_str!("../../vectors/floating.tsv")) {
        let [changed, since, attends, today, expected] = row;
        let away = floating::Away {
            since: day(since),
            changed: changed == "yes",
            attends_own_branch: attends == "yes",
        };
        assert_eq!(floating::is_floating(rules, away, day(today)), expected == "yes", "{row:?}");
    }
    let inflow = &transfers().inflow.on(TODAY).value;
    let table = rows::<2>(include_str!("../../vectors/inflow.tsv"));
    assert_eq!(table.len(), InflowRight::ALL.len());
    for [right, may] in table {
        assert_eq!(floating::may(inflow, number(right)), may == "yes", "{right}");
    }
    assert_eq!(floating::registered(true, false), Some(Finding::RegisteredOnOneSide));
    assert_eq!(floating::registered(true, true), None);
}

#[test]
fn somebody_abroad_is_heard_of_twice_a_year() {
    let rules = &transfers().inflow.on(TODAY).value;
    for row in rows::<4>(include_str!("../../vectors/abroad.tsv")) {
        let [left_on, contact, today, expected] = row;
        let found = floating::abroad(rules, day(left_on), maybe(contact, day), day(today));
        let word = |finding: &Finding| match finding {
            Finding::ContactDue { .. } => "contact",
            Finding::LongAbroad { .. } => "long",
            other => panic!("{other:?}"),
        };
        assert_eq!(found.iter().map(word).collect::<Vec<_>>(), list(expected, |w| w), "{row:?}");
        assert!(found.iter().all(|finding| finding.weight() == Weight::Alert));
    }
}

proptest! {
    #[test]
    fn a_letter_never_outlives_three_months(days in 0_u16..400, issued in 0_i32..4_000, city: bool) {
        let issued_on = Date::from_julian_day(TODAY.to_julian_day() + issued).unwrap();
        let distance = if city { Distance::City } else { Distance::Outside };
        let found = issue(transfers().letter.on(TODAY), distance, Some(days), issued_on, YearMonth::of(issued_on));
        prop_assert_eq!(found.is_ok(), (1..=90).contains(&days));
        if let Ok((letter, _)) = found {
            prop_assert!(letter.valid_until > issued_on && letter.valid_until <= add_months(issued_on, 3) + Duration::DAY);
        }
    }

    #[test]
    fn a_certificate_ends_before_a_stay_moves_the_relation(from in 0_i32..4_000) {
        let rules = transfers().need.on(TODAY).value;
        let from = Date::from_julian_day(TODAY.to_julian_day() + from).unwrap();
        let last = need::certificate_until(rules, from, None);
        let paper = |until| need::paper(rules, None, need::Stay { changed: false, from, until, fixed_place: true });
        prop_assert_eq!(paper(last), Paper::Certificate);
        prop_assert_eq!(paper(last + Duration::DAY), Paper::Letter);
    }

    #[test]
    fn a_longer_stay_never_needs_less_paper(from in 0_i32..4_000, days in 0_i32..700, more in 0_i32..300, free in 0_u16..5) {
        let rules = transfers().need.on(TODAY).value;
        let start = Date::from_julian_day(TODAY.to_julian_day() + from).unwrap();
        let paper = |days: i32| need::paper(rules, Some(free), need::Stay {
            changed: false, from: start, until: start + Duration::days(days.into()), fixed_place: true,
        });
        prop_assert!(paper(days) <= paper(days + more));
    }
}
