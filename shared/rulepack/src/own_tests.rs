use super::*;
use crate::{
    Rules, Weight, YearOfDays,
    development::Limit,
    organisational_life::{Frequency, MeetingKind, Per, TalkPair},
    setting::Room,
    transfers::Distance,
};
use kernel::TenantKind;
use proptest::prelude::*;
use time::macros::date;

fn own(rule: &str, setting: &str, from: Date, value: Option<Chosen>) -> Own {
    Own { rule: rule.into(), setting: setting.into(), effective_from: from, value }
}

fn rules() -> std::sync::Arc<Rules> {
    Rules::built_in().unwrap()
}

const FROM: Date = date!(2026 - 12 - 01);
const BEFORE: Date = date!(2026 - 11 - 30);

#[test]
fn a_number_holds_from_its_day_and_not_before() {
    let decided = [own("transfers.letter", "days.city", FROM, Some(Chosen::Number(20)))];
    let pack = rules().with(TenantKind::Enterprise, &decided).unwrap();
    let days = |day| pack.transfers.letter.on(day).value.days[&Distance::City].usual;
    assert_eq!((days(BEFORE), days(FROM)), (10, 20));
    assert!(pack.transfers.letter.on(FROM).own && !pack.transfers.letter.on(BEFORE).own);
    assert_eq!(pack.transfers.letter.on(FROM).source, pack.transfers.letter.on(BEFORE).source);
}

#[test]
fn a_frequency_is_made_stricter() {
    let monthly = Frequency { times: 1, per: Per::Month };
    let decided = [own("meetings.duties", "branch_meeting", FROM, Some(Chosen::Often(monthly)))];
    let pack = rules().with(TenantKind::Agency, &decided).unwrap();
    let often = |day| pack.organisational_life.duties.on(day).value.0[&MeetingKind::BranchMeeting].usual;
    assert_eq!(often(FROM), monthly);
    assert_eq!(often(BEFORE), Frequency { times: 1, per: Per::Quarter });
}

#[test]
fn talks_are_had_more_often_and_never_less() {
    let times = |wanted: u32| {
        let decided = [own("meetings.talks", "committee.times", FROM, Some(Chosen::Number(wanted)))];
        let pack = rules().with(TenantKind::Community, &decided).unwrap();
        pack.organisational_life.talks.on(FROM).value.0[&TalkPair::Committee].times.usual
    };
    assert_eq!([times(4), times(0), times(13)], [4, 1, 1]);
}

#[test]
fn more_hours_of_study_are_asked_for_and_never_fewer() {
    let hours = |kind, wanted: u32| {
        let decided = [own("meetings.study", "member_hours", FROM, Some(Chosen::Number(wanted)))];
        let pack = rules().with(kind, &decided).unwrap();
        pack.organisational_life.study.on(FROM).value.member_hours.map(|hours| hours.usual)
    };
    let community = [40, 31, 401].map(|wanted| hours(TenantKind::Community, wanted));
    assert_eq!(community, [Some(40), Some(32), Some(32)]);
    assert_eq!(hours(TenantKind::Association, 40), None);
}

#[test]
fn what_the_rule_does_not_allow_is_passed_over() {
    let yearly = Frequency { times: 1, per: Per::Year };
    let decided = [
        own("meetings.duties", "branch_meeting", FROM, Some(Chosen::Often(yearly))),
        own("transfers.letter", "days.city", FROM, Some(Chosen::Number(91))),
        own("development.limits", "activist_months", FROM, Some(Chosen::Number(11))),
        own("development.limits", "joining_age", FROM, Some(Chosen::Number(16))),
        own("transfers.swimming", "value", FROM, Some(Chosen::Switched(true))),
        own("privacy.retention", "sessions", FROM, Some(Chosen::Number(200))),
    ];
    let rules = rules();
    assert_eq!(&rules.with(TenantKind::Agency, &decided[..0]).unwrap(), rules.of(TenantKind::Agency));
    let pack = rules.with(TenantKind::Agency, &decided).unwrap();
    let kept = rules.of(TenantKind::Agency);
    let duties = |pack: &crate::Pack| pack.organisational_life.duties.on(FROM).value.clone();
    assert_eq!(duties(&pack), duties(kept));
    assert_eq!(pack.transfers.letter.on(FROM).value, kept.transfers.letter.on(FROM).value);
    let limit = |pack: &crate::Pack| {
        pack.development.limits.on(FROM).value.rule(Limit::ActivistMonths).unwrap().value
    };
    assert_eq!(limit(&pack), limit(kept));
    assert_eq!(pack.retention, kept.retention);
}

