//! The layers of settings, merged into one table that remembers where each value came from.

use crate::error::Findings;
use std::collections::BTreeMap;
use toml::{Table, Value};

/// Prefix of settings in the environment.
pub(crate) const PREFIX: &str = "ZHIBU__";

/// The defaults with other layers laid over them. Every key that may exist is in the defaults, so these also
/// say which keys are known and of what type they are.
pub(crate) struct Layers {
    pub table: Table,
    origins: BTreeMap<String, String>,
}

impl Layers {
    pub fn new(defaults: Table) -> Self {
        Self { table: defaults, origins: BTreeMap::new() }
    }

    /// Where a key, or the section it lies in, was set last.
    pub fn origin(&self, key: &str) -> Option<String> {
        self.origins.get(key).cloned()
    }

    /// Lays a whole file over what is there.
    pub fn lay(&mut self, over: Table, from: &str, found: &mut Findings) {
        for (key, value) in leaves(String::new(), over) {
            self.put(&key, value, from, found);
        }
    }

    /// Sets one key from text, read as the type the defaults give it.
    pub fn lay_text(&mut self, key: &str, text: &str, from: &str, found: &mut Findings) {
        let Some(like) = lookup(&self.table, key) else {
            return found.add_from(key, "there is no such setting", Some(from.to_owned()));
        };
        match coerce(text, like) {
            Some(value) => self.put(key, value, from, found),
            None => found.add_from(key, expected(like), Some(from.to_owned())),
        }
    }

    fn put(&mut self, key: &str, value: Value, from: &str, found: &mut Findings) {
        let from = from.to_owned();
        match lookup_mut(&mut self.table, key) {
            None => found.add_from(key, "there is no such setting", Some(from)),
            Some(old) if !same_type(old, &value) => found.add_from(key, expected(old), Some(from)),
            Some(old) => {
                *old = value;
                self.origins.insert(key.to_owned(), from);
            }
        }
    }
}

/// `ZHIBU__SERVER__UPSTREAMS__RECORDS` is `server.upstreams.records`.
pub(crate) fn key_of_variable(name: &str) -> Option<String> {
    name.strip_prefix(PREFIX).map(|rest| rest.to_ascii_lowercase().replace("__", "."))
}

/// `ZHIBU_SERVER__LISTEN` is read by nobody: `ZHIBU__SERVER__LISTEN` was meant. Names without a double underscore are
/// those of the tools, such as `ZHIBU_CONFIG`.
pub(crate) fn meant_by(name: &str) -> Option<String> {
    let rest = name.strip_prefix("ZHIBU_").filter(|rest| !rest.starts_with('_'))?;
    rest.contains("__").then(|| format!("{PREFIX}{rest}"))
}

fn leaves(prefix: String, table: Table) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for (key, value) in table {
        let key = if prefix.is_empty() { key } else { format!("{prefix}.{key}") };
        match value {
            Value::Table(inner) if !inner.is_empty() => all.extend(leaves(key, inner)),
            value => all.push((key, value)),
        }
    }
    all
}

fn lookup<'a>(table: &'a Table, key: &str) -> Option<&'a Value> {
    let mut parts = key.split('.');
    let first = table.get(parts.next()?)?;
    parts.try_fold(first, |value, part| value.as_table()?.get(part))
}

fn lookup_mut<'a>(table: &'a mut Table, key: &str) -> Option<&'a mut Value> {
    let mut parts = key.split('.');
    let first = table.get_mut(parts.next()?)?;
    parts.try_fold(first, |value, part| value.as_table_mut()?.get_mut(part))
}

fn coerce(text: &str, like: &Value) -> Option<Value> {
    match like {
        Value::String(_) => Some(Value::String(text.to_owned())),
        Value::Integer(_) => text.trim().parse().ok().map(Value::Integer),
        Value::Boolean(_) => text.trim().parse().ok().map(Value::Boolean),
        Value::Array(known) => {
            let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
            let like = known.first().filter(|first| first.is_integer());
            let items = items.map(|item| match like {
                Some(like) => coerce(item, like),
                None => Some(Value::String(item.to_owned())),
            });
            Some(Value::Array(items.collect::<Option<_>>()?))
        }
        _ => None,
    }
}

fn same_type(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Array(known), Value::Array(items)) => {
            let numbers = known.first().is_some_and(Value::is_integer);
            items.iter().all(|item| if numbers { item.is_integer() } else { item.is_str() })
        }
        _ => old.same_type(new),
    }
}

fn expected(like: &Value) -> &'static str {
    match like {
        Value::String(_) => "must be a text",
        Value::Integer(_) => "must be a whole number",
        Value::Boolean(_) => "must be true or false",
        Value::Array(_) => "must be a list of the same kind",
        Value::Table(_) => "is a section, not a value",
        _ => "is of another type",
    }
}
