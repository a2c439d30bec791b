use super::{
    super::*,
    day,
    world::{TODAY, World, case, mentor, pack, ruleset},
};
use rulepack::development::{FilePart, Signer};
use time::Date;

/// Every paper of a file, dated on the day of its step and signed by all, and a thought report at the end of each period.
fn filed(world: &World) -> Vec<Paper> {
    let (progress, rules) = (world.progress(), &pack().development.file.on(day("2026-01-01")).value);
    let paper = |code: &rulepack::development::PaperCode, dated: Date| Paper {
        code: code.clone(),
        dated: Some(dated),
        pages: 1,
        signed_by: Signer::ALL.iter().copied().collect(),
    };
    let of = |rule: &rulepack::development::PaperRule| {
        let days: Vec<Date> = progress.days_of(&rule.step).collect();
        let days = match rule.is_thought_report() {
            true => asked(world).periods.iter().map(|one| one.due_by).collect(),
            false if rule.each => days,
            false => days.last().copied().into_iter().collect(),
        };
        days.into_iter().map(|day| paper(&rule.code, day)).collect::<Vec<_>>()
    };
    rules.paper.iter().flat_map(of).collect()
}

/// What is asked of thought reports, and nobody has given.
fn asked(world: &World) -> Reports {
    let (rules, progress) = (ruleset(&Stricter::default()), world.progress());
    reports(&case(&rules, &progress, &world.facts), &[], TODAY)
}

fn lines(world: &World, papers: &[Paper]) -> Vec<Line> {
    let (rules, progress) = (ruleset(&Stricter::default()), world.progress());
    checklist(&case(&rules, &progress, &world.facts), papers, TODAY)
}

/// The line of a paper after a change to the papers of the worked timeline.
fn line(code: &str, change: impl FnOnce(&mut Vec<Paper>)) -> Line {
    let world = World::worked();
    let mut papers = filed(&world);
    change(&mut papers);
    lines(&world, &papers).into_iter().find(|line| line.code == *code).unwrap()
}

fn of<'a>(papers: &'a mut [Paper], code: &str) -> &'a mut Paper {
    papers.iter_mut().find(|paper| paper.code == *code).unwrap()
}

#[test]
fn a_complete_file_has_no_faults_and_the_order_of_the_regulation() {
    let world = World::worked();
    let lines = lines(&world, &filed(&world));
    for line in &lines {
        assert!(matches!(line.state, LineState::Filed { .. }) && line.faults.is_empty(), "{line:?}");
    }
    let personnel = lines.iter().take_while(|line| line.part == FilePart::Personnel);
    let names: Vec<&str> = personnel.map(|line| line.name.as_str()).collect();
    assert_eq!(names[..4], ["中国共产党入党志愿书", "入党申请书", "政治审查综合报告", "转正申请书"]);
    assert!(lines.iter().enumerate().all(|(index, line)| line.no == index + 1));
}

#[test]
fn a_paper_that_is_not_there_is_missing_once_its_step_was_taken() {
    let missing = |code: &'static str| line(code, |papers| papers.retain(|paper| paper.code != *code)).state;
    assert_eq!(missing("application"), LineState::Missing { papers: 0, expected: 1 });
    assert_eq!(missing("activist_review"), LineState::Missing { papers: 0, expected: 2 });
    assert_eq!(missing("oath_record"), LineState::Without { expected: 1 });
    assert_eq!(missing("thought_report"), LineState::Without { expected: 9 });
    let world = World::before("political_review");
    let lines = lines(&world, &filed(&world));
    let not_yet =
        |code: &str| lines.iter().find(|line| line.code == *code).unwrap().state == LineState::NotYet;
    assert!(not_yet("political_review") && not_yet("admission_form") && !not_yet("application"));
}

#[test]
fn one_review_short_is_found() {
    let line = line("activist_review", |papers| {
        let first = papers.iter().position(|paper| paper.code == *"activist_review").unwrap();
        papers.remove(first);
    });
    assert_eq!(line.state, LineState::Missing { papers: 1, expected: 2 });
}