#[test]
fn a_decision_is_taken_back_by_a_later_one() {
    let decided = [
        own("dues.payment", "due_day", FROM, Some(Chosen::Number(10))),
        own("dues.payment", "due_day", date!(2027 - 03 - 01), None),
    ];
    let pack = rules().with(TenantKind::Community, &decided).unwrap();
    let day = |day| pack.dues.payment.on(day).value.due_day.usual;
    assert_eq!(
        [day(BEFORE), day(FROM), day(date!(2027 - 02 - 28)), day(date!(2027 - 03 - 01))],
        [31, 10, 10, 31]
    );
}

#[test]
fn the_cap_is_lifted_and_put_back() {
    let lifted = [own("dues.cap", "monthly", FROM, Some(Chosen::Switched(false)))];
    let pack = rules().with(TenantKind::Enterprise, &lifted).unwrap();
    assert_eq!(pack.dues.cap.on(FROM).value.monthly, None);
    assert!(pack.dues.cap.on(BEFORE).value.monthly.is_some());
}

#[test]
fn an_association_may_collect_dues() {
    let decided = [own("dues.practice", "practised", FROM, Some(Chosen::Switched(true)))];
    let practised = |kind| rules().with(kind, &decided).unwrap().dues.practice.on(FROM).value.practised;
    assert!(practised(TenantKind::Association) && practised(TenantKind::Agency));
    let off = [own("dues.practice", "practised", FROM, Some(Chosen::Switched(false)))];
    assert!(rules().with(TenantKind::Agency, &off).unwrap().dues.practice.on(FROM).value.practised);
}

#[test]
fn least_above_most_is_no_pack() {
    let decided = [own("development.limits", "approval_most", FROM, Some(Chosen::Number(3)))];
    assert!(rules().with(TenantKind::Agency, &decided).is_ok());
    let crossed = [
        own("development.limits", "contacts_least", FROM, Some(Chosen::Number(2))),
        own("development.limits", "extension_most", FROM, Some(Chosen::Number(6))),
        own("development.limits", "extension_least", FROM, Some(Chosen::Number(12))),
    ];
    assert!(rules().with(TenantKind::Agency, &crossed).is_err());
}

#[test]
fn every_setting_of_every_kind_can_be_set_to_what_it_is() {
    let rules = rules();
    for kind in TenantKind::ALL {
        for wording in rules.wordings(*kind, &[]) {
            for setting in wording.settings() {
                let Some(value) = setting.value.clone() else { continue };
                assert!(setting.room.allows(&value), "{kind} {} {}", wording.rule, setting.name);
                let decided = [own(&wording.rule, &setting.name, wording.effective_from, Some(value))];
                assert!(rules.with(*kind, &decided).is_ok(), "{kind} {} {}", wording.rule, setting.name);
            }
        }
    }
}

#[test]
fn a_condition_is_made_harder_and_what_is_late_never_stops_anybody() {
    let weigh =
        |code: &str, word: &str| own("development.workflow", code, FROM, Some(Chosen::Word(word.into())));
    let decided = [weigh("G4", "block"), weigh("G2", "warn"), weigh("G11", "block"), weigh("G1", "warn")];
    let pack = rules().with(TenantKind::Agency, &decided).unwrap();
    let workflow = |day| &pack.development.workflow.on(day).value;
    let kinds = |code: &str, day| {
        let guard = workflow(day).guard(&code.into()).unwrap();
        (guard.kind, guard.usual)
    };
    assert_eq!(kinds("G4", BEFORE), (Weight::Warn, Weight::Warn));
    assert_eq!(kinds("G4", FROM), (Weight::Block, Weight::Warn));
    assert_eq!(kinds("G2", FROM), (Weight::Warn, Weight::Alert));
    assert_eq!(kinds("G11", FROM), (Weight::Alert, Weight::Alert), "an approval that is late is still one");
    assert_eq!(kinds("G1", FROM), (Weight::Block, Weight::Block), "nothing is made softer");
}

