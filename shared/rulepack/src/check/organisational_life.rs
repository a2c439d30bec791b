use crate::organisational_life::{
    AppraisalRules, Decision, Duties, DutyRule, MeetingKind, MeetingKinds, OrganisationalLife,
};

/// Pairs of rule and text.
pub(super) fn faults(life: &OrganisationalLife) -> Vec<(&'static str, String)> {
    let mut faults = Vec::new();
    for version in life.kinds.versions() {
        faults.extend(kinds(&version.value).into_iter().map(|text| ("meetings.kinds", text)));
    }
    for version in life.duties.versions() {
        let kinds = &life.kinds.on(version.effective_from).value;
        faults.extend(duties(&version.value, kinds).into_iter().map(|text| ("meetings.duties", text)));
    }
    for version in life.decisions.versions() {
        let missing = Decision::ALL.iter().filter(|decision| !version.value.0.contains_key(decision));
        faults.extend(missing.map(|decision| ("meetings.decisions", format!("{decision} is missing"))));
    }
    if life.remedies.versions().any(|version| !version.value.report_months.sound()) {
        faults.push(("meetings.remedies", "report_months: bounds".into()));
    }
    if life.talks.versions().any(|version| version.value.0.values().any(|rule| !rule.times.sound())) {
        faults.push(("meetings.talks", "times: bounds".into()));
    }
    if life.study.versions().any(|version| !version.value.sound()) {
        faults.push(("meetings.study", "bounds".into()));
    }
    if life.exemption.versions().any(|version| version.value.grounds.is_empty()) {
        faults.push(("meetings.exemption", "there is no ground".into()));
    }
    if life.appraisal.versions().any(|version| !version.value.shown_from_ballots.sound()) {
        faults.push(("meetings.appraisal", "shown_from_ballots: bounds".into()));
    }
    let content = |version: &crate::Version<AppraisalRules>| {
        version.value.participation.covers(version.value.participation_least)
    };
    if !life.appraisal.versions().all(content) {
        faults.push(("meetings.appraisal", "the least participation is above the usual one".into()));
    }
    let months = life.work_calendar.versions().flat_map(|version| version.value.0.values().flatten());
    if !months.copied().all(|month| (1..=12).contains(&month)) {
        faults.push(("meetings.work_calendar", "a month lies outside of the year".into()));
    }
    faults
}

fn kinds(kinds: &MeetingKinds) -> Vec<String> {
    let fault = |kind: &MeetingKind| match kinds.rule(*kind) {
        None => Some(format!("{kind} is missing")),
        Some(rule) if rule.gatherings.is_empty() => Some(format!("{kind} gathers nobody")),
        Some(_) => None,
    };
    MeetingKind::ALL.iter().filter_map(fault).collect()
}

fn duties(duties: &Duties, kinds: &MeetingKinds) -> Vec<String> {
    let mut faults = Vec::new();
    for (kind, rule) in &duties.0 {
        if !rule.allows(rule.usual) {
            faults.push(format!("{kind}: the usual frequency lies outside of its bounds"));
        }
        if !can_be_met(rule, *kind, kinds) {
            faults.push(format!("{kind} is due where it cannot be held"));
        }
        if rule.grace_months > 11 {
            faults.push(format!("{kind}: {} months of grace", rule.grace_months));
        }
    }
    faults
}

fn can_be_met(rule: &DutyRule, kind: MeetingKind, kinds: &MeetingKinds) -> bool {
    let Some(held) = kinds.rule(kind) else { return false };
    match rule.owed {
        crate::organisational_life::Owed::EachGroup => held.held_by.contains(&crate::UnitKind::Group),
        _ => rule.by.is_subset(&held.held_by),
    }
}
