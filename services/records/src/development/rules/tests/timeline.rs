use super::{
    super::*,
    day, lines,
    world::{World, new, pack, ruleset, workflow},
};
use rulepack::development::{Effect, Limit, Weight};
use time::macros::date;

const STEPS: &str = include_str!("../../vectors/steps.tsv");

#[test]
fn the_definition_has_the_steps_of_the_chart() {
    let chart: Vec<Vec<&str>> = lines(STEPS).collect();
    let numbered: Vec<_> = workflow().steps().iter().filter(|step| step.no.is_some()).collect();
    assert_eq!(numbered.len(), chart.len());
    for (step, row) in numbered.iter().zip(chart) {
        let (no, stage) = (step.no.unwrap().to_string(), step.stage.unwrap().as_str());
        assert_eq!([no.as_str(), &step.name, stage, step.actor.as_str()], row[..]);
    }
}

#[test]
fn nothing_stands_against_any_step_of_the_worked_timeline() {
    let whole = World::worked();
    for index in 0..whole.records.len() {
        let record = &whole.records[index];
        let world = World { records: whole.records[..index].to_vec(), facts: whole.facts.clone() };
        let verdict = world.check(&new(&record.step, &record.outcome, record.decided_on));
        assert_eq!(verdict.findings, [], "{record:?}");
        assert_eq!(verdict.source.basis.effective_from, date!(2014 - 05 - 28));
    }
    assert_eq!(disorders(workflow(), &whole.records), Ok(vec![]));
    assert_eq!(whole.progress().state, *workflow().goal());
}

#[test]
fn the_worked_timeline_has_its_probation_and_its_day_of_full_membership() {
    let progress = World::worked().progress();
    let months = ruleset(&Stricter::default()).number(Limit::Probation).unwrap();
    let probation = probation(progress.probation_from().unwrap(), months, &progress.extensions);
    assert_eq!((probation.from, probation.ends_on), (day("2025-06-18"), day("2026-06-17")));
    assert_eq!((probation.full_on, probation.doubtful), (day("2026-06-18"), false));
    let confirming = workflow()
        .steps()
        .iter()
        .flat_map(|step| &step.outcomes)
        .find(|o| o.effect == Some(Effect::Confirms));
    assert!(confirming.is_some());
}

#[test]
fn a_date_before_its_predecessor_stops_a_new_step_and_is_a_warning_in_history() {
    let world = World::before("file_candidate");
    let mut proposal = new(&"file_candidate".into(), &"consented".into(), day("2025-03-02"));
    let disorder = Reason::OutOfOrder {
        earlier: "choose_candidate".into(),
        earlier_on: day("2025-03-03"),
        on: day("2025-03-02"),
    };
    let found = world.check(&proposal).findings;
    assert_eq!((found.len(), found[0].kind, &found[0].reason), (1, Weight::Block, &disorder));
    proposal.origin = Origin::BackFilled { reason: "补录2025年档案".into() };
    let verdict = world.check(&proposal);
    assert!(verdict.is_allowed());
    assert_eq!((verdict.findings[0].kind, &verdict.findings[0].reason), (Weight::Warn, &disorder));
    let why = Softened::BackFilled { reason: "补录2025年档案".into() };
    assert_eq!(verdict.findings[0].softened, Some(why));
}

#[test]
fn every_date_out_of_order_is_found_in_a_file() {
    let mut records = World::worked().records;
    let at = |step: &str| records.iter().position(|record| record.step == *step).unwrap();
    let (talk, form) = (at("talk"), at("issue_form"));
    records[talk].decided_on = day("2024-01-09");
    records[form].decided_on = day("2025-07-01");
    let found = disorders(workflow(), &records).unwrap();
    let pairs: Vec<_> = found.iter().map(|d| (d.step.as_str(), d.earlier.as_str())).collect();
    assert_eq!(pairs, [("talk", "apply"), ("admission_meeting", "issue_form")]);
}

#[test]
fn history_needs_a_reason_and_does_not_lie_in_the_future() {
    let mut proposal = new(&"talk".into(), &"done".into(), day("2024-01-25"));
    proposal.origin = Origin::BackFilled { reason: " ".into() };
    let reasons = |proposal: &Proposal| -> Vec<Reason> {
        World::before("talk").check(proposal).blocks().map(|finding| finding.reason.clone()).collect()
    };
    assert_eq!(reasons(&proposal), [Reason::NoReason]);
    proposal.origin = Origin::BackFilled { reason: "补录".into() };
    assert_eq!(reasons(&proposal), []);
    proposal.today = day("2024-01-24");
    assert_eq!(reasons(&proposal), [Reason::InFuture { on: proposal.on, today: proposal.today }]);
}

#[test]
fn every_step_shows_the_papers_it_creates() {
    let file = &pack().development.file.on(day("2026-01-01")).value;
    let of = |step: &str| file.of_step(&step.into()).map(|paper| paper.name.clone()).collect::<Vec<_>>();
    assert_eq!(of("apply"), ["入党申请书"]);
    assert_eq!(of("talk"), ["入党申请人谈话记录"]);
    assert_eq!(of("choose_activist"), ["推荐(推优)表", "确定入党积极分子会议记录"]);
    assert_eq!(of("issue_form"), ["中国共产党入党志愿书"]);
    let silent = [
        "committee_review",
        "archive",
        "talk_before_approval",
        "place_in_branch",
        "approval",
        "name_introducers",
    ];
    for step in workflow().steps().iter().filter(|step| step.no.is_some()) {
        let some = file.of_step(&step.code).next().is_some();
        assert!(some || silent.contains(&step.code.as_str()), "{}", step.code);
    }
}