#[test]
fn a_condition_that_was_made_harder_may_be_chosen_anew() {
    let rules = rules();
    let decided = [own("development.workflow", "G4", FROM, Some(Chosen::Word("block".into())))];
    let wordings = rules.wordings(TenantKind::Agency, &decided);
    let mine = wordings.iter().find(|wording| wording.rule == "development.workflow" && wording.own).unwrap();
    let settings = mine.settings();
    let setting = settings.iter().find(|setting| setting.name == "G4").unwrap();
    assert_eq!(setting.value, Some(Chosen::Word("block".into())));
    assert!(setting.room.allows(&Chosen::Word("warn".into())));
    assert!(!setting.room.allows(&Chosen::Word("alert".into())));
    let offered: Vec<&str> = settings.iter().map(|setting| setting.name.as_str()).collect();
    let expected = [
        "G2",
        "G4",
        "G10-candidate",
        "G10-introducers",
        "G11",
        "G11-confirmation",
        "G12-application",
        "pre_review_late",
        "meeting_late",
        "choose_activist",
        "choose_candidate",
    ];
    assert_eq!(offered, expected);
}

#[test]
fn a_notice_is_asked_at_further_steps_from_its_day() {
    let decided = [
        own("development.workflow", "choose_activist", FROM, Some(Chosen::Switched(true))),
        own("development.workflow", "apply", FROM, Some(Chosen::Switched(true))),
    ];
    let pack = rules().with(TenantKind::Agency, &decided).unwrap();
    let added = |step: &str, day| {
        let step = pack.development.workflow.on(day).value.step(&step.into()).unwrap();
        let added: Vec<String> =
            step.outcomes.iter().flat_map(|outcome| &outcome.added).map(ToString::to_string).collect();
        let asked = step.outcomes.iter().all(|one| one.added.iter().all(|code| one.guards.contains(code)));
        assert!(asked, "what is added is asked");
        added
    };
    assert_eq!(added("choose_activist", BEFORE), Vec::<String>::new());
    assert_eq!(added("choose_activist", FROM), ["G9", "G9-objections"]);
    assert_eq!(added("choose_candidate", FROM), Vec::<String>::new());
    assert_eq!(added("apply", FROM), Vec::<String>::new(), "where the field does not allow it");
}

#[test]
fn what_would_change_nothing_is_not_offered() {
    let rules = rules();
    for kind in TenantKind::ALL {
        let wordings = rules.wordings(*kind, &[]);
        let appraisal = wordings.iter().find(|wording| wording.rule == "meetings.appraisal").unwrap();
        assert!(appraisal.settings().is_empty() && !appraisal.figures().is_empty(), "{kind}");
        let offered = |rule: &str, name: &str| {
            let of_rule = wordings.iter().filter(|wording| wording.rule == rule);
            of_rule.flat_map(Wording::settings).any(|setting| setting.name == name)
        };
        assert!(offered("development.limits", "review_every"), "{kind}");
        assert!(offered("development.limits", "thought_report_every"), "{kind}");
        assert!(offered("transfers.need", "no_paper_months"), "{kind}");
        assert!(offered("development.limits", "pool_review_every"), "{kind}");
    }
    let decided = [
        own("meetings.appraisal", "base", FROM, Some(Chosen::Word("participating".into()))),
        own("meetings.appraisal", "shown_from_ballots", FROM, Some(Chosen::Number(5))),
    ];
    let pack = rules.with(TenantKind::Agency, &decided).unwrap();
    let kept = &rules.of(TenantKind::Agency).organisational_life.appraisal;
    assert_eq!(&pack.organisational_life.appraisal, kept);
}

#[test]
fn names_of_settings_are_told_apart() {
    for wording in rules().wordings(TenantKind::Enterprise, &[]) {
        let names: Vec<String> = wording.settings().into_iter().map(|setting| setting.name).collect();
        let different: BTreeSet<&String> = names.iter().collect();
        assert_eq!(different.len(), names.len(), "{}", wording.rule);
    }
}

