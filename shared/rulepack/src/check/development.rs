use crate::{
    Calendar, Pack, UnitKind, YearOfDays,
    development::{
        FileRules, Limit, LimitUnit, Limits, NoticeRules, QuotaRules, SpecialAdmission, SpecialRules, Test,
        VoteRules, Workflow,
    },
};
use std::collections::BTreeSet;
use time::Date;

type Faults = Vec<(&'static str, String)>;

/// What the entries on developing members say that cannot all be true.
pub(super) fn faults(pack: &Pack) -> Faults {
    let rules = &pack.development;
    let mut faults = Faults::new();
    for workflow in rules.workflow.versions() {
        for limits in rules.limits.versions() {
            faults.extend(units(&workflow.value, &limits.value).map(|text| ("development.workflow", text)));
        }
        for file in rules.file.versions() {
            faults.extend(
                papers(&workflow.value, &file.value).into_iter().map(|text| ("development.file", text)),
            );
        }
        for quota in rules.quota.versions() {
            faults.extend(plan(&workflow.value, &quota.value).map(|text| ("development.quota", text)));
        }
    }
    faults
        .extend(rules.votes.versions().flat_map(|v| votes(&v.value)).map(|text| ("development.votes", text)));
    faults.extend(
        rules.notices.versions().filter_map(|v| notices(&v.value)).map(|text| ("development.notices", text)),
    );
    faults.extend(
        rules.special.versions().flat_map(|v| special(&v.value)).map(|text| ("development.special", text)),
    );
    for version in rules.approval.versions() {
        let missing = UnitKind::ALL.iter().filter(|kind| !version.value.power.contains_key(kind));
        faults.extend(missing.map(|kind| ("development.approval", format!("{kind} is missing"))));
    }
    faults.extend(same_age(pack).map(|text| ("development.limits", text)));
    let years = pack.working_days.versions().flat_map(|v| year(v.effective_from, &v.value));
    faults.extend(years.map(|text| ("calendar.working_days", text)));
    faults
}

/// Conditions move dates by units of time and count what can be counted.
fn units<'a>(workflow: &'a Workflow, limits: &'a Limits) -> impl Iterator<Item = String> + 'a {
    let unit = |limit: Limit| limits.rule(limit).map(|rule| rule.unit);
    let wrong = move |test: &Test| match test {
        Test::NotBefore(bound) | Test::NotAfter(bound) => {
            bound.limit().is_some_and(|limit| !unit(limit).is_some_and(LimitUnit::moves_dates))
        }
        Test::Any(_) => false,
        other => other.limits().into_iter().any(|limit| !unit(limit).is_some_and(LimitUnit::counts)),
    };
    workflow.guards().filter_map(move |guard| {
        let tests: Vec<&Test> = match &guard.test {
            Test::Any(tests) => tests.iter().collect(),
            test => vec![test],
        };
        tests.into_iter().any(wrong).then(|| format!("guard {}: a limit of the wrong unit", guard.code))
    })
}

/// The age of joining is said twice, here and for the roster, and has to be the same.
fn same_age(pack: &Pack) -> impl Iterator<Item = String> {
    pack.development.limits.versions().filter_map(|version| {
        let here = version.value.rule(Limit::JoiningAge)?.value?;
        let there = u16::from(pack.joining.on(version.effective_from).value.min_age);
        (here != there).then(|| format!("joining_age is {here} and members.joining says {there}"))
    })
}

fn papers(workflow: &Workflow, file: &FileRules) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut faults = Vec::new();
    for paper in &file.paper {
        if !seen.insert(&paper.code) {
            faults.push(format!("paper {}: listed twice", paper.code));
        }
        if workflow.step(&paper.step).is_none() {
            faults.push(format!("paper {}: unknown step {:?}", paper.code, paper.step.as_str()));
        }
        if paper.pages == 0 {
            faults.push(format!("paper {}: no pages", paper.code));
        }
    }
    faults
}

fn plan(workflow: &Workflow, quota: &QuotaRules) -> impl Iterator<Item = String> {
    let unknown = workflow.step(&quota.counted_by).is_none();
    let step = unknown.then(|| format!("unknown step {:?}", quota.counted_by.as_str()));
    let month = (!(1..=12).contains(&quota.plan_month)).then(|| format!("month {}", quota.plan_month));
    let states = quota.listed_in.iter().filter(|state| workflow.state(state).is_none());
    let states = states.map(|state| format!("unknown state {:?}", state.as_str()));
    let full = &quota.when_full;
    let usual = (!full.allowed.contains(&full.usual)).then(|| format!("{} is not allowed", full.usual));
    step.into_iter().chain(month).chain(states).chain(usual)
}

/// Every way is approved by somebody.
fn special(rules: &SpecialRules) -> impl Iterator<Item = String> {
    SpecialAdmission::ALL.iter().filter_map(|kind| {
        let asked = rules.approvals.get(kind);
        let sound = asked.is_some_and(|asked| !asked.is_empty() && asked.iter().all(|one| !one.is_empty()));
        (!sound).then(|| format!("{kind} is approved by nobody"))
    })
}

fn votes(rules: &VoteRules) -> Vec<String> {
    let mut faults = Vec::new();
    if !rules.quorum.is_proper() || !rules.majority.is_proper() {
        faults.push("a share nobody can exceed".into());
    }
    if rules.methods.is_empty() {
        faults.push("no way to vote".into());
    }
    faults
}

fn notices(rules: &NoticeRules) -> Option<String> {
    let both = rules.shown.intersection(&rules.never).next()?;
    Some(format!("{both} is shown and never shown"))
}

fn year(first: Date, days: &YearOfDays) -> Vec<String> {
    let mut faults = Vec::new();
    if first.ordinal() != 1 {
        faults.push(format!("{first}: a year of days begins on its first day"));
    }
    for (from, to) in &days.off {
        if from > to || from.year() != first.year() || to.year() != first.year() {
            faults.push(format!("{from} to {to}: not a span of {}", first.year()));
        }
    }
    let calendar = Calendar::weekends();
    let plain = |day: &&Date| calendar.is_worked(**day) || day.year() != first.year();
    faults.extend(days.worked.iter().filter(plain).map(|day| format!("{day}: worked without being said")));
    faults
}

#[cfg(test)]
#[path = "development_tests.rs"]
mod tests;
