use super::*;
use crate::exceptions::ExceptionMatter;
use kernel::TenantKind;
use rulepack::Rules;
use time::macros::date;

const TODAY: Date = date!(2026 - 11 - 23);

/// What the organisation itself set a day for, or somebody only asks.
const UNRULED: [Matter; 7] = [
    Matter::MeetingUnrecorded,
    Matter::MeetingUnfiled,
    Matter::MeetingPlanned,
    Matter::LeaveAsked,
    Matter::FollowUp,
    Matter::CorrectionAsked,
    Matter::CollectionAnswered,
];

const UNRULED_EXCEPTIONS: [ExceptionMatter; 2] =
    [ExceptionMatter::RemedyOverdue, ExceptionMatter::DuesMonthOpen];

/// The matters of both boards: the rule of each, and whether it has to have one.
fn lines(pack: &Pack) -> Vec<(&'static str, Option<Basis>, bool)> {
    let month = |one: &Matter| (one.as_str(), one.basis(pack, TODAY), !UNRULED.contains(one));
    let board =
        |one: &ExceptionMatter| (one.as_str(), one.basis(pack, TODAY), !UNRULED_EXCEPTIONS.contains(one));
    Matter::ALL.iter().map(month).chain(ExceptionMatter::ALL.iter().map(board)).collect()
}

#[test]
fn every_matter_has_its_rule_in_every_pack_or_a_reason_for_none() {
    let rules = Rules::built_in().unwrap();
    for tenant in TenantKind::ALL {
        let known = rules.wordings(*tenant, &[]);
        for (matter, basis, ruled) in lines(rules.of(*tenant)) {
            assert_eq!(basis.is_some(), ruled, "{tenant} {matter}");
            let Some(basis) = basis else { continue };
            let entry = known.iter().find(|one| {
                one.rule == basis.rule
                    && one.effective_from == basis.effective_from
                    && one.source == basis.source
            });
            assert!(entry.is_some() && !basis.source.is_empty(), "{tenant} {matter} {}", basis.rule);
        }
    }
}

#[test]
fn both_boards_name_the_same_rule_for_the_same_matter() {
    let rules = Rules::built_in().unwrap();
    let pack = rules.of(TenantKind::Enterprise);
    let mut same = 0;
    for matter in Matter::ALL {
        let other = ExceptionMatter::ALL.iter().find(|other| other.as_str() == matter.as_str());
        if let Some(other) = other {
            assert_eq!(matter.basis(pack, TODAY), other.basis(pack, TODAY), "{matter}");
            same += 1;
        }
    }
    assert!(same > 0);
}

#[test]
fn a_rule_is_told_once_for_all_lines_of_a_matter() {
    let rules = Rules::built_in().unwrap();
    let matters = BTreeSet::from([Matter::DuesBehind, Matter::FollowUp, Matter::DutyOpen]);
    let told = rules_of(&matters, rules.of(TenantKind::Agency), TODAY);
    let told: Vec<_> = told.iter().map(|one| (one.matter, one.basis.rule)).collect();
    assert_eq!(told, [(Matter::DutyOpen, "meetings.duties"), (Matter::DuesBehind, "dues.arrears")]);
}
