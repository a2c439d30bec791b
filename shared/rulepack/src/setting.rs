//! What an organisation may decide itself: found in the values of the packs by their shape, so that a new rule with a
//! free number needs no list of its own.

use crate::{WORKING_DAYS, Weight, YearOfDays, organisational_life::Frequency};
use serde::{Deserialize, Serialize};
use time::Date;
use toml::{Table, Value};
use utoipa::ToSchema;

/// What an organisation decides for a setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
#[schema(as = RuleChoice)]
pub enum Chosen {
    Switched(bool),
    Number(u32),
    Often(Frequency),
    Word(String),
    Days(YearOfDays),
}

/// Between what it may decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(tag = "shape", rename_all = "snake_case")]
#[schema(as = RuleRoom)]
pub enum Room {
    Number {
        least: u32,
        most: u32,
        /// Such as `months`, where the rule says it.
        unit: Option<String>,
    },
    /// As strict as `least` or stricter, up to `most`.
    Often {
        least: Frequency,
        most: Frequency,
    },
    Word {
        allowed: Vec<String>,
    },
    /// Yes or no.
    Switch,
    /// The days off and the weekend days worked of one year, decided from its first day.
    Days,
}

impl Room {
    pub fn allows(&self, wanted: &Chosen) -> bool {
        match (self, wanted) {
            (Self::Number { least, most, .. }, Chosen::Number(number)) => (least..=most).contains(&number),
            (Self::Often { least, most }, Chosen::Often(often)) => {
                often.covers(*least) && most.covers(*often)
            }
            (Self::Word { allowed }, Chosen::Word(word)) => allowed.contains(word),
            (Self::Switch, Chosen::Switched(_)) => true,
            (Self::Days, Chosen::Days(days)) => days.is_short(),
            _ => false,
        }
    }
}

/// One thing an organisation may decide, with what holds now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its place in the rule, such as `days.city`; `value` where the rule is nothing else.
    pub name: String,
    pub room: Room,
    /// None where neither the field nor anybody else has set a number.
    pub value: Option<Chosen>,
    path: Vec<String>,
    key: &'static str,
}

/// What is kept of a setting inside its table: between what, and under which key.
struct Shape {
    room: Room,
    key: &'static str,
}

/// Every setting of a rule, in the order of their names.
pub(crate) fn settings(rule: &str, value: &Value) -> Vec<Setting> {
    let mut found = Vec::new();
    walk(rule, &mut Vec::new(), value, &mut found);
    found
}

/// Decided on other pages of the organisation: how long data is kept, and how people log in.
pub(crate) fn elsewhere(rule: &str) -> bool {
    rule.starts_with("privacy.") || rule.starts_with("security.")
}

/// Nothing reckons by these yet, and what changes nothing is not offered: the committee grades by itself.
fn idle(rule: &str) -> bool {
    rule == "meetings.appraisal"
}

fn walk(rule: &str, path: &mut Vec<String>, value: &Value, found: &mut Vec<Setting>) {
    let Some(table) = value.as_table().filter(|_| !elsewhere(rule) && !idle(rule)) else { return };
    if let Some(Shape { room, key }) = shape(table).or_else(|| days(rule)) {
        let name = match (path.is_empty(), key) {
            (true, "usual") => "value".to_owned(),
            (true, key) => key.to_owned(),
            (false, _) => path.join("."),
        };
        let value = shown(&room, key, table);
        found.push(Setting { name, room, value, path: path.clone(), key });
    }
    found.extend(conditions(path, table));
    for (key, inner) in table {
        path.push(key.clone());
        walk(rule, path, inner, found);
        path.pop();
    }
}

/// How hard each condition of a procedure is, by its code; as the field has it or harder.
fn conditions(path: &[String], table: &Table) -> Vec<Setting> {
    let (Some(Value::Array(conditions)), true) = (table.get("guard"), table.contains_key("step")) else {
        return Vec::new();
    };
    let setting = |condition: &Value| {
        let table = condition.as_table()?;
        let (name, room) = (table.get("code")?.as_str()?.to_owned(), hardness(table)?);
        let path = path.iter().cloned().chain(["guard".to_owned(), name.clone()]).collect();
        Some(Setting { value: shown(&room, "kind", table), name, room, path, key: "kind" })
    };
    let harder = conditions.iter().filter_map(setting);
    harder.chain(further(path, table)).collect()
}

