use crate::clock::{Outcome, Reached};
use serde_json::{Map, Value, json};

/// What was measured, by entry.
pub struct Report {
    lines: Map<String, Value>,
    failed: Vec<String>,
}

impl Report {
    pub fn new() -> Self {
        Self { lines: Map::new(), failed: Vec::new() }
    }

    pub fn put(&mut self, entry: &str, value: impl Into<Value>) {
        self.lines.insert(entry.to_owned(), value.into());
    }

    /// One line of an entry that has several.
    pub fn put_under(&mut self, entry: &str, key: impl ToString, value: impl Into<Value>) {
        self.put_at(&[entry, &key.to_string()], value);
    }

    /// One line of an entry that has groups of them.
    pub fn put_at(&mut self, path: &[&str], value: impl Into<Value>) {
        let Some((last, groups)) = path.split_last() else { return };
        let value = value.into();
        eprintln!("   {}: {value}", path.join(" "));
        let mut group = &mut self.lines;
        for name in groups {
            let below = group.entry((*name).to_owned()).or_insert_with(|| json!({}));
            let Some(below) = below.as_object_mut() else { return };
            group = below;
        }
        group.insert((*last).to_owned(), value);
    }

    pub fn number(&self, pointer: &str) -> Option<f64> {
        let mut parts = pointer.split('/').skip(1);
        let first = self.lines.get(parts.next()?)?;
        parts.try_fold(first, |value, part| value.get(part))?.as_f64()
    }

    /// The keys of a group.
    pub fn keys(&self, entry: &str) -> Vec<String> {
        let group = self.lines.get(entry).and_then(Value::as_object);
        group.map(|group| group.keys().cloned().collect()).unwrap_or_default()
    }

    /// Writes down what became of an entry; gives what it gave.
    pub fn close<T>(&mut self, name: &str, reached: Reached<T>) -> Option<T> {
        let (word, why, given) = match reached.outcome {
            Outcome::Done(given) => ("done", None, Some(given)),
            Outcome::CutOff => ("cut_off", None, None),
            Outcome::NotBegun => ("not_reached", None, None),
            Outcome::Failed(error) => ("failed", Some(format!("{error:#}")), None),
        };
        if why.is_some() {
            self.failed.push(name.to_owned());
        }
        let mut line = json!({ "outcome": word, "seconds": round(reached.seconds) });
        if let (Some(why), Some(line)) = (why, line.as_object_mut()) {
            line.insert("why".into(), why.into());
        }
        self.put_at(&["entries", name], line);
        given
    }

    /// An entry whose turn did not come.
    pub fn not_reached(&mut self, name: &str) {
        self.close::<()>(name, Reached { outcome: Outcome::NotBegun, seconds: 0.0 });
    }

    /// Entries that broke off with an error.
    pub fn failed(&self) -> &[String] {
        &self.failed
    }

    pub fn render(&self) -> String {
        serde_json::to_string_pretty(&self.lines).unwrap_or_default()
    }
}

/// Two or three digits are all a shared machine is good for.
pub fn round(value: f64) -> f64 {
    let scale = match value.abs() {
        0.0..1.0 => 1000.0,
        1.0..100.0 => 100.0,
        _ => 1.0,
    };
    (value * scale).round() / scale
}

pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
