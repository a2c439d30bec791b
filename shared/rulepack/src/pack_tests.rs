use super::*;
use crate::{Capability, Nature, Post, UnitKind};
use time::{Date, macros::date};

const TODAY: Date = date!(2026 - 11 - 23);

fn faults(common: &[(&str, &str)], special: &str) -> String {
    Pack::load(common, "enterprise", special).unwrap_err().to_string()
}

#[test]
fn the_packs_in_the_binary_are_sound() {
    let rules = Rules::built_in().unwrap();
    for kind in TenantKind::ALL {
        assert!(rules.of(*kind).unit_kinds.versions().all(|v| !v.source.is_empty()), "{kind}");
    }
}

#[test]
fn a_branch_stands_under_committees_and_never_under_a_group() {
    let rules = Rules::built_in().unwrap();
    for tenant in TenantKind::ALL {
        let kinds = &rules.of(*tenant).unit_kinds.on(TODAY).value;
        assert!(kinds.allows(UnitKind::Branch, Some(UnitKind::PartyCommittee)), "{tenant}");
        assert!(kinds.allows(UnitKind::Branch, Some(UnitKind::GeneralBranch)), "{tenant}");
        assert!(!kinds.allows(UnitKind::Branch, Some(UnitKind::Group)), "{tenant}");
        assert!(!kinds.allows(UnitKind::PartyCommittee, Some(UnitKind::Branch)), "{tenant}");
        assert!(kinds.allows(UnitKind::Group, Some(UnitKind::Branch)), "{tenant}");
        assert!(!kinds.allows(UnitKind::Group, None), "{tenant}");
        assert!(kinds.allows(UnitKind::PartyCommittee, None), "{tenant}");
    }
}

#[test]
fn what_a_temporary_or_functional_branch_may_not_do() {
    let kinds = &Rules::built_in().unwrap().of(TenantKind::Enterprise).unit_kinds.on(TODAY).value.clone();
    for capability in [
        Capability::DevelopMembers,
        Capability::CollectDues,
        Capability::HoldElections,
        Capability::Discipline,
        Capability::CountsMembers,
    ] {
        assert!(!kinds.can(UnitKind::TemporaryBranch, capability), "{capability}");
        assert!(!kinds.can(UnitKind::FunctionalBranch, capability), "{capability}");
        assert!(kinds.can(UnitKind::Branch, capability), "{capability}");
    }
    assert_eq!(kinds.capabilities(UnitKind::LeadingGroup), []);
}

#[test]
fn villages_and_communities_have_terms_of_five_years() {
    let rules = Rules::built_in().unwrap();
    let terms = |kind| rules.of(kind).terms.on(TODAY).value.clone();
    let cases = [
        (TenantKind::Enterprise, UnitKind::Branch, None, Some(3)),
        (TenantKind::Enterprise, UnitKind::GeneralBranch, None, Some(3)),
        (TenantKind::Enterprise, UnitKind::PartyCommittee, None, Some(5)),
        (TenantKind::Enterprise, UnitKind::Branch, Some(Nature::Community), Some(5)),
        (TenantKind::Agency, UnitKind::Branch, Some(Nature::Village), Some(5)),
        (TenantKind::Community, UnitKind::Branch, None, Some(5)),
        (TenantKind::Community, UnitKind::GeneralBranch, None, Some(5)),
        (TenantKind::Community, UnitKind::Branch, Some(Nature::PrivateEnterprise), Some(3)),
        (TenantKind::Agency, UnitKind::Group, None, None),
    ];
    for (tenant, kind, nature, years) in cases {
        assert_eq!(terms(tenant).years(kind, nature), years, "{tenant} {kind} {nature:?}");
    }
}

#[test]
fn every_nature_of_every_pack_has_the_term_of_each_kind() {
    let rules = Rules::built_in().unwrap();
    for tenant in TenantKind::ALL {
        let pack = rules.of(*tenant);
        for version in pack.terms.versions() {
            let kinds = &pack.unit_kinds.on(version.effective_from).value;
            for (kind, nature) in
                UnitKind::ALL.iter().flat_map(|kind| Nature::ALL.iter().map(move |n| (*kind, *n)))
            {
                let years = match (kind, nature) {
                    _ if !kinds.can(kind, Capability::HoldElections) => None,
                    (UnitKind::PartyCommittee, _) | (_, Nature::Village | Nature::Community) => Some(5),
                    _ => Some(3),
                };
                let found = version.value.years(kind, Some(nature));
                assert_eq!(found, years, "{tenant} since {}: {kind} of {nature}", version.effective_from);
            }
        }
    }
}

