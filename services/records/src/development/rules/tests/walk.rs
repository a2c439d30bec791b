//! Files driven forward at random: steps in any order, on any day, with facts good and bad.

use super::{
    super::*,
    judge::{self, Entry},
    world::{World, case, facts, mentor, new, notice, ruleset, workflow},
};
use proptest::{prelude::*, test_runner::TestRunner};
use rulepack::{
    UnitKind,
    development::{Goes, Outcome, Step},
};
use std::sync::atomic::{AtomicU32, Ordering};
use time::{Date, Duration, macros::date};

/// One try: how to choose the step, how far from the first possible day, and which fact to spoil.
#[derive(Clone, Debug)]
struct Try {
    choice: u8,
    pick: prop::sample::Index,
    shift: i64,
    spoil: u8,
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let shift = prop_oneof![6 => 0_i64..12, 2 => -500_i64..0, 2 => 0_i64..500];
    let one = (any::<u8>(), any::<prop::sample::Index>(), shift, any::<u8>())
        .prop_map(|(choice, pick, shift, spoil)| Try { choice, pick, shift, spoil });
    prop::collection::vec(one, 60..110)
}

type Way = (&'static Step, &'static Outcome);

/// Mostly the next step of the chart, sometimes anything at all.
fn choose(progress: &Progress, attempt: &Try) -> Way {
    let ways = || workflow().steps().iter().flat_map(|step| step.outcomes.iter().map(move |o| (step, o)));
    let open: Vec<Way> =
        ways().filter(|(step, outcome)| outcome.possible_in(step, &progress.state)).collect();
    let untaken =
        |way: &&Way| way.0.no.is_some() && way.1.fulfils && progress.taken_on(&way.0.code).is_none();
    let onward = |way: &&Way| way.0.no.is_some() && way.1.fulfils && way.1.goes != Goes::Nowhere;
    match attempt.choice {
        0..=190 => match open.iter().find(untaken).or_else(|| open.iter().find(onward)) {
            Some(way) => *way,
            None => ways().next().unwrap(),
        },
        191..=225 if !open.is_empty() => *attempt.pick.get(&open),
        _ => *attempt.pick.get(&ways().collect::<Vec<Way>>()),
    }
}

/// The facts for a step on a day, one of them spoilt more often than not.
fn facts_for(step: &Step, on: Date, spoil: u8, shift: i64) -> Facts {
    let mut facts = facts();
    let days = Duration::days(shift.rem_euclid(14));
    facts.trainings[0].ended_on = date!(2001 - 01 - 01);
    facts.notices = vec![notice(step.code.as_str(), on - Duration::days(12), on - Duration::days(1))];
    match spoil {
        0 => facts.birth_date = Some(on - Duration::days(18 * 365 + shift)),
        1 => facts.contacts.truncate(usize::from(shift % 2 == 0)),
        2 => facts.contacts.push(mentor(date!(2010 - 07 - 01))),
        3 => facts.introducers.truncate(1),
        4 => facts.introducers[0] = mentor(on + Duration::days(shift)),
        5 => (facts.trainings[0].hours, facts.trainings[0].days) = (23, 2),
        6 => facts.trainings[0].ended_on = on + Duration::days(shift),
        7 => facts.notices[0].until = on - days,
        8 => facts.notices[0].from = on - days,
        9 => facts.notices.clear(),
        10 => facts.notices[0].objections = vec![Objection { raised_on: on, named: true, settled_on: None }],
        11 => facts.vote_passed = Some(false),
        12 => {
            facts.body = Some(Body { kind: UnitKind::GeneralBranch, under_township: false, temporary: false })
        }
        13 => {
            facts.body = Some(Body { kind: UnitKind::PartyCommittee, under_township: true, temporary: false })
        }
        14 => facts.extension_months = Some(u16::try_from(shift.rem_euclid(16)).unwrap()),
        15 => facts.reported_on = Some(on - Duration::days(shift.abs())),
        16 => facts.introducers[1].without_rights = vec![kernel::Period::new(on, None).unwrap()],
        17 => facts.only_file = Some(false),
        18 => facts.resolution_complete = None,
        _ => {}
    }
    facts
}

/// Tries one step; it is recorded only when it is allowed.
fn attempt(log: &mut Vec<Entry>, attempt: &Try) {
    let records: Vec<Record> = log.iter().map(|entry| entry.record.clone()).collect();
    let progress = Progress::of(workflow(), &records).unwrap();
    let (step, outcome) = choose(&progress, attempt);
    let rules = ruleset(&Stricter::default());
    let good = facts_for(step, progress.entered_on.unwrap_or(date!(2030 - 01 - 07)), 255, 0);
    let floor = progress.entered_on.unwrap_or(date!(2030 - 01 - 07));
    let first = earliest(&case(&rules, &progress, &good), &step.code, &outcome.code, floor).unwrap();
    let on = first.on.unwrap_or(floor) + Duration::days(attempt.shift);
    let facts = facts_for(step, on, attempt.spoil, attempt.shift);
    let proposal = new(&step.code, &outcome.code, on);
    let verdict = check(&case(&rules, &progress, &facts), &proposal);
    if verdict.is_allowed() {
        log.push(Entry { record: record(&case(&rules, &progress, &facts), &proposal), facts });
    }
}

#[test]
fn no_order_of_steps_makes_a_full_member_without_the_guards() {
    let (arrived, extended) = (AtomicU32::new(0), AtomicU32::new(0));
    let config = ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() };
    let run = TestRunner::new(config).run(&tries(), |tries| {
        let mut log = Vec::new();
        tries.iter().for_each(|one| attempt(&mut log, one));
        let records: Vec<Record> = log.iter().map(|entry: &Entry| entry.record.clone()).collect();
        let progress = Progress::of(workflow(), &records).unwrap();
        prop_assert_eq!(disorders(workflow(), &records), Ok(vec![]));
        if progress.state == *workflow().goal() {
            arrived.fetch_add(1, Ordering::Relaxed);
            extended.fetch_add(u32::from(!progress.extensions.is_empty()), Ordering::Relaxed);
            let missing = judge::missing(&log);
            prop_assert!(missing.is_empty(), "{:?}\n{:#?}", missing, records);
        }
        Ok(())
    });
    run.unwrap();
    let (arrived, extended) = (arrived.into_inner(), extended.into_inner());
    assert!(arrived >= 20 && extended >= 1, "{arrived} arrived, {extended} of them extended");
}

proptest! {
    #[test]
    fn history_given_with_a_reason_is_never_stopped(tries in tries()) {
        let world = World::worked();
        for one in &tries {
            let at = one.pick.index(world.records.len());
            let record = &world.records[at];
            let past = World { records: world.records[..usize::from(one.choice) % world.records.len()].to_vec(), facts: world.facts.clone() };
            let on = record.decided_on + Duration::days(one.shift);
            let mut proposal = new(&record.step, &record.outcome, on);
            let strict = past.check(&proposal);
            proposal.origin = Origin::BackFilled { reason: "补录".into() };
            let soft = past.check(&proposal);
            prop_assert!(soft.is_allowed());
            prop_assert_eq!(soft.findings.len(), strict.findings.len());
            prop_assert_eq!(soft.findings.iter().filter(|f| f.softened.is_some()).count(), strict.blocks().count());
        }
    }
}
