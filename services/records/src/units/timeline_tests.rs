use super::*;
use proptest::prelude::*;
use time::macros::{date, datetime};

const NOW: OffsetDateTime = datetime!(2026-11-23 08:00 UTC);

fn unit(n: u128) -> UnitId {
    UnitId(Uuid::from_u128(n))
}

fn founded(n: u128, parent: Option<u128>, on: Option<Date>) -> Decision {
    Decision {
        id: Uuid::from_u128(n),
        unit_id: unit(n),
        change: Change::Created,
        decided_on: on,
        recorded_at: datetime!(2020-01-01 00:00 UTC),
        parent_id: parent.map(unit),
        kind: Some(UnitKind::Branch),
        name: Some(format!("unit {n}")),
        short_name: None,
        state: Some(UnitState::Active),
    }
}

fn moved(n: u128, parent: u128, on: Date, recorded_at: OffsetDateTime) -> Decision {
    Decision {
        id: Uuid::from_u128(1000 + n),
        change: Change::Moved,
        decided_on: Some(on),
        recorded_at,
        parent_id: Some(unit(parent)),
        kind: None,
        name: None,
        short_name: None,
        state: None,
        ..founded(n, None, None)
    }
}

#[test]
fn the_tree_of_a_day_is_that_days_and_not_todays() {
    let decisions = [
        founded(1, None, None),
        founded(2, Some(1), None),
        founded(3, Some(1), Some(date!(2010 - 05 - 01))),
        moved(3, 2, date!(2021 - 03 - 01), datetime!(2021-06-01 00:00 UTC)),
    ];
    let parent = |day, known| tree_on(&decisions, day, known).get(&unit(3)).map(|f| f.parent_id);
    assert_eq!(parent(date!(2010 - 04 - 30), NOW), None, "not founded yet");
    assert_eq!(parent(date!(2021 - 02 - 28), NOW), Some(Some(unit(1))));
    assert_eq!(parent(date!(2021 - 03 - 01), NOW), Some(Some(unit(2))));
    let before_it_was_recorded = datetime!(2021-05-01 00:00 UTC);
    assert_eq!(parent(date!(2021 - 04 - 01), before_it_was_recorded), Some(Some(unit(1))));
}

#[test]
fn a_decision_recorded_late_takes_its_place_in_time() {
    let renamed = |name: &str, on: Date, at: OffsetDateTime| Decision {
        id: Uuid::now_v7(),
        change: Change::Altered,
        decided_on: Some(on),
        recorded_at: at,
        name: Some(name.into()),
        kind: None,
        state: None,
        ..founded(1, None, None)
    };
    let decisions = [
        founded(1, None, None),
        renamed("second", date!(2022 - 01 - 01), datetime!(2022-01-02 00:00 UTC)),
        renamed("first", date!(2021 - 01 - 01), datetime!(2023-01-01 00:00 UTC)),
    ];
    let name = |day| tree_on(&decisions, day, NOW)[&unit(1)].name.clone();
    assert_eq!(name(date!(2020 - 06 - 01)), "unit 1");
    assert_eq!(name(date!(2021 - 06 - 01)), "first");
    assert_eq!(name(date!(2026 - 01 - 01)), "second");
}

#[test]
fn a_short_name_can_be_taken_away() {
    let mut first = founded(1, None, None);
    first.short_name = Some("short".into());
    let away = Decision {
        id: Uuid::now_v7(),
        change: Change::Altered,
        decided_on: Some(date!(2024 - 01 - 01)),
        kind: None,
        name: None,
        short_name: Some(String::new()),
        ..founded(1, None, None)
    };
    let decisions = [first, away];
    assert_eq!(
        tree_on(&decisions, date!(2023 - 01 - 01), NOW)[&unit(1)].short_name.as_deref(),
        Some("short")
    );
    assert_eq!(tree_on(&decisions, date!(2024 - 01 - 01), NOW)[&unit(1)].short_name, None);
}

#[test]
fn a_late_move_that_closes_a_circle_in_the_past_is_found() {
    // 2 lay under 3 until February; then a move of 3 under 2 "since January" is recorded
    let decisions = [
        founded(1, None, None),
        founded(3, Some(1), None),
        founded(2, Some(3), None),
        moved(2, 1, date!(2026 - 02 - 01), NOW),
        moved(3, 2, date!(2026 - 01 - 01), NOW),
    ];
    assert_eq!(first_circle(&decisions, date!(2026 - 01 - 01), NOW), Some(date!(2026 - 01 - 01)));
    assert_eq!(first_circle(&decisions, date!(2026 - 02 - 01), NOW), None);
}

proptest! {
    #[test]
    fn folding_does_not_depend_on_the_order_of_rows(seed in prop::collection::vec((2_u128..6, 1_u128..6, 0_i64..900), 0..12)) {
        let mut decisions: Vec<Decision> = (1..6).map(|n| founded(n, (n > 1).then_some(1), None)).collect();
        for (n, (which, parent, day)) in seed.iter().enumerate() {
            let mut decision = moved(*which, *parent, date!(2020 - 01 - 01) + time::Duration::days(*day), NOW);
            decision.id = Uuid::from_u128(10_000 + n as u128);
            decisions.push(decision);
        }
        let forward = tree_on(&decisions, date!(2023 - 01 - 01), NOW);
        decisions.reverse();
        prop_assert_eq!(forward, tree_on(&decisions, date!(2023 - 01 - 01), NOW));
    }

    #[test]
    fn a_circle_is_found_exactly_when_a_walk_never_ends(parents in prop::collection::vec(0_u128..7, 6)) {
        let decisions: Vec<Decision> = parents
            .iter()
            .enumerate()
            .map(|(n, parent)| founded(n as u128 + 1, (*parent > 0).then_some(*parent), None))
            .collect();
        let endless = (1..=6_u128).any(|start| {
            let mut at = start;
            (0..20).all(|_| {
                at = parents[at as usize - 1];
                at != 0
            })
        });
        prop_assert_eq!(first_circle(&decisions, date!(2020 - 01 - 01), NOW).is_some(), endless);
    }
}