#[test]
fn thought_reports_are_counted_by_the_periods_that_ask_for_them() {
    // five quarters from the choice to the meeting that admits, four from there to the confirmation
    let of_stages = asked(&World::worked()).periods;
    assert_eq!(
        (of_stages.len(), of_stages[0].from, of_stages[0].due_by),
        (9, day("2024-03-01"), day("2024-05-31"))
    );
    assert_eq!((of_stages[5].no, of_stages[5].from), (6, day("2025-06-18")));
    let one_short = line("thought_report", |papers| {
        let first = papers.iter().position(|paper| paper.code == *"thought_report").unwrap();
        papers.remove(first);
    });
    assert_eq!(one_short.state, LineState::Missing { papers: 8, expected: 9 });
    // a second one within a quarter does not stand for a quarter without any
    let doubled = line("thought_report", |papers| {
        let first = papers.iter().position(|paper| paper.code == *"thought_report").unwrap();
        papers[first].dated = papers[first + 1].dated;
    });
    assert_eq!(doubled.state, LineState::Filed { papers: 9 }, "the first is made up for late");
    let early = line("thought_report", |papers| {
        let first = papers.iter().position(|paper| paper.code == *"thought_report").unwrap();
        papers[first + 1].dated = papers[first].dated;
    });
    assert_eq!(early.state, LineState::Missing { papers: 8, expected: 9 });
}

#[test]
fn the_next_thought_report_is_due_at_the_end_of_the_first_period_without_one() {
    let due_on = |until: &str, today: &str, given: &[&str]| {
        let world = World::before(until);
        let (rules, progress) = (ruleset(&Stricter::default()), world.progress());
        let paper = |dated: &&str| Paper {
            code: "thought_report".into(),
            dated: Some(day(dated)),
            pages: 1,
            signed_by: Default::default(),
        };
        let papers: Vec<Paper> = given.iter().map(paper).collect();
        reports(&case(&rules, &progress, &world.facts), &papers, day(today)).due_by
    };
    assert_eq!(due_on("choose_activist", "2024-02-20", &[]), None);
    assert_eq!(due_on("assign_contacts", "2024-03-20", &[]), Some(day("2024-05-31")));
    assert_eq!(due_on("assign_contacts", "2024-03-20", &["2024-03-19"]), Some(day("2024-08-31")));
    assert_eq!(due_on("assign_contacts", "2024-07-01", &[]), Some(day("2024-05-31")));
    // what an activist left out is not asked of a probationary member
    assert_eq!(due_on("oath", "2025-08-09", &[]), Some(day("2025-09-17")));
    assert_eq!(due_on("archive", "2026-07-25", &[]), None);
}

#[test]
fn what_is_wrong_with_a_paper_is_told() {
    let faults = |code: &str, change: fn(&mut Paper)| line(code, |papers| change(of(papers, code))).faults;
    let (dated, step_on) = (day("2024-01-09"), day("2024-01-10"));
    assert_eq!(faults("application", |p| p.dated = None), [PaperFault::Undated]);
    assert_eq!(
        faults("application", |p| p.dated = Some(day("2024-01-09"))),
        [PaperFault::DateDiffers { dated, step_on }]
    );
    assert_eq!(faults("application", |p| p.signed_by.clear()), [PaperFault::Unsigned { by: Signer::Person }]);
    assert_eq!(faults("application", |p| p.pages = 0), [PaperFault::FewPages { have: 0, least: 1 }]);
    let early = PaperFault::BeforeStep {
        dated: day("2025-05-19"),
        step: "pre_review".into(),
        step_on: day("2025-05-20"),
    };
    assert_eq!(faults("admission_form", |p| p.dated = Some(day("2025-05-19"))), [early]);
}

#[test]
fn an_introducer_who_was_no_full_member_on_the_day_is_found() {
    let mut world = World::worked();
    world.facts.introducers[1] = mentor(day("2025-05-22"));
    let papers = filed(&world);
    let form = lines(&world, &papers).into_iter().next().unwrap();
    let unsound = PaperFault::MentorUnsound { by: Signer::Introducers, on: day("2025-05-21") };
    assert_eq!((form.code.as_str(), form.faults), ("admission_form", vec![unsound]));
}
