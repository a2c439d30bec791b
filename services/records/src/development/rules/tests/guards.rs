use super::{
    super::*,
    day, lines, number,
    world::{World, mentor, new, notice},
};
use kernel::Period;
use rulepack::{
    UnitKind,
    development::{BallotMethod, Limit, Weight},
};
use time::macros::date;

/// Reads a change of a table into a file.
fn change(world: &mut World, text: &str) {
    let (what, value) = text.split_once('=').unwrap_or((text, ""));
    let full = date!(2010 - 07 - 01);
    let facts = &mut world.facts;
    match what {
        "-" => {}
        "birth" => facts.birth_date = Some(day(value)),
        "other_file" => facts.only_file = Some(false),
        "unheard" => facts.opinions_heard = None,
        "drop_review" => {
            let last = world.records.iter().rposition(|record| record.step == *"review_activist").unwrap();
            world.records.remove(last);
        }
        "contacts" => facts.contacts = vec![mentor(full); number(value)],
        "contact_full" => facts.contacts[0] = mentor(day(value)),
        "introducers" => facts.introducers = vec![mentor(full); number(value)],
        "introducer_full" => facts.introducers[1] = mentor(day(value)),
        "introducer_barred" => {
            facts.introducers[0].without_rights = vec![Period::new(full, Some(day(value))).unwrap()];
        }
        "training" => {
            let (hours, days) = value.split_once('/').unwrap();
            (facts.trainings[0].hours, facts.trainings[0].days) = (number(hours), number(days));
        }
        "trainings" => {
            let ended_on = facts.trainings[0].ended_on;
            let one = |text: &str| {
                let (hours, days) = text.split_once('/').unwrap();
                Training { ended_on, hours: number(hours), days: number(days) }
            };
            facts.trainings = value.split(',').map(one).collect();
        }
        "training_on" => facts.trainings[0].ended_on = day(value),
        "leaves" => facts.leaves_on = Some(day(value)),
        "quota_full" => facts.within_quota = Some(false),
        "notice" => {
            let (from, until) = value.split_once("..").unwrap();
            facts.notices[0] = notice("admission_meeting", day(from), day(until));
        }
        "no_notice" => facts.notices.clear(),
        "objection" => {
            let settled_on = (!value.is_empty()).then(|| day(value));
            let raised_on = date!(2025 - 05 - 26);
            facts.notices[0].objections = vec![Objection { raised_on, named: false, settled_on }];
        }
        "vote_lost" => facts.vote_passed = Some(false),
        "unsigned_resolution" => facts.resolution_complete = Some(false),
        "candidate_away" => facts.candidate_present = Some(false),
        "reported" => facts.reported_on = Some(day(value)),
        "body" => {
            let kind = value.parse().unwrap_or(UnitKind::PartyCommittee);
            facts.body = Some(Body { kind, under_township: value == "township", temporary: false });
        }
        "months" => facts.extension_months = Some(number(value)),
        other => panic!("no such change: {other}"),
    }
}

#[test]
fn every_condition_holds_and_fails_where_the_field_says() {
    for row in lines(include_str!("../../vectors/guards.tsv")) {
        let [step, outcome, changed, on, guard, result, first] = row[..] else { panic!("{row:?}") };
        let mut world = World::before(if step == "lapse" { "approval" } else { step });
        change(&mut world, changed);
        let verdict = world.check(&new(&step.into(), &outcome.into(), day(on)));
        let found = verdict.findings.iter().find(|f| f.guard.as_ref().is_some_and(|code| *code == *guard));
        assert_eq!(found.map_or("ok", |finding| finding.kind.as_str()), result, "{row:?} {found:?}");
        if result == "block" {
            let earliest = world.earliest(step, outcome, day(on));
            let on = earliest.on.filter(|_| earliest.open.is_empty()).map(|day| day.to_string());
            assert_eq!(on.as_deref().unwrap_or("-"), first, "{row:?} {earliest:?}");
        }
    }
}

#[test]
fn every_guard_of_the_field_is_in_the_table() {
    let table: Vec<&str> = lines(include_str!("../../vectors/guards.tsv")).map(|row| row[4]).collect();
    for no in 1..=14 {
        let (bare, family) = (format!("G{no}"), format!("G{no}-"));
        assert!(table.iter().any(|guard| *guard == bare || guard.starts_with(&family)), "{bare}");
    }
}

#[test]
fn training_can_be_excused_by_a_named_approver_and_the_political_review_cannot() {
    let mut world = World::before("committee_review");
    world.facts.trainings.clear();
    let mut proposal = new(&"committee_review".into(), &"passed".into(), day("2025-05-08"));
    let excuse = |guard: &str, approver: &str| Excuse {
        guard: guard.into(),
        approver: approver.into(),
        reason: "一线抢险".into(),
    };
    let blocked = |proposal: &Proposal| !world.check(proposal).is_allowed();
    assert!(blocked(&proposal));
    proposal.excuses = vec![excuse("G6", " ")];
    assert!(blocked(&proposal));
    proposal.excuses = vec![excuse("G6", "公司党委")];
    assert!(!blocked(&proposal));
    let found = world.check(&proposal).findings;
    assert_eq!(found.iter().map(|finding| finding.kind).collect::<Vec<_>>(), [Weight::Warn]);
    assert!(matches!(&found[0].softened, Some(Softened::Excused { approver, .. }) if approver == "公司党委"));
    proposal.on = day("2026-05-08");
    proposal.today = proposal.on;
    proposal.excuses.push(excuse("G7", "公司党委"));
    assert!(world.check(&proposal).blocks().any(|finding| finding.guard == Some("G7".into())));
}

