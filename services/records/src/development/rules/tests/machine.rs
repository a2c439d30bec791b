use super::{super::*, lines, world::workflow};
use rulepack::development::{Goes, OutcomeCode, StateCode, StepCode};

#[test]
fn the_arrows_of_the_state_machine_are_in_the_definition() {
    for row in lines(include_str!("../../vectors/machine.tsv")) {
        let [from, step, outcome, to] = row[..] else { panic!("{row:?}") };
        let step = workflow().step(&StepCode::from(step)).unwrap();
        let outcome = step.outcome(&OutcomeCode::from(outcome)).unwrap();
        assert!(outcome.possible_in(step, &from.into()), "{row:?}");
        assert_eq!(outcome.goes, Goes::To(to.into()), "{row:?}");
    }
}

#[test]
fn only_the_committees_approval_makes_a_full_member() {
    let to_goal = |goes: &Goes| *goes == Goes::To(workflow().goal().clone());
    let ways: Vec<_> = workflow()
        .steps()
        .iter()
        .flat_map(|step| step.outcomes.iter().map(move |outcome| (step.code.as_str(), outcome)))
        .filter(|(_, outcome)| to_goal(&outcome.goes))
        .map(|(step, outcome)| (step, outcome.code.as_str()))
        .collect();
    assert_eq!(ways, [("confirmation_approval", "confirmed")]);
}

#[test]
fn a_returned_resolution_leads_back_to_where_the_file_stood() {
    for (extended, state) in [(false, "probationary"), (true, "extended")] {
        let mut world = super::world::World::before("confirmation_meeting");
        let record = |step, outcome, on| super::world::record(step, outcome, super::day(on));
        if extended {
            let extend = Record { months: Some(6), ..record("confirmation_meeting", "extend", "2026-06-18") };
            world.records.extend([extend, record("confirmation_approval", "extended", "2026-07-01")]);
        }
        world.records.push(record("apply_for_confirmation", "done", "2026-12-10"));
        world.records.push(record("confirmation_meeting", "confirm", "2026-12-18"));
        world.records.push(record("confirmation_approval", "returned", "2027-01-10"));
        let progress = world.progress();
        assert_eq!(progress.state, StateCode::from(state));
        assert_eq!(progress.taken_on(&"confirmation_meeting".into()), None);
    }
}

#[test]
fn whoever_is_a_member_already_cannot_withdraw_an_application() {
    let withdraw = workflow().step(&"withdraw".into()).unwrap();
    for state in ["probationary", "extended", "confirmation_pending", "full", "nobody"] {
        assert!(!withdraw.from.contains(&state.into()), "{state}");
    }
}