#[test]
fn no_number_outside_of_its_bounds_ever_holds() {
    let rules = rules();
    for wanted in [0, 1, 9, 10, 90, 91, 70_000] {
        let decided = [own("transfers.limits", "in_transit", FROM, Some(Chosen::Number(wanted)))];
        let pack = rules.with(TenantKind::Enterprise, &decided).unwrap();
        let setting = pack.transfers.limits.on(FROM).value.0[&crate::transfers::TransferState::InTransit];
        let room = Room::Number { least: setting.least.into(), most: setting.most.into(), unit: None };
        let expected = if room.allows(&Chosen::Number(wanted)) { wanted } else { 10 };
        assert_eq!(u32::from(setting.usual), expected, "{wanted}");
    }
}

proptest! {
    #[test]
    fn stricter_is_allowed_and_looser_is_not(times in 0_u8..6, per in 0_usize..4) {
        let least = Frequency { times: 1, per: Per::Quarter };
        let most = Frequency { times: 2, per: Per::Month };
        let wanted = Frequency { times, per: Per::ALL[per] };
        let allowed = Room::Often { least, most }.allows(&Chosen::Often(wanted));
        prop_assert_eq!(allowed, wanted.covers(least) && most.covers(wanted));
    }
}

fn year_of(off: &[(Date, Date)], worked: &[Date]) -> Option<Chosen> {
    Some(Chosen::Days(YearOfDays { off: off.to_vec(), worked: worked.iter().copied().collect() }))
}

#[test]
fn a_year_is_entered_by_itself_and_says_nothing_of_the_next() {
    let spring = (date!(2027 - 02 - 05), date!(2027 - 02 - 11));
    let days = year_of(&[spring], &[date!(2027 - 01 - 31)]);
    let decided = [own(WORKING_DAYS, "days", date!(2027 - 01 - 01), days)];
    let pack = rules().with(TenantKind::Enterprise, &decided).unwrap();
    let calendar = pack.calendar();
    assert!(calendar.knows(date!(2027 - 06 - 01)) && !calendar.knows(date!(2028 - 06 - 01)));
    assert!(calendar.is_worked(date!(2027 - 01 - 31)) && !calendar.is_worked(date!(2027 - 02 - 08)));
    assert_eq!(calendar.nth(date!(2027 - 02 - 03), 5), date!(2027 - 02 - 16));
    assert!(!calendar.is_worked(date!(2026 - 10 - 01)), "the years of the field stay");
    let of_field = pack.working_days.on(date!(2026 - 06 - 01));
    let entered = pack.working_days.on(date!(2027 - 06 - 01));
    assert!(entered.own && !of_field.own);
    assert!(entered.source.contains("2027") && entered.source != of_field.source);
}

#[test]
fn a_year_that_is_taken_back_is_as_the_field_has_it() {
    let regional = (date!(2026 - 04 - 20), date!(2026 - 04 - 21));
    let mut decided = vec![
        own(WORKING_DAYS, "days", date!(2026 - 01 - 01), year_of(&[regional], &[])),
        own(WORKING_DAYS, "days", date!(2027 - 01 - 01), year_of(&[], &[])),
    ];
    let with = |decided: &[Own]| rules().with(TenantKind::Agency, decided).unwrap().calendar();
    let calendar = with(&decided);
    assert!(!calendar.is_worked(date!(2026 - 04 - 20)) && calendar.is_worked(date!(2026 - 10 - 01)));
    decided.extend(
        [date!(2026 - 01 - 01), date!(2027 - 01 - 01)].map(|from| own(WORKING_DAYS, "days", from, None)),
    );
    assert_eq!(with(&decided), rules().of(TenantKind::Agency).calendar());
}

#[test]
fn days_of_another_year_contradict_it() {
    for (from, off) in [
        (date!(2027 - 01 - 01), (date!(2028 - 02 - 05), date!(2028 - 02 - 11))),
        (date!(2027 - 01 - 01), (date!(2027 - 02 - 11), date!(2027 - 02 - 05))),
        (date!(2027 - 02 - 01), (date!(2027 - 02 - 05), date!(2027 - 02 - 11))),
    ] {
        let decided = [own(WORKING_DAYS, "days", from, year_of(&[off], &[]))];
        assert!(rules().with(TenantKind::Agency, &decided).is_err(), "{off:?}");
    }
}
