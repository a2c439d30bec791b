use crate::statistics::{Bodies, CutOffs, Occupations, Statistics};
use std::collections::BTreeSet;

/// A leap year: a day it does not have is none.
const LEAP: i32 = 2024;

/// Pairs of rule and text.
pub(super) fn faults(statistics: &Statistics) -> Vec<(&'static str, String)> {
    let mut faults = Vec::new();
    for version in statistics.cut_offs.versions().filter(|version| !sound(&version.value)) {
        faults.push(("statistics.cut_offs", format!("{:?}", version.value.days)));
    }
    for version in statistics.ages.versions().filter(|version| !rising(&version.value.starts)) {
        faults.push(("statistics.ages", format!("{:?} do not rise", version.value.starts)));
    }
    for version in statistics.join_periods.versions().filter(|version| !rising(&version.value.starts)) {
        faults.push(("statistics.join_periods", format!("{:?} do not rise", version.value.starts)));
    }
    for version in statistics.occupations.versions() {
        faults.extend(occupations(&version.value).map(|text| ("statistics.occupations", text)));
    }
    for version in statistics.education.versions().filter(|version| version.value.junior_college.is_empty()) {
        faults.push(("statistics.education", format!("{:?}: nobody", version.effective_from)));
    }
    for version in statistics.bodies.versions() {
        faults.extend(bodies(&version.value).map(|text| ("statistics.bodies", text)));
    }
    for version in statistics.small_cells.versions() {
        let least = version.value.least;
        if !least.sound() || least.least < 2 {
            faults.push(("statistics.small_cells", "bounds".into()));
        }
    }
    faults
}

fn sound(cut_offs: &CutOffs) -> bool {
    !cut_offs.days.is_empty() && cut_offs.days.iter().all(|day| day.of(LEAP).is_some())
}

fn rising<T: Ord>(starts: &[T]) -> bool {
    !starts.is_empty() && starts.windows(2).all(|pair| pair[0] < pair[1])
}

fn occupations(rule: &Occupations) -> Option<String> {
    let once: BTreeSet<&String> = rule.classes.iter().collect();
    if once.len() != rule.classes.len() || once.is_empty() {
        return Some("a class stands twice, or there is none".into());
    }
    let mut named = rule.front_line.iter().chain(&rule.no_employer);
    named.find(|word| !once.contains(word)).map(|word| format!("{word} is no class"))
}

fn bodies(rule: &Bodies) -> Option<String> {
    let all: Vec<_> = rule.kinds().collect();
    let once: BTreeSet<_> = all.iter().collect();
    (once.len() != all.len() || rule.branches.is_empty())
        .then(|| "a kind is on two levels, or none is a branch".into())
}
