//! The first day shown for a step is the first that passes: held against trying every day.

use super::{
    super::*,
    day,
    world::{TODAY, World, case, mentor, new, ruleset, workflow},
};
use proptest::prelude::*;
use rulepack::development::Weight;
use time::{Date, Duration};

/// A file somewhere along the worked timeline, with one fact moved.
fn worlds() -> impl Strategy<Value = (World, usize, i64)> {
    (1_usize..26, 0_u8..12, -40_i64..400, -90_i64..30).prop_map(|(at, spoil, shift, floor)| {
        let mut world = World::worked();
        let on = world.records[at].decided_on;
        let moved = on + Duration::days(shift);
        let facts = &mut world.facts;
        match spoil {
            0 => facts.introducers[0] = mentor(moved),
            1 => {
                facts.introducers[1].without_rights =
                    vec![kernel::Period::new(on - Duration::days(900), Some(moved)).unwrap()]
            }
            2 => facts.trainings[0].ended_on = moved,
            3 => facts.notices[0].until = facts.notices[0].until.max(moved),
            4 => {
                let settled_on = Some(moved);
                facts.notices[0].objections = vec![Objection { raised_on: on, named: true, settled_on }];
            }
            5 => facts.reported_on = Some(moved),
            6 => facts.vote_passed = None,
            7 => facts.contacts[0] = mentor(moved),
            8 => facts.notices.clear(),
            9 => facts.trainings.clear(),
            _ => {}
        }
        (world, at, floor)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_first_day_shown_is_the_first_that_passes((world, at, floor) in worlds()) {
        let record = world.records[at].clone();
        let world = World { records: world.records[..at].to_vec(), facts: world.facts };
        let floor = record.decided_on + Duration::days(floor);
        let found = world.earliest(record.step.as_str(), record.outcome.as_str(), floor);
        let (rules, progress) = (ruleset(&Stricter::default()), world.progress());
        let case = case(&rules, &progress, &world.facts);
        let verdict = |day: Date| check(&case, &new(&record.step, &record.outcome, day));
        let days = || (0..1200).map(|n| floor + Duration::days(n));
        let free = days().find(|day| verdict(*day).is_allowed());
        if found.open.is_empty() {
            prop_assert_eq!(found.on, free);
        } else {
            prop_assert_eq!(free, None);
            let timely = |day: &Date| !verdict(*day).blocks().any(|finding| finding.reason.is_of_day());
            prop_assert_eq!(found.on, days().find(timely));
        }
        let waits = verdict(floor).blocks().filter(|finding| finding.reason.is_of_day()).count();
        prop_assert_eq!(found.waits.len(), waits);
    }
}

#[test]
fn what_is_next_is_shown_with_its_first_day_and_what_is_still_open() {
    let world = World::before("choose_candidate");
    let (rules, progress) = (ruleset(&Stricter::default()), world.progress());
    let next = next_steps(&case(&rules, &progress, &world.facts), day("2024-10-01"));
    let shown: Vec<_> = next.iter().map(|e| (e.step.as_str(), e.outcome.as_str(), e.on)).collect();
    let expected = [
        ("assign_contacts", "done", Some(day("2024-10-01"))),
        ("review_activist", "done", Some(day("2024-10-01"))),
        ("choose_candidate", "chosen", Some(day("2025-03-01"))),
    ];
    assert_eq!(shown, expected);
    let wait = next[2].waits.iter().find(|finding| finding.guard.is_some()).unwrap();
    assert_eq!((wait.guard.as_ref().unwrap().as_str(), wait.kind), ("G3", Weight::Block));
    assert_eq!(wait.source.basis.source, "发展党员工作细则(2014)第十三条");
    assert!(matches!(wait.reason, Reason::TooEarly { earliest, .. } if earliest == day("2025-03-01")));
}

#[test]
fn an_approval_whose_time_ran_out_has_no_first_day() {
    let found = World::before("approval").earliest("approval", "approved", day("2025-12-19"));
    assert_eq!((found.on, found.waits.len()), (None, 1));
    assert_eq!(found.open, []);
    assert!(workflow().state(&"lapsed".into()).is_some() && day("2025-12-19") < TODAY);
}
