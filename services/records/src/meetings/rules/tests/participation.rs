use super::{
    super::{attendance::*, study},
    life,
};
use kernel::{Period, TenantKind};
use rulepack::organisational_life::{MeetingKind, ParticipationRules};
use std::collections::BTreeSet;
use time::{Date, macros::date};

const TODAY: Date = date!(2026 - 11 - 23);

#[test]
fn leave_is_due_and_exemption_is_not() {
    let rules = life().participation.on(TODAY).value;
    let marks = [Some(Mark::Present), Some(Mark::Leave), Some(Mark::Exempt), Some(Mark::Unexcused), None];
    let belongs = Period { from: date!(2026 - 01 - 01), until: None };
    let held: Vec<_> = marks.into_iter().map(|mark| (date!(2026 - 03 - 10), mark)).collect();
    let sum = of_member(belongs, &held);
    assert_eq!((sum.present, sum.due(rules), sum.leave, sum.exempt), (1, 4, 1, 1));
    assert_eq!(sum.due(ParticipationRules { leave_is_due: false }), 3);
    assert_eq!(sum.plus(sum, 2).due(rules), 12);
}

#[test]
fn class_hours_are_those_of_study_alone() {
    let rule = &life().study.on(TODAY).value;
    let is_study =
        |kinds: &[MeetingKind]| study::is_study(rule, &kinds.iter().copied().collect::<BTreeSet<_>>());
    assert!(is_study(&[MeetingKind::ThemedDay, MeetingKind::Study]));
    assert!(is_study(&[MeetingKind::Lecture]));
    assert!(!is_study(&[MeetingKind::BranchMeeting]));
    assert_eq!(study::class_hours(rule, 44), Some(0));
    assert_eq!(study::class_hours(rule, 120), Some(2));
    for (hours, days, fits) in [(0, 1, false), (8, 1, true), (32, 1, true), (33, 1, false), (33, 2, true)] {
        assert_eq!(study::fits(rule, hours, days), fits, "{hours} in {days}");
    }
    assert_eq!((study::due(rule, false).hours, study::due(rule, true).hours), (32, 56));
}

#[test]
fn an_association_counts_no_hours() {
    let life = &super::RULES.of(TenantKind::Association).organisational_life;
    let rule = &life.study.on(TODAY).value;
    assert_eq!(study::class_hours(rule, 600), None);
    assert_eq!(study::due(rule, true), study::Left::default());
    assert_eq!(study::lectures_left(rule, 0), 0);
}
