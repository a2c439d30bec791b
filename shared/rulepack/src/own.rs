//! An organisation's own values over the rules of its kind.
//!
//! They become wordings like those of the field, with the day they hold from, and whoever reads the rules meets them
//! without asking: nothing that reckons by a rule has to know who decided.

use crate::{
    WORKING_DAYS,
    figure::{self, Figure},
    load::Entry,
    setting::{self, Chosen, Setting},
};
use std::collections::{BTreeMap, BTreeSet};
use time::Date;

/// A decision of an organisation, in the order they were made: of two for one day the later one holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    pub rule: String,
    pub setting: String,
    pub effective_from: Date,
    /// None: what the rule says holds again.
    pub value: Option<Chosen>,
}

/// One wording of a rule as people read it.
#[derive(Clone, Debug, PartialEq)]
pub struct Wording {
    pub rule: String,
    pub effective_from: Date,
    pub source: String,
    /// Something in it is the organisation's own.
    pub own: bool,
    value: toml::Value,
}

impl Wording {
    pub fn settings(&self) -> Vec<Setting> {
        setting::settings(&self.rule, &self.value)
    }

    pub fn figures(&self) -> Vec<Figure> {
        figure::figures(&self.value, &self.settings())
    }

    /// It is decided on another page of the organisation.
    pub fn decided_elsewhere(&self) -> bool {
        setting::elsewhere(&self.rule)
    }
}

impl From<&Entry> for Wording {
    fn from(entry: &Entry) -> Self {
        Self {
            rule: entry.id.clone(),
            effective_from: entry.effective_from,
            source: entry.source.clone(),
            own: entry.own,
            value: entry.value.clone(),
        }
    }
}

/// The wordings of the field with those of the organisation among them. What a wording does not allow is passed over:
/// a bound may have been narrowed since.
pub(crate) fn over(entries: &[Entry], decided: &[Own]) -> Vec<Entry> {
    let rules: BTreeSet<&str> = decided.iter().map(|own| own.rule.as_str()).collect();
    let (mine, rest): (Vec<&Entry>, Vec<&Entry>) =
        entries.iter().partition(|entry| rules.contains(entry.id.as_str()));
    let mut all: Vec<Entry> = rest.into_iter().cloned().collect();
    for rule in rules {
        let field: Vec<&Entry> = mine.iter().copied().filter(|entry| entry.id == rule).collect();
        let own: Vec<&Own> = decided.iter().filter(|own| own.rule == rule).collect();
        all.extend(if rule == WORKING_DAYS { years(&field, &own) } else { wordings(&field, &own) });
    }
    all
}

/// A wording for every day on which the field or the organisation changed something.
fn wordings(field: &[&Entry], decided: &[&Own]) -> Vec<Entry> {
    let first = field.iter().map(|entry| entry.effective_from).min();
    let Some(first) = first else { return Vec::new() };
    let days: BTreeSet<Date> = field
        .iter()
        .map(|entry| entry.effective_from)
        .chain(decided.iter().map(|own| own.effective_from.max(first)))
        .collect();
    let mut told: Vec<Entry> = Vec::new();
    for entry in days.into_iter().filter_map(|day| on(field, decided, day)) {
        let of_field = field.iter().any(|known| known.effective_from == entry.effective_from);
        // a decision that changes nothing is no wording of its own
        if of_field || told.last().is_none_or(|before| before.value != entry.value) {
            told.push(entry);
        }
    }
    told
}

/// A calendar says nothing of another year: a decision is about the year it begins with, and about no later one.
fn years(field: &[&Entry], decided: &[&Own]) -> Vec<Entry> {
    let mut told: BTreeMap<i32, Entry> =
        field.iter().map(|entry| (entry.effective_from.year(), (*entry).clone())).collect();
    for own in decided {
        let year = own.effective_from.year();
        let known = field.iter().copied().find(|entry| entry.effective_from.year() == year);
        match &own.value {
            Some(chosen) => told.extend(entered(field, known, own, chosen).map(|entry| (year, entry))),
            None => {
                told.remove(&year);
                told.extend(known.map(|entry| (year, entry.clone())));
            }
        }
    }
    told.into_values().collect()
}

/// A year as the organisation entered it.
fn entered(field: &[&Entry], known: Option<&Entry>, own: &Own, chosen: &Chosen) -> Option<Entry> {
    let base = known.or_else(|| field.first().copied())?;
    let mut entry = Entry { effective_from: own.effective_from, own: true, ..base.clone() };
    if known.is_none() {
        // the notice of another year is no source of this one
        entry.source = format!("本单位录入的{}年放假和调休安排", own.effective_from.year());
    }
    let mut settings = setting::settings(&entry.id, &base.value).into_iter();
    let setting = settings.find(|setting| setting.name == own.setting)?;
    (setting.room.allows(chosen) && setting.put(&mut entry.value, chosen)).then_some(entry)
}

fn on(field: &[&Entry], decided: &[&Own], day: Date) -> Option<Entry> {
    let base = field.iter().filter(|entry| entry.effective_from <= day).max_by_key(|e| e.effective_from)?;
    let mut entry = Entry { effective_from: day, ..(*base).clone() };
    for setting in setting::settings(&entry.id, &base.value) {
        let theirs = decided.iter().filter(|own| own.setting == setting.name && own.effective_from <= day);
        // of the latest day, the one that was decided last
        let latest = theirs.enumerate().max_by_key(|(n, own)| (own.effective_from, *n));
        let Some(chosen) = latest.and_then(|(_, own)| own.value.as_ref()) else { continue };
        if setting.room.allows(chosen) && setting.put(&mut entry.value, chosen) {
            entry.own = true;
        }
    }
    Some(entry)
}

#[cfg(test)]
#[path = "own_tests.rs"]
mod tests;