#[test]
fn trainings_add_up_as_long_as_each_is_valid() {
    let mut world = World::before("committee_review");
    let half = |ended_on| Training { ended_on, hours: 12, days: 1 };
    world.facts.trainings = vec![half(day("2024-10-20")), half(day("2025-04-14"))];
    let proposal = new(&"committee_review".into(), &"passed".into(), day("2025-05-08"));
    let blocks = |world: &World, valid: Option<u16>| {
        let wishes = Stricter {
            limits: valid.map(|n| (Limit::TrainingValid, n)).into_iter().collect(),
            ..Stricter::default()
        };
        world.check_with(&wishes, &proposal).blocks().map(|f| f.guard.clone()).collect::<Vec<_>>()
    };
    assert!(blocks(&world, None).is_empty());
    assert!(blocks(&world, Some(12)).is_empty());
    assert_eq!(blocks(&world, Some(6)), [Some("G6".into())], "the first ran out on 2025-04-20");
    world.facts.trainings[0].ended_on = day("2024-11-08");
    assert!(blocks(&world, Some(6)).is_empty(), "the last day of it counts");
}

#[test]
fn a_vote_by_hands_stops_a_new_step_and_is_told_of_history() {
    let mut world = World::before("admission_meeting");
    world.facts.ballot = Some(BallotMethod::Hands);
    let mut proposal = new(&"admission_meeting".into(), &"passed".into(), day("2025-06-18"));
    let reasons: Vec<_> = world.check(&proposal).blocks().map(|f| f.reason.clone()).collect();
    assert_eq!(reasons, [Reason::Ballot { used: BallotMethod::Hands }]);
    proposal.origin = Origin::BackFilled { reason: "补录".into() };
    let verdict = world.check(&proposal);
    assert!(verdict.is_allowed());
    assert!(matches!(&verdict.findings[0].softened, Some(Softened::BackFilled { .. })));
    assert_eq!(verdict.findings[0].source.basis.rule, "development.votes");
    world.facts.ballot = Some(BallotMethod::Secret);
    assert!(world.check(&proposal).findings.is_empty());
}

#[test]
fn who_may_not_vote_is_not_entitled() {
    let mut world = World::before("admission_meeting");
    world.facts.entitled = Some(Entitled { told: 5, known: 4, resting: 1 });
    let mut proposal = new(&"admission_meeting".into(), &"passed".into(), day("2025-06-18"));
    let reasons: Vec<_> = world.check(&proposal).blocks().map(|f| f.reason.clone()).collect();
    assert_eq!(reasons, [Reason::MoreEntitled { told: 5, known: 4, resting: 1 }]);
    proposal.origin = Origin::BackFilled { reason: "补录".into() };
    let verdict = world.check(&proposal);
    assert!(verdict.is_allowed(), "of a day long past the roll may know less than the paper");
    assert_eq!(verdict.findings[0].source.basis.rule, "development.votes");
    world.facts.entitled = Some(Entitled { told: 4, known: 4, resting: 1 });
    assert!(world.check(&proposal).findings.is_empty());
}

#[test]
fn a_second_extension_is_refused() {
    let mut world = World::before("confirmation_meeting");
    let extend = Record {
        months: Some(6),
        ..super::world::record("confirmation_meeting", "extend", day("2026-06-18"))
    };
    world
        .records
        .extend([extend, super::world::record("confirmation_approval", "extended", day("2026-07-01"))]);
    assert_eq!(world.progress().extensions, [6]);
    let proposal = new(&"confirmation_meeting".into(), &"extend".into(), day("2026-12-18"));
    let blocks: Vec<_> = world.check(&proposal).blocks().map(|finding| finding.guard.clone()).collect();
    assert_eq!(blocks, [Some("G13".into())]);
    let confirm = world.earliest("confirmation_meeting", "confirm", day("2026-07-01"));
    assert_eq!(confirm.on, Some(day("2026-12-17")));
}

#[test]
fn a_notice_from_before_the_steps_had_to_be_taken_anew_does_not_count() {
    let mut world = World::before("admission_meeting");
    let again = [
        ("admission_meeting", "not_passed", "2025-06-18"),
        ("committee_review", "passed", "2025-06-20"),
        ("pre_review", "passed", "2025-06-23"),
        ("issue_form", "done", "2025-06-24"),
    ];
    world.records.extend(again.map(|(step, outcome, on)| super::world::record(step, outcome, day(on))));
    let proposal = new(&"admission_meeting".into(), &"passed".into(), day("2025-07-10"));
    let blocks =
        |world: &World| world.check(&proposal).blocks().map(|f| f.reason.clone()).collect::<Vec<_>>();
    assert_eq!(blocks(&world), [Reason::Notice(NoticeFault::None)]);
    world.facts.notices.push(notice("admission_meeting", day("2025-06-25"), day("2025-07-01")));
    assert_eq!(blocks(&world), []);
}
