use crate::{
    Rules,
    organisational_life::{Frequency, MeetingKind, Per},
    pack::{COMMON, Pack},
};
use kernel::TenantKind;
use time::{Date, macros::date};

const TODAY: Date = date!(2026 - 11 - 23);

/// What is wrong when one text of the common packs reads otherwise.
fn faults(old: &str, new: &str) -> String {
    let changed: Vec<(&str, String)> =
        COMMON.iter().map(|(file, text)| (*file, text.replacen(old, new, 1))).collect();
    let texts: Vec<(&str, &str)> = changed.iter().map(|(file, text)| (*file, text.as_str())).collect();
    assert_ne!(texts, COMMON, "{old} is not there");
    Pack::load(&texts, "test", "").map(|_| String::new()).unwrap_or_else(|error| error.to_string())
}

#[test]
fn values_that_contradict_themselves_are_refused() {
    let cases = [
        (
            "usual = { times = 1, per = \"quarter\" }",
            "usual = { times = 1, per = \"year\" }",
            "branch_meeting: the usual",
        ),
        ("[rule.value.study]\ngatherings", "[rule.value.studies]\ngatherings", "unknown variant `studies`"),
        ("gatherings = [\"committee\"]", "gatherings = []", "committee_meeting gathers nobody"),
        ("held_by = [\"group\"]", "held_by = []", "group_meeting is due where it cannot be held"),
        ("grace_months = 3", "grace_months = 12", "12 months of grace"),
        (
            "[rule.value.discipline]\nquorum = { at_least = \"1/2\" }\npass = { more_than = \"1/2\" }\nof = \"should_attend\"\nballot = \"either\"\n",
            "",
            "discipline is missing",
        ),
        ("{ at_least = \"1/2\" }", "{ at_least = \"3/2\" }", "not a part of a whole"),
        ("{ at_least = \"1/2\" }", "{ about = \"1/2\" }", "unknown variant `about`"),
        (
            "shown_from_ballots = { usual = 3",
            "shown_from_ballots = { usual = 2",
            "shown_from_ballots: bounds",
        ),
        (
            "participation = \"1/1\"",
            "participation = \"9/10\"",
            "the least participation is above the usual one",
        ),
        ("plan = [1]", "plan = [13]", "outside of the year"),
        ("usual_most = 5\nmost = 7", "usual_most = 8\nmost = 7", "the sizes are out of order"),
        ("delegates_usual_most = 200", "delegates_usual_most = 400", "delegates are out of order"),
        ("on_time_days = { usual = 30", "on_time_days = { usual = 91", "on_time_days: bounds"),
        ("deputy_secretary = \"approved\"\n", "", "deputy_secretary is missing"),
        (
            "no_paper_months = { usual = 0, least = 0, most = 3 }",
            "no_paper_months = { usual = 0, least = 0, most = 6 }",
            "no paper is needed where a transfer is",
        ),
        ("city = { usual = 10, least = 1, most = 90 }\n", "", "city is missing"),
        ("city = { usual = 10", "city = { usual = 91", "city: bounds"),
        ("[rule.value.power]\nusual = \"warn\"\nmay_change = true\n", "", "power is missing"),
        ("applied = { usual = 5", "applied = { usual = 0", "applied: bounds"),
        ("term = { usual = 12, least = 1", "term = { usual = 13, least = 1", "correct_in_time: bounds"),
        (
            "least = 12, most = 24, step = 12",
            "least = 12, most = 24, step = 7",
            "probation_within_party: bounds",
        ),
        (
            "after = \"advised_to_leave\"",
            "after = \"removal\"",
            "removal: the step before it is not practised",
        ),
    ];
    for (old, new, expected) in cases {
        let found = faults(old, new);
        assert!(found.contains(expected), "{old}\n{found}");
    }
}

#[test]
fn an_organisation_may_be_stricter_and_never_looser() {
    let often = |times, per| Frequency { times, per };
    let cases = [
        (TenantKind::Enterprise, MeetingKind::BranchMeeting, often(1, Per::Month), true),
        (TenantKind::Enterprise, MeetingKind::BranchMeeting, often(4, Per::Year), false),
        (TenantKind::Enterprise, MeetingKind::BranchMeeting, often(3, Per::Month), false),
        (TenantKind::Agency, MeetingKind::Lecture, often(1, Per::Year), true),
        (TenantKind::Agency, MeetingKind::Lecture, often(1, Per::Month), true),
        (TenantKind::Agency, MeetingKind::Lecture, often(0, Per::Year), false),
        (TenantKind::Association, MeetingKind::ThemedDay, often(0, Per::Month), true),
        (TenantKind::Association, MeetingKind::ThemedDay, often(1, Per::Month), true),
    ];
    let rules = Rules::built_in().unwrap();
    for (tenant, kind, chosen, allowed) in cases {
        let duties = &rules.of(tenant).organisational_life.duties.on(TODAY).value;
        assert_eq!(duties.0[&kind].allows(chosen), allowed, "{tenant} {kind} {chosen:?}");
    }
}

#[test]
fn every_entry_of_the_three_areas_names_its_source() {
    let rules = Rules::built_in().unwrap();
    for tenant in TenantKind::ALL {
        let pack = rules.of(*tenant);
        let bases = [
            pack.organisational_life.duties.on(TODAY).basis("meetings.duties"),
            pack.organisational_life.decisions.on(TODAY).basis("meetings.decisions"),
            pack.elections.voting.on(TODAY).basis("elections.voting"),
            pack.transfers.letter.on(TODAY).basis("transfers.letter"),
            pack.cadres.notice.on(TODAY).basis("cadres.notice"),
        ];
        assert!(bases.iter().all(|basis| basis.source.chars().count() > 10), "{tenant}");
    }
}