/// Whether conditions are asked at a step beyond the field, by the code of the step.
fn further<'a>(path: &'a [String], table: &'a Table) -> impl Iterator<Item = Setting> + 'a {
    let parts = |of: &'a Value, list: &str| of.get(list).and_then(Value::as_array).into_iter().flatten();
    let code = |of: &Value| of.get("code").and_then(Value::as_str).map(str::to_owned);
    let steps = table.get("step").and_then(Value::as_array).into_iter().flatten();
    let outcomes = steps.flat_map(move |step| parts(step, "outcome").map(move |outcome| (step, outcome)));
    outcomes.filter_map(move |(step, outcome)| {
        let table = outcome.as_table().filter(|table| table.contains_key("may_ask"))?;
        let name = code(step)?;
        let inner = ["step".to_owned(), name.clone(), "outcome".to_owned(), code(outcome)?];
        let path = path.iter().cloned().chain(inner).collect();
        let value = Some(Chosen::Switched(truth(table, "asks")));
        Some(Setting { name, room: Room::Switch, value, path, key: "asks" })
    })
}

/// What is late cannot be made up for, so that it never stops anybody; what is silent where nothing is known asks for
/// nothing.
fn hardness(condition: &Table) -> Option<Room> {
    let kind = condition.get("least").or_else(|| condition.get("kind"))?;
    let usual: Weight = kind.as_str()?.parse().ok()?;
    let late = condition.get("test")?.as_table()?.contains_key("not_after");
    let most = if late { Weight::Warn } else { Weight::Block };
    let harder = Weight::ALL.iter().filter(|weight| (usual..=most).contains(*weight));
    let allowed: Vec<String> = harder.map(ToString::to_string).collect();
    (allowed.len() > 1 && !truth(condition, "silent")).then_some(Room::Word { allowed })
}

fn shape(table: &Table) -> Option<Shape> {
    number(table)
        .or_else(|| often(table))
        .or_else(|| word(table))
        .or_else(|| limit(table))
        .or_else(|| practice(table))
}

/// A year's days are decided as a whole.
fn days(rule: &str) -> Option<Shape> {
    (rule == WORKING_DAYS).then_some(Shape { room: Room::Days, key: "days" })
}

fn number(table: &Table) -> Option<Shape> {
    let (least, most) = (whole(table, "least")?, whole(table, "most")?);
    whole(table, "usual")?;
    (least < most).then_some(Shape { room: Room::Number { least, most, unit: None }, key: "usual" })
}

fn often(table: &Table) -> Option<Shape> {
    let read = |key: &str| table.get(key).and_then(|value| Frequency::deserialize(value.clone()).ok());
    let (least, most, _) = (read("least")?, read("most")?, read("usual")?);
    Some(Shape { room: Room::Often { least, most }, key: "usual" })
}

fn word(table: &Table) -> Option<Shape> {
    table.get("usual")?.as_str()?;
    let allowed: Vec<String> = match table.get("allowed") {
        Some(words) => words.as_array()?.iter().filter_map(|word| word.as_str().map(str::to_owned)).collect(),
        None if truth(table, "may_change") => Weight::ALL.iter().map(ToString::to_string).collect(),
        None => Vec::new(),
    };
    (allowed.len() > 1).then_some(Shape { room: Room::Word { allowed }, key: "usual" })
}

/// A number of the field with how strict and how loose it may be made.
fn limit(table: &Table) -> Option<Shape> {
    let strictest = whole(table, "strictest")?;
    let loosest = whole(table, "loosest").or_else(|| whole(table, "value")).unwrap_or(strictest);
    let unit = table.get("unit")?.as_str().map(str::to_owned);
    let (least, most) = (strictest.min(loosest), strictest.max(loosest));
    (least < most).then_some(Shape { room: Room::Number { least, most, unit }, key: "value" })
}

