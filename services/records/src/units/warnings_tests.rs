use super::*;
use crate::{
    elections::rules::term,
    vectors::{day, rows},
};
use kernel::TenantKind;
use rulepack::Rules;
use time::macros::date;

const TODAY: Date = date!(2026 - 11 - 23);

fn codes(kind: UnitKind, full: i64, probationary: i64, ends_on: Option<Date>) -> Vec<String> {
    let pack = Rules::built_in().unwrap().of(TenantKind::Agency).clone();
    let ending = |ends_on| term::ending(&pack.terms.on(TODAY).value, 3, ends_on);
    let facts = Facts {
        kind,
        counts_members: kind == UnitKind::Branch,
        heads: Heads { full, probationary },
        secretary: true,
        commissioners: false,
        founded_on: None,
        joint_bodies: None,
        term: ends_on.map(ending),
        term_since: None,
    };
    of(&facts, &pack, TODAY).into_iter().map(|notice| notice.code).collect()
}

#[test]
fn a_branch_is_asked_about_its_size() {
    assert_eq!(codes(UnitKind::Branch, 2, 9, None), ["too_few_full_members"]);
    assert!(codes(UnitKind::Branch, 3, 0, None).is_empty());
    assert!(codes(UnitKind::Branch, 6, 0, None).is_empty());
    assert_eq!(codes(UnitKind::Branch, 7, 0, None), ["committee_due"]);
    assert_eq!(codes(UnitKind::Branch, 50, 1, None), ["above_usual_size", "committee_due"]);
}

#[test]
fn larger_forms_have_thresholds() {
    assert_eq!(
        codes(UnitKind::GeneralBranch, 49, 10, None),
        ["below_threshold"],
        "agencies count full members"
    );
    assert!(codes(UnitKind::GeneralBranch, 50, 0, None).is_empty());
    assert!(codes(UnitKind::GeneralBranch, 99, 0, None).is_empty());
    assert_eq!(codes(UnitKind::GeneralBranch, 100, 0, None), ["above_form"]);
    assert_eq!(codes(UnitKind::PartyCommittee, 99, 0, None), ["below_threshold"]);
}

/// The same table as the rule's own.
#[test]
fn a_term_is_warned_of_as_elections_reckon_it() {
    for [elected, today, expected] in rows::<3>(include_str!("../elections/vectors/term_states.tsv")) {
        let rules = Rules::built_in().unwrap();
        let terms = &rules.of(TenantKind::Agency).terms.on(TODAY).value;
        let known = term::ending(terms, 3, kernel::add_years(day(elected), 3));
        let code = super::term(Some(&known), day(today)).map_or("-", |problem| problem.kind().code);
        assert_eq!(code.trim_start_matches("term_"), expected, "{today}");
    }
    assert_eq!(codes(UnitKind::Branch, 3, 0, Some(TODAY)), ["term_ending"], "it is elected by that day");
    assert_eq!(codes(UnitKind::Branch, 3, 0, TODAY.previous_day()), ["term_over"]);
    assert!(codes(UnitKind::Branch, 3, 0, Some(date!(2027 - 05 - 24))).is_empty());
}

#[test]
fn a_temporary_branch_that_lasts_is_asked_about() {
    let rules = Rules::built_in().unwrap();
    let codes = |kind: UnitKind, founded_on: Option<Date>| {
        let facts = Facts {
            kind,
            counts_members: false,
            heads: Heads { full: 0, probationary: 0 },
            secretary: true,
            commissioners: false,
            founded_on,
            joint_bodies: None,
            term: None,
            term_since: None,
        };
        let found = of(&facts, rules.of(TenantKind::Enterprise), TODAY);
        found.into_iter().map(|notice| notice.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(UnitKind::TemporaryBranch, Some(date!(2026 - 05 - 23))), ["temporary_branch_long"]);
    assert!(codes(UnitKind::TemporaryBranch, Some(date!(2026 - 05 - 24))).is_empty());
    assert!(codes(UnitKind::TemporaryBranch, None).is_empty(), "nobody has said when it was founded");
    assert!(codes(UnitKind::FunctionalBranch, Some(date!(2020 - 01 - 01))).is_empty());
}

#[test]
fn a_joint_branch_of_more_than_five_bodies_is_told() {
    let rules = Rules::built_in().unwrap();
    let codes = |kind, joint_bodies| {
        let facts = Facts {
            kind,
            counts_members: true,
            heads: Heads { full: 5, probationary: 0 },
            secretary: true,
            commissioners: false,
            founded_on: None,
            joint_bodies,
            term: None,
            term_since: None,
        };
        let found = of(&facts, rules.of(TenantKind::Enterprise), TODAY);
        found.into_iter().map(|notice| notice.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(UnitKind::JointBranch, Some(6)), ["joint_of_many"]);
    assert!(codes(UnitKind::JointBranch, Some(5)).is_empty());
    assert!(codes(UnitKind::JointBranch, None).is_empty(), "nothing is assumed");
    assert!(codes(UnitKind::Branch, Some(6)).is_empty());
}

/// One fact for every warning, whatever the organisation.
fn asked_about() -> Vec<Facts> {
    let large = |kind| Facts {
        kind,
        counts_members: true,
        heads: Heads { full: 100, probationary: 1 },
        secretary: false,
        commissioners: false,
        founded_on: Some(date!(2020 - 01 - 01)),
        joint_bodies: Some(500),
        term: None,
        term_since: None,
    };
    let ended = |ends_on| Some(Term { years: 3, ends_on, warn_from: date!(2020 - 01 - 01) });
    let small = |kind| Facts { heads: Heads { full: 0, probationary: 0 }, ..large(kind) };
    vec![
        Facts { term: ended(date!(2026 - 11 - 22)), ..large(UnitKind::JointBranch) },
        Facts { term: ended(date!(2026 - 12 - 01)), ..small(UnitKind::Branch) },
        large(UnitKind::TemporaryBranch),
        large(UnitKind::GeneralBranch),
        small(UnitKind::PartyCommittee),
    ]
}

#[test]
fn every_warning_names_a_rule_of_the_pack() {
    let rules = Rules::built_in().unwrap();
    for tenant in TenantKind::ALL {
        let known: Vec<String> = rules.wordings(*tenant, &[]).into_iter().map(|one| one.rule).collect();
        let mut codes = std::collections::BTreeSet::new();
        for notice in asked_about().iter().flat_map(|facts| of(facts, rules.of(*tenant), TODAY)) {
            let basis = notice.basis.unwrap();
            assert!(known.iter().any(|rule| rule == basis.rule), "{tenant} {}", basis.rule);
            assert!(!basis.source.is_empty() && basis.effective_from <= TODAY, "{tenant} {}", basis.rule);
            codes.insert(notice.code);
        }
        assert_eq!(codes.len(), 10, "{tenant} {codes:?}");
    }
}

#[test]
fn a_term_is_warned_of_by_the_wording_it_began_under() {
    let rules = Rules::built_in().unwrap();
    let pack = rules.of(TenantKind::Community);
    let facts = Facts { term_since: Some(date!(2018 - 08 - 01)), ..asked_about().swap_remove(0) };
    let told = of(&facts, pack, TODAY).pop().unwrap();
    assert_eq!(told.code, "term_over");
    assert_eq!(told.basis, Some(pack.terms.on(date!(2018 - 08 - 01)).basis("units.terms")));
    assert_eq!(told.basis.map(|basis| basis.effective_from), Some(date!(2018 - 07 - 20)));
}
