use crate::{Pack, Rules, pack::COMMON};
use kernel::TenantKind;
use time::macros::date;

fn fault(id: &str, day: &str, value: &str) -> String {
    let entry = format!("[[rule]]\nid = \"{id}\"\neffective_from = {day}\nsource = \"x\"\n{value}");
    Pack::load(COMMON, "enterprise", &entry).map(|_| ()).unwrap_err().to_string()
}

#[test]
fn what_contradicts_itself_is_refused() {
    let day = "2031-01-01";
    let cases = [
        (
            "development.quota",
            "value = { counted_by = \"admission\", plan_month = 2, listed_in = [], when_full = { usual = \"warn\", allowed = [\"warn\"] } }",
            "unknown step \"admission\"",
        ),
        (
            "development.quota",
            "value = { counted_by = \"approval\", plan_month = 13, listed_in = [], when_full = { usual = \"warn\", allowed = [\"warn\"] } }",
            "month 13",
        ),
        (
            "development.quota",
            "value = { counted_by = \"approval\", plan_month = 2, listed_in = [\"signing\"], when_full = { usual = \"warn\", allowed = [\"warn\"] } }",
            "unknown state \"signing\"",
        ),
        (
            "development.special",
            "value = { approvals = { posthumous = [[\"province\"]], extreme = [] } }",
            "extreme is approved by nobody",
        ),
        (
            "development.notices",
            "value = { shown = [\"name\", \"phone\"], never = [\"phone\"] }",
            "phone is shown",
        ),
        (
            "development.approval",
            "value = { under_township = \"reviews\", power = {} }",
            "party_committee is missing",
        ),
        (
            "development.file",
            "[[rule.value.paper]]\ncode = \"a\"\nname = \"a\"\nstep = \"signing\"\ndocument = \"other\"\npart = \"branch\"",
            "paper a: unknown step \"signing\"",
        ),
        (
            "development.votes",
            "value = { quorum = [1, 2], majority = [1, 1], methods = [\"secret\"], written_opinions = true, one_by_one = true, exclusions = {}, resolution = [] }",
            "a share nobody can exceed",
        ),
        (
            "calendar.working_days",
            "value = { off = [[\"2031-02-02\", \"2031-02-01\"]], worked = [] }",
            "not a span",
        ),
        (
            "calendar.working_days",
            "value = { off = [], worked = [\"2031-01-02\"] }",
            "worked without being said",
        ),
    ];
    for (id, value, expected) in cases {
        let fault = fault(id, day, value);
        assert!(fault.contains(expected), "{expected}\n{fault}");
    }
    let fault = fault("calendar.working_days", "2031-01-02", "value = { off = [], worked = [] }");
    assert!(fault.contains("begins on its first day"), "{fault}");
}

#[test]
fn the_age_of_joining_is_the_same_for_files_and_for_the_roster() {
    let fault = fault("members.joining", "2014-01-01", "value = { min_age = 17, medal_years = 50 }");
    assert!(fault.contains("joining_age is 18 and members.joining says 17"), "{fault}");
}

#[test]
fn associations_do_not_develop_members_and_all_others_do() {
    let rules = Rules::built_in().unwrap();
    for kind in TenantKind::ALL {
        let practised = rules.of(*kind).development.practice.on(date!(2026 - 11 - 23)).value.practised;
        assert_eq!(practised, *kind != TenantKind::Association, "{kind}");
    }
}
