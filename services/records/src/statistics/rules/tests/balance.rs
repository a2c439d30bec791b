use super::super::{
    balance::{Balance, Flow},
    life::{Change, Life, Span},
};
use crate::{
    members::words::MembershipState,
    vectors::{number, rows},
};
use kernel::UnitId;
use proptest::prelude::*;
use time::{Date, Duration, macros::date};

const FLOWS: [Flow; 7] =
    [Flow::Admitted, Flow::MovedIn, Flow::Restored, Flow::MovedOut, Flow::Died, Flow::Left, Flow::Suspended];

#[test]
fn a_balance_names_what_the_records_do_not_explain() {
    for row in rows::<12>(include_str!("../../vectors/balance.tsv")) {
        let [case, opening, flows @ .., closing, net, difference] = row;
        let flows = FLOWS.into_iter().zip(flows.map(number)).collect();
        let balance = Balance { opening: number(opening), flows, closing: number(closing) };
        assert_eq!((balance.net(), balance.difference()), (number(net), number(difference)), "{case}");
    }
}

const START: Date = date!(2024 - 01 - 01);

/// A chain of changes: each leads from where the one before has led.
fn life(units: &[UnitId], steps: &[(i64, usize, usize)], came: Option<i64>) -> Life {
    let states = MembershipState::ALL;
    let (mut unit, mut state) = (units[0], MembershipState::Normal);
    let mut changes: Vec<Change> = Vec::new();
    let mut day = START;
    for (later, to_unit, to_state) in steps {
        day += Duration::days(*later);
        let (new_unit, new_state) = (units[to_unit % units.len()], states[to_state % states.len()]);
        changes.push(Change {
            day,
            unit: (new_unit != unit).then_some((unit, new_unit)),
            state: (new_state != state).then_some((state, new_state)),
        });
        (unit, state) = (new_unit, new_state);
    }
    Life { unit, state, joined_on: START, came_on: came.map(|days| START + Duration::days(days)), changes }
}

proptest! {
    #[test]
    fn what_comes_and_goes_explains_every_count(
        steps in prop::collection::vec((1_i64..90, 0_usize..4, 0_usize..8), 0..8),
        came in prop::option::of(0_i64..200),
        (from, more) in (-60_i64..400, 1_i64..400),
    ) {
        let units: Vec<UnitId> = (0..3).map(|_| UnitId::new()).collect();
        let inside = |unit: UnitId| unit != units[2];
        let life = life(&units, &steps, came);
        let span = Span { after: START + Duration::days(from), through: START + Duration::days(from + more) };
        let mut balance = Balance {
            opening: life.counted(span.after, inside).into(),
            closing: life.counted(span.through, inside).into(),
            ..Balance::default()
        };
        for flow in life.flows(span, inside) {
            *balance.flows.entry(flow).or_default() += 1;
        }
        prop_assert_eq!(balance.difference(), 0);
    }
}

fn plain(changes: Vec<Change>, state: MembershipState, unit: UnitId) -> Life {
    Life { unit, state, joined_on: date!(2000 - 07 - 01), came_on: None, changes }
}

const YEAR: Span = Span { after: date!(2025 - 12 - 31), through: date!(2026 - 12 - 31) };

#[test]
fn every_way_has_its_name() {
    use MembershipState as S;
    let (here, away) = (UnitId::new(), UnitId::new());
    let ways = [
        (S::Normal, S::Deceased, Flow::Died),
        (S::Normal, S::Transferred, Flow::MovedOut),
        (S::Normal, S::Suspended, Flow::Suspended),
        (S::Normal, S::Removed, Flow::Left),
        (S::Normal, S::Withdrawn, Flow::Left),
        (S::Normal, S::Expelled, Flow::Left),
        (S::Normal, S::NotRecognised, Flow::Left),
        (S::Suspended, S::Normal, Flow::Restored),
        (S::Removed, S::Normal, Flow::Restored),
        (S::Transferred, S::Normal, Flow::MovedIn),
    ];
    for (was, is, flow) in ways {
        let change = Change { day: date!(2026 - 05 - 01), unit: None, state: Some((was, is)) };
        assert_eq!(plain(vec![change], is, here).flows(YEAR, |unit| unit == here), [flow], "{was} to {is}");
    }
    for (from, to, flow) in [(here, away, Flow::MovedOut), (away, here, Flow::MovedIn)] {
        let change = Change { day: date!(2026 - 05 - 01), unit: Some((from, to)), state: None };
        assert_eq!(plain(vec![change], S::Normal, to).flows(YEAR, |unit| unit == here), [flow]);
    }
}

#[test]
fn a_chain_with_a_hole_shows_as_a_difference() {
    let (here, away) = (UnitId::new(), UnitId::new());
    // it stands elsewhere now, and nothing says when it went
    let come = Change { day: date!(2026 - 03 - 01), unit: Some((away, here)), state: None };
    let life = plain(vec![come], MembershipState::Normal, away);
    let inside = |unit: UnitId| unit == here;
    assert_eq!(life.flows(YEAR, inside), [Flow::MovedIn]);
    assert!(!life.counted(YEAR.after, inside) && !life.counted(YEAR.through, inside));
}

#[test]
fn whoever_was_admitted_and_moved_away_did_both() {
    let (here, away) = (UnitId::new(), UnitId::new());
    let went = Change { day: date!(2026 - 09 - 01), unit: Some((here, away)), state: None };
    let life = Life { joined_on: date!(2026 - 06 - 18), ..plain(vec![went], MembershipState::Normal, away) };
    assert_eq!(life.flows(YEAR, |unit| unit == here), [Flow::Admitted, Flow::MovedOut]);
    assert_eq!(life.flows(YEAR, |unit| unit == away), [Flow::MovedIn]);
}
