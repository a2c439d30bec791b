use serde::{Deserialize, de::DeserializeOwned};
use std::fmt;
use time::{Date, Month};

use crate::{Timeline, Version};

/// Something wrong with a pack; the text names the file and the rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub file: String,
    pub rule: String,
    pub text: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.file, self.rule, self.text)
    }
}

/// The packs cannot be used; all that is wrong at once.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("rule packs: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
pub struct LoadError(pub Vec<Fault>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    rule: Vec<Raw>,
    #[serde(default)]
    cited: Vec<Cited>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    id: String,
    effective_from: toml::value::Datetime,
    source: String,
    value: toml::Value,
}

/// What a common rule rests on where this kind of tenant has it; what the rule says stays.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cited {
    id: String,
    source: String,
}

/// An entry whose value is not typed yet.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub file: String,
    pub id: String,
    pub effective_from: Date,
    pub source: String,
    pub value: toml::Value,
    /// Something in it is an organisation's own.
    pub own: bool,
}

/// Entries of a common file under those of a special one, and what was wrong with either.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entries {
    pub entries: Vec<Entry>,
    pub cited: Vec<Cited>,
    pub faults: Vec<Fault>,
}

impl Entries {
    pub fn read(mut self, file: &str, text: &str) -> Self {
        let before = self.entries.len();
        match toml::from_str::<File>(text) {
            Err(error) => self.fault(file, "syntax", error.to_string().trim()),
            Ok(parsed) => {
                parsed.rule.into_iter().for_each(|raw| self.add(file, raw));
                self.cited.extend(parsed.cited);
            }
        }
        self.refuse_doubles(file, before);
        self
    }

    /// The special file comes last and replaces an entry of the same rule and day.
    pub fn over(mut self, special: Entries) -> Self {
        self.faults.extend(special.faults);
        self.entries.retain(|old| !special.entries.iter().any(|new| new.replaces(old)));
        special.cited.into_iter().for_each(|cited| self.cite(cited));
        self.entries.extend(special.entries);
        self
    }

    /// Takes all versions of one rule out and types them.
    pub fn take<T: DeserializeOwned>(&mut self, id: &str) -> Option<Timeline<T>> {
        let (mine, rest) = std::mem::take(&mut self.entries).into_iter().partition(|e| e.id == id);
        self.entries = rest;
        let mut versions = Vec::new();
        for entry in mine as Vec<Entry> {
            match T::deserialize(entry.value) {
                Ok(value) => versions.push(Version {
                    effective_from: entry.effective_from,
                    source: entry.source,
                    own: entry.own,
                    value,
                }),
                Err(error) => self.fault(&entry.file, id, error.to_string().trim()),
            }
        }
        let timeline = Timeline::new(versions);
        if timeline.is_none() {
            self.fault("packs", id, "no usable entry");
        }
        timeline
    }

    pub fn fault(&mut self, file: &str, rule: &str, text: &str) {
        self.faults.push(Fault { file: file.into(), rule: rule.into(), text: text.into() });
    }

    fn add(&mut self, file: &str, raw: Raw) {
        if raw.source.trim().is_empty() {
            self.fault(file, &raw.id, "a rule names its source");
        }
        match day(&raw.effective_from) {
            None => self.fault(file, &raw.id, "effective_from is a date such as 2018-10-28"),
            Some(effective_from) => self.entries.push(Entry {
                file: file.into(),
                id: raw.id,
                effective_from,
                source: raw.source,
                value: raw.value,
                own: false,
            }),
        }
    }

    /// Every wording of the rule rests on this.
    fn cite(&mut self, cited: Cited) {
        let mut wordings = 0;
        for entry in self.entries.iter_mut().filter(|entry| entry.id == cited.id) {
            entry.source.clone_from(&cited.source);
            wordings += 1;
        }
        if wordings == 0 || cited.source.trim().is_empty() {
            self.fault("packs", &cited.id, "cites nothing, or a rule that is in no common file");
        }
    }

    fn refuse_doubles(&mut self, file: &str, from: usize) {
        let double = |n: &usize| self.entries[..*n].iter().any(|earlier| earlier.replaces(&self.entries[*n]));
        let doubles: Vec<String> =
            (from..self.entries.len()).filter(double).map(|n| self.entries[n].id.clone()).collect();
        for id in doubles {
            self.fault(file, &id, "two entries take effect on the same day");
        }
    }
}

impl Entry {
    fn replaces(&self, other: &Entry) -> bool {
        self.id == other.id && self.effective_from == other.effective_from
    }
}

fn day(value: &toml::value::Datetime) -> Option<Date> {
    let date = value.date?;
    if value.time.is_some() || value.offset.is_some() {
        return None;
    }
    Date::from_calendar_date(i32::from(date.year), Month::try_from(date.month).ok()?, date.day).ok()
}
