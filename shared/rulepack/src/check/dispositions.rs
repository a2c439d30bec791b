use crate::{
    Timeline,
    dispositions::{DispositionRule, Dispositions},
};

/// Pairs of rule and text.
pub(super) fn faults(rules: &Timeline<Dispositions>) -> Vec<(&'static str, String)> {
    let of_version = |rules: &Dispositions| {
        let faults = rules.0.iter().flat_map(|(kind, rule)| {
            let known = rule.after.is_none_or(|earlier| earlier != *kind && rules.0.contains_key(&earlier));
            let unknown = (!known).then(|| format!("{kind}: the step before it is not practised"));
            unsound(rule).map(|text| format!("{kind}: {text}")).into_iter().chain(unknown)
        });
        faults.collect::<Vec<String>>()
    };
    let texts = rules.versions().flat_map(|version| of_version(&version.value));
    texts.map(|text| ("members.dispositions", text)).collect()
}

fn unsound(rule: &DispositionRule) -> Option<&'static str> {
    let term = rule.term;
    if rule.by.is_empty() {
        return Some("nobody decides");
    }
    if rule.at_once && rule.leaves.is_none() {
        return Some("ends a membership at once and does not end it");
    }
    if rule.rests_rights && term.is_none() {
        return Some("rights rest without end");
    }
    let bounds = term.is_some_and(|term| !term.allows(term.usual.unwrap_or(term.least)) || term.least == 0);
    bounds.then_some("bounds")
}