#[test]
fn one_secretary_at_a_time_and_none_in_a_group() {
    let posts = Rules::built_in().unwrap().of(TenantKind::Agency).posts.on(TODAY).value.clone();
    assert!(posts.single.contains(&Post::Secretary) && !posts.single.contains(&Post::DeputySecretary));
    assert!(!posts.allows(UnitKind::Group, Post::Secretary));
    assert!(posts.allows(UnitKind::Group, Post::GroupLeader));
    assert!(!posts.allows(UnitKind::Branch, Post::GroupLeader));
}

#[test]
fn a_missing_source_is_refused() {
    let rule = "[[rule]]\nid = \"members.floating\"\neffective_from = 2024-01-01\nsource = \" \"\nvalue = { after_months = 3 }";
    assert!(faults(COMMON, rule).contains("enterprise.toml: members.floating: a rule names its source"));
    let none = rule.replace("source = \" \"\n", "");
    assert!(faults(COMMON, &none).contains("missing field `source`"), "{}", faults(COMMON, &none));
}

#[test]
fn unknown_keys_rules_and_values_are_refused() {
    let head = "[[rule]]\nid = \"members.floating\"\neffective_from = 2024-01-01\nsource = \"x\"\n";
    let cases = [
        (format!("{head}note = 1\nvalue = {{ after_months = 3 }}"), "unknown field `note`"),
        (format!("{head}value = {{ after_months = 3, weeks = 1 }}"), "unknown field `weeks`"),
        (format!("{head}value = {{ after_months = \"x\" }}"), "invalid type"),
        (format!("{}value = 3", head.replace("floating", "swimming")), "members.swimming: no such rule"),
        (
            format!("{}value = {{ after_months = 3 }}", head.replace("2024-01-01", "2024-01-01T00:00:00Z")),
            "effective_from",
        ),
        (format!("{0}value = {{ after_months = 3 }}\n{0}value = {{ after_months = 4 }}", head), "same day"),
        ("rules = 1".into(), "unknown field `rules`"),
    ];
    for (text, expected) in cases {
        assert!(faults(COMMON, &text).contains(expected), "{text}\n{}", faults(COMMON, &text));
    }
    let twice = [COMMON[0], COMMON[0]];
    assert!(faults(&twice, "").contains("same day"));
    assert!(faults(&[], "").contains("units.kinds: no usable entry"));
}

#[test]
fn a_kind_of_tenant_adds_a_later_wording_or_replaces_one() {
    let rule = |day: &str, months: u8| {
        format!(
            "[[rule]]\nid = \"members.floating\"\neffective_from = {day}\nsource = \"x\"\nvalue = {{ after_months = {months} }}"
        )
    };
    let pack = Pack::load(COMMON, "enterprise", &rule("2030-01-01", 3)).unwrap();
    assert_eq!(pack.floating.on(TODAY).value.after_months, 6);
    assert_eq!(pack.floating.on(date!(2030 - 01 - 01)).value.after_months, 3);
    let day = pack.floating.versions().next().unwrap().effective_from.to_string();
    let pack = Pack::load(COMMON, "enterprise", &rule(&day, 4)).unwrap();
    assert_eq!(pack.floating.on(TODAY).value.after_months, 4);
}

#[test]
fn a_kind_of_tenant_cites_something_else_for_the_same_rule() {
    let cited = |id: &str, source: &str| format!("[[cited]]\nid = \"{id}\"\nsource = \"{source}\"");
    let usual = Pack::load(COMMON, "enterprise", "").unwrap();
    let own = Pack::load(COMMON, "enterprise", &cited("members.floating", "the charter")).unwrap();
    assert_eq!(own.floating.on(TODAY).value, usual.floating.on(TODAY).value);
    assert_eq!(own.floating.on(TODAY).source, "the charter");
    for text in [cited("members.swimming", "x"), cited("members.floating", " ")] {
        assert!(faults(COMMON, &text).contains("cites nothing"), "{}", faults(COMMON, &text));
    }
}
