use super::{super::study, pack};
use crate::{
    meetings::rules::study::Studied,
    vectors::{number, rows},
};
use time::macros::date;

#[test]
fn who_has_the_hours_of_the_year_is_told_by_the_rules() {
    let rule = &pack().organisational_life.study.on(date!(2026 - 06 - 30)).value;
    assert!(study::is_asked(rule));
    for [leads, hours, courses, class, course] in rows(include_str!("../../vectors/study.tsv")) {
        let studied = Studied { hours: number(hours), courses: number(courses), leads: leads == "yes" };
        assert_eq!(study::class_of(rule, studied), class, "{studied:?}");
        assert_eq!(study::course_of(rule, studied), course, "{studied:?}");
        assert!(study::CLASSES.contains(&class) && study::COURSES.contains(&course));
    }
}

#[test]
fn an_association_asks_nobody_for_hours() {
    let rules = rulepack::Rules::built_in().unwrap();
    let rule = &rules.of(kernel::TenantKind::Association).organisational_life.study;
    assert!(!study::is_asked(&rule.on(date!(2026 - 06 - 30)).value));
}
