use crate::cadres::{Cadres, Influence, Penalty};

/// Pairs of rule and text.
pub(super) fn faults(cadres: &Cadres) -> Vec<(&'static str, String)> {
    let mut faults = Vec::new();
    if cadres.notice.versions().any(|version| version.value.working_days == 0) {
        faults.push(("cadres.notice", "a notice of no day".into()));
    }
    if cadres.probation.versions().any(|version| version.value.months == 0) {
        faults.push(("cadres.probation", "a probation of no month".into()));
    }
    for version in cadres.influence.versions() {
        for penalty in Penalty::ALL {
            match version.value.0.get(penalty) {
                None => faults.push(("cadres.influence", format!("{penalty} is missing"))),
                Some(influence) if !sound(*influence) => {
                    faults.push(("cadres.influence", format!("{penalty}: bounds")));
                }
                Some(_) => {}
            }
        }
    }
    if cadres.grades.versions().any(|version| version.value.names.is_empty()) {
        faults.push(("cadres.grades", "there is no grade".into()));
    }
    faults
}

/// It has a length, or none at all.
fn sound(influence: Influence) -> bool {
    let own = influence.own_months;
    let bounds = own.is_none_or(|own| 0 < own.least && own.least <= own.most);
    bounds && influence.lasting == (influence.months == 0 && own.is_none())
}