fn practice(table: &Table) -> Option<Shape> {
    let key = match () {
        () if table.get("usual").is_some_and(Value::is_bool) && truth(table, "may_change") => "usual",
        () if table.get("practised").is_some_and(Value::is_bool) && truth(table, "choice") => "practised",
        () if table.contains_key("monthly") && truth(table, "may_lift") => "monthly",
        () => return None,
    };
    Some(Shape { room: Room::Switch, key })
}

fn shown(room: &Room, key: &str, table: &Table) -> Option<Chosen> {
    // a cap is either there or lifted
    if key == "monthly" {
        return Some(Chosen::Switched(true));
    }
    if *room == Room::Days {
        return YearOfDays::deserialize(Value::Table(table.clone())).ok().map(Chosen::Days);
    }
    let value = table.get(key)?;
    match room {
        Room::Number { .. } => whole(table, key).map(Chosen::Number),
        Room::Often { .. } => Frequency::deserialize(value.clone()).ok().map(Chosen::Often),
        Room::Word { .. } => value.as_str().map(|word| Chosen::Word(word.to_owned())),
        Room::Switch => value.as_bool().map(Chosen::Switched),
        Room::Days => None,
    }
}

impl Setting {
    /// Puts what was decided into the value of the rule. Gives false where the rule has no such place any more.
    pub(crate) fn put(&self, rule: &mut Value, chosen: &Chosen) -> bool {
        let mut place = Some(rule);
        for key in &self.path {
            place = place.and_then(|inner| within(inner, key));
        }
        let Some(table) = place.and_then(Value::as_table_mut) else { return false };
        match (self.key, chosen) {
            ("monthly", Chosen::Switched(true)) => {}
            ("monthly", _) => _ = table.remove("monthly"),
            ("asks", Chosen::Switched(false)) => _ = table.remove("asks"),
            ("kind", _) => harden(table, chosen),
            ("days", Chosen::Days(days)) => *table = of_year(days),
            _ => _ = table.insert(self.key.to_owned(), written(chosen)),
        }
        true
    }
}

/// What stands under a name; in a list, the part that has it for its code.
fn within<'a>(value: &'a mut Value, key: &str) -> Option<&'a mut Value> {
    match value {
        Value::Array(parts) => {
            parts.iter_mut().find(|part| part.get("code").and_then(Value::as_str) == Some(key))
        }
        other => other.get_mut(key),
    }
}

/// Keeps beside the harder kind the one of the field, from which the organisation may choose anew.
fn harden(condition: &mut Table, chosen: &Chosen) {
    let harder = written(chosen);
    if let Some(usual) = condition.insert("kind".to_owned(), harder.clone()).filter(|usual| *usual != harder)
    {
        condition.entry("least").or_insert(usual);
    }
}

fn written(chosen: &Chosen) -> Value {
    match chosen {
        Chosen::Switched(yes) => Value::Boolean(*yes),
        Chosen::Number(number) => Value::Integer((*number).into()),
        Chosen::Word(word) => Value::String(word.clone()),
        Chosen::Often(often) => {
            let per = ("per".to_owned(), Value::String(often.per.to_string()));
            let times = ("times".to_owned(), Value::Integer(often.times.into()));
            Value::Table([per, times].into_iter().collect())
        }
        Chosen::Days(days) => Value::Table(of_year(days)),
    }
}

fn of_year(days: &YearOfDays) -> Table {
    let day = |day: &Date| Value::String(day.to_string());
    let off = days.off.iter().map(|(first, last)| Value::Array(vec![day(first), day(last)])).collect();
    let worked = days.worked.iter().map(day).collect();
    [("off".to_owned(), Value::Array(off)), ("worked".to_owned(), Value::Array(worked))].into_iter().collect()
}

fn whole(table: &Table, key: &str) -> Option<u32> {
    u32::try_from(table.get(key)?.as_integer()?).ok()
}

fn truth(table: &Table, key: &str) -> bool {
    table.get(key).and_then(Value::as_bool).unwrap_or_default()
}
