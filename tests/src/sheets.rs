//! What sheets are made of. The samples that `make press` typesets stand for what the product sends the press: neither
//! drifts away from the other.

use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

type Keys = BTreeSet<String>;

/// The keys of all objects at one place of the data.
struct Place {
    always: Keys,
    ever: Keys,
}

/// What the data of a sheet look like, by path; the items of a list are one place.
#[derive(Default)]
struct Shape(BTreeMap<String, Place>);

impl Shape {
    fn add(&mut self, path: &str, value: &Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.add(&format!("{path}/*"), item)),
            Value::Object(fields) => {
                self.note(path, fields.keys().cloned().collect());
                fields.iter().for_each(|(key, value)| self.add(&format!("{path}/{key}"), value));
            }
            _ => {}
        }
    }

    fn note(&mut self, path: &str, keys: Keys) {
        let fresh = || Place { always: keys.clone(), ever: Keys::new() };
        let place = self.0.entry(path.to_owned()).or_insert_with(fresh);
        place.always.retain(|key| keys.contains(key));
        place.ever.extend(keys);
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The samples of a template with their names: `minutes.json`, `minutes.english.json`.
fn samples(template: &str) -> Vec<(String, Value)> {
    let folder = fs::read_dir(root().join("tests/press/samples")).expect("the samples");
    let paths = folder.map(|entry| entry.expect("a sample").path());
    let named = paths.filter_map(|path| {
        let name = path.file_name()?.to_str()?.to_owned();
        (name.split('.').next() == Some(template)).then_some((name, path))
    });
    let read = |(name, path): (String, PathBuf)| {
        let text = fs::read_to_string(path).expect("a sample");
        let value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, value)
    };
    named.map(read).collect()
}

/// Panics where the data the product made for a sheet and the samples of its template have other keys: whatever every
/// sample has is there, and nothing is that no sample has.
#[track_caller]
pub fn like_the_samples(template: &str, data: &Value) {
    let (mut known, mut made) = (Shape::default(), Shape::default());
    samples(template).iter().for_each(|(_, sample)| known.add("", sample));
    made.add("", data);
    for (path, place) in &made.0 {
        let there = known.0.get(path).unwrap_or_else(|| panic!("{template}: no sample has {path}"));
        let new: Vec<_> = place.ever.difference(&there.ever).collect();
        assert!(new.is_empty(), "{template}: no sample has at {path:?} {new:?}");
        let gone: Vec<_> = there.always.difference(&place.always).collect();
        assert!(gone.is_empty(), "{template}: the sheet lacks at {path:?} {gone:?}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the worker adds to the data, or takes for itself.
    const OF_THE_WORKER: &[&str] = &["lacking", "pictured", "picture", "speaks"];
    /// What a template calls its data and parts of them.
    const PARTS: &[&str] = &["data", "who", "one", "item", "group", "present", "came", "column", "spec"];
    /// A name of three parts, as long as any.
    const LONG: &str = "买买提吐尔逊·阿卜杜热合曼·艾合买提江";

    fn word(text: &str) -> &str {
        &text[..text.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(text.len())]
    }

    /// The keys a template reads: `of("unit")`, `one.at("unit")`, `cell("post")`, `data.unit`, and those it has in a
    /// list beside their title.
    fn read(template: &str) -> Keys {
        let asked = ["of(\"", ".at(\"", "cell(\""]
            .into_iter()
            .flat_map(|mark| template.split(mark).skip(1))
            .map(word);
        let mut keys: Keys = asked.map(str::to_owned).collect();
        // ("现任职务", "post")
        for (at, between) in template.match_indices("\", \"") {
            let (title, rest) = (&template[..at], &template[at + between.len()..]);
            let key = word(rest);
            if title.ends_with(|c: char| !c.is_ascii()) && rest[key.len()..].starts_with('"') {
                keys.insert(key.to_owned());
            }
        }
        for part in PARTS {
            for (at, _) in template.match_indices(&format!("{part}.")) {
                if !template[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-') {
                    keys.extend(fields(&template[at + part.len()..]));
                }
            }
        }
        keys.remove("");
        keys
    }

    /// The fields of `.probation.from`; none of `.map(…)`.
    fn fields(mut rest: &str) -> Vec<String> {
        let mut found = Vec::new();
        while let Some(field) = rest.strip_prefix('.').map(word).filter(|field| !field.is_empty()) {
            rest = &rest[1 + field.len()..];
            if rest.starts_with('(') {
                break;
            }
            found.push(field.to_owned());
        }
        found
    }

    fn keys_of(value: &Value, keys: &mut Keys) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| keys_of(item, keys)),
            Value::Object(fields) => fields.iter().for_each(|(key, value)| {
                keys.insert(key.clone());
                keys_of(value, keys);
            }),
            _ => {}
        }
    }

    fn templates() -> Vec<(String, String)> {
        let folder = fs::read_dir(root().join("services/press/templates")).unwrap();
        let read = |path: PathBuf| {
            (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap())
        };
        folder.map(|entry| read(entry.unwrap().path())).collect()
    }

    #[test]
    fn what_a_template_reads_is_in_its_samples_and_nothing_else_is() {
        let templates = templates();
        let shared = templates.iter().find(|(name, _)| name == "kit").map(|(_, text)| read(text)).unwrap();
        for (name, text) in templates.iter().filter(|(name, _)| name != "kit") {
            let (mut given, mut needed) = (Keys::new(), read(text));
            samples(name).iter().for_each(|(_, sample)| keys_of(sample, &mut given));
            needed.extend(["lang", "organisation", "made_on"].map(str::to_owned));
            needed.retain(|key| !OF_THE_WORKER.contains(&key.as_str()));
            let missing: Vec<_> = needed.difference(&given).collect();
            assert!(missing.is_empty(), "{name} reads {missing:?}, which no sample has");
            let used = |key: &&String| {
                needed.contains(*key) || shared.contains(*key) || OF_THE_WORKER.contains(&key.as_str())
            };
            let idle: Vec<_> = given.iter().filter(|key| !used(key)).collect();
            assert!(idle.is_empty(), "the samples of {name} have {idle:?}, which it does not read");
        }
    }

    #[test]
    fn every_sample_has_rare_characters_and_a_long_name() {
        for (name, _) in templates() {
            for (file, sample) in samples(&name) {
                let text = sample.to_string();
                let beyond = text.chars().any(|c| u32::from(c) >= 0x2_0000 && c != '𬭩');
                let whole = text.contains('𬭩') && text.contains('㛃') && text.contains(LONG);
                assert!(beyond && whole, "{file}");
            }
        }
    }

    #[test]
    fn a_key_too_many_and_a_key_too_few_are_seen() {
        let (_, good) = samples("minutes").remove(0);
        like_the_samples("minutes", &good);
        let mut more = good.clone();
        more["decisions"][0]["veto"] = Value::Bool(true);
        let mut less = good;
        less["attendance"].as_object_mut().unwrap().remove("leave");
        for bad in [more, less] {
            assert!(std::panic::catch_unwind(|| like_the_samples("minutes", &bad)).is_err());
        }
    }
}
