mod archive;
mod cadres;
mod development;
mod dispositions;
mod dues;
mod elections;
mod organisational_life;
mod overview;
mod statistics;
mod transfers;

use crate::{
    Capability, DataClass, DocumentClass, DocumentKind, DocumentKinds, DocumentSubject, Keep, Pack,
    PostRules, UnitKind, UnitKinds,
};

/// Nobody reckons with more years; what is kept longer is kept for good.
const MOST_YEARS: u8 = 100;

/// What a pack's values say that cannot all be true. Pairs of rule and text.
pub(crate) fn pack(pack: &Pack) -> Vec<(&'static str, String)> {
    let mut faults = Vec::new();
    for version in pack.unit_kinds.versions() {
        faults.extend(kinds(&version.value).into_iter().map(|text| ("units.kinds", text)));
    }
    for version in pack.posts.versions() {
        faults.extend(posts(&version.value).into_iter().map(|text| ("posts", text)));
    }
    for version in pack.thresholds.versions() {
        let t = &version.value;
        if t.branch_min_full > t.branch_usual_max || t.general_branch_min > t.party_committee_min {
            faults.push(("units.thresholds", "a lower bound lies above its upper bound".into()));
        }
    }
    for version in pack.terms.versions() {
        let special = version.value.by_nature.values().flatten();
        for (kind, years) in version.value.years.iter().chain(special) {
            if !(1..=10).contains(years) {
                faults.push(("units.terms", format!("{kind}: a term of {years} years")));
            }
        }
    }
    for version in pack.lost_contact.versions() {
        if version.value.suspend_after_months == 0 || version.value.remove_after_months == 0 {
            faults.push(("members.lost_contact", "suspension and removal need months of waiting".into()));
        }
    }
    faults.extend(dispositions::faults(&pack.dispositions));
    for version in pack.document_kinds.versions() {
        faults.extend(documents(&version.value).into_iter().map(|text| ("documents.kinds", text)));
    }
    for version in pack.retention.versions() {
        faults.extend(retention(&version.value).into_iter().map(|text| ("privacy.retention", text)));
    }
    faults.extend(dues::faults(&pack.dues));
    faults.extend(organisational_life::faults(&pack.organisational_life));
    faults.extend(elections::faults(&pack.elections));
    faults.extend(transfers::faults(&pack.transfers));
    faults.extend(archive::faults(&pack.archive, &pack.collections));
    faults.extend(overview::faults(&pack.overview));
    faults.extend(development::faults(pack));
    faults.extend(statistics::faults(&pack.statistics));
    faults.extend(cadres::faults(&pack.cadres));
    faults
}

fn documents(kinds: &DocumentKinds) -> Vec<String> {
    let mut faults = Vec::new();
    for kind in DocumentKind::ALL {
        match kinds.rule(*kind) {
            None => faults.push(format!("{kind} is missing")),
            Some(rule) if rule.of.is_empty() => faults.push(format!("{kind} is of nothing")),
            Some(rule)
                if rule.of.contains(&DocumentSubject::Member) && rule.class == DocumentClass::Content =>
            {
                faults.push(format!("{kind} is about a person and not confidential"));
            }
            Some(rule) if rule.keep_years.years().is_some_and(|years| years > MOST_YEARS) => {
                faults.push(format!("{kind}: more than {MOST_YEARS} years are for good: permanent"));
            }
            Some(_) => {}
        }
    }
    faults
}

fn retention(rules: &crate::Retention) -> Vec<String> {
    let fine = |keep: &Keep| 0 < keep.least && keep.least <= keep.usual && keep.usual <= keep.most;
    let fault = |class: &DataClass| match rules.0.get(class) {
        None => Some(format!("{class} is missing")),
        Some(keep) if !fine(keep) || keep.basis.trim().is_empty() => {
            Some(format!("{class}: bounds or basis"))
        }
        Some(_) => None,
    };
    DataClass::ALL.iter().filter_map(fault).collect()
}

fn kinds(kinds: &UnitKinds) -> Vec<String> {
    let mut faults = Vec::new();
    if !kinds.0.values().any(|rule| rule.root) {
        faults.push("no kind may be the top".into());
    }
    for kind in UnitKind::ALL {
        match kinds.0.get(kind) {
            None => faults.push(format!("{kind} is missing")),
            Some(rule) if rule.parents.is_empty() && !rule.root => {
                faults.push(format!("{kind} may stand nowhere"));
            }
            Some(_) => {}
        }
        if kinds.can(*kind, Capability::CountsMembers) && !kinds.can(*kind, Capability::HoldsMembers) {
            faults.push(format!("{kind} counts members it does not hold"));
        }
    }
    faults
}

fn posts(rules: &PostRules) -> Vec<String> {
    let unused = |post: &&crate::Post| !rules.allowed.values().any(|posts| posts.contains(post));
    let mut faults: Vec<String> = rules
        .single
        .iter()
        .filter(unused)
        .map(|post| format!("{post} is single and nowhere allowed"))
        .collect();
    for kind in UnitKind::ALL {
        if rules.allowed(*kind).is_empty() {
            faults.push(format!("{kind} has no posts"));
        }
    }
    faults
}

#[cfg(test)]
#[path = "check/areas_tests.rs"]
mod areas_tests;
