use super::{
    super::*,
    day,
    world::{World, case, ruleset},
};

#[test]
fn what_is_due_is_the_next_step_with_a_limit() {
    let due = |before: &str| {
        let world = World::before(before);
        let (rules, progress) = (ruleset(&Stricter::default()), world.progress());
        let due = deadlines(&case(&rules, &progress, &world.facts));
        due.first().map(|(on, step)| (*on, step.to_string()))
    };
    assert_eq!(due("talk"), Some((day("2024-02-10"), "talk".into())));
    assert_eq!(due("choose_activist"), None, "no limit is set");
    assert_eq!(due("pre_review"), Some((day("2025-06-08"), "pre_review".into())));
    assert_eq!(due("approval"), Some((day("2025-09-18"), "approval".into())));
    assert_eq!(due("confirmation_approval"), Some((day("2026-09-18"), "confirmation_approval".into())));
}

#[test]
fn the_first_of_several_limits_counts() {
    let world = World::before("talk_before_approval");
    let (rules, progress) = (ruleset(&Stricter::default()), world.progress());
    let case = case(&rules, &progress, &world.facts);
    assert_eq!(latest(&case, &"talk_before_approval".into()), None);
    assert_eq!(deadlines(&case), [], "the approval waits for the talk");
}
