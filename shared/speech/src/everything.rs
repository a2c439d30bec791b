//! Every text in the sources of the server can be said to an association without a Party word: a new text with a word the
//! terms do not know fails here.

use crate::{of, party_words};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What makes texts; demo, sample histories and tests are read by nobody in an association.
const SOURCES: &[&str] = &[
    "services/gateway/src",
    "services/identity/src",
    "services/notifications/src",
    "services/records/src",
    "shared/access/src",
    "shared/documents/src",
    "shared/http/src",
    "shared/rulepack/src",
];

/// Labels of a national standard: what somebody's political status is called in it.
const STANDARDS: &[&str] = &["records/src/codes/person.rs"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.contains("test") {
            continue;
        }
        if path.is_dir() {
            files(&path, ending, found);
        } else if name.ends_with(ending) {
            found.push(path);
        }
    }
}

/// The texts of a source before its tests, without its comments.
fn texts(source: &str) -> Vec<String> {
    let (mut rest, mut all) = (source.split("#[cfg(test)]").next().unwrap(), Vec::new());
    while let Some(first) = rest.chars().next() {
        let (length, text) = match first {
            '/' if rest.starts_with("//") => (rest.find('\n').unwrap_or(rest.len()), None),
            '\'' if rest.starts_with("'\"'") => (3, None),
            '\'' if rest.starts_with("'\\\"'") => (4, None),
            'r' if rest.starts_with("r#\"") => {
                let length = rest.find("\"#").map_or(rest.len(), |end| end + 2);
                (length, Some(&rest[..length]))
            }
            '"' => {
                let length = end_of(rest);
                (length, Some(&rest[..length]))
            }
            other => (other.len_utf8(), None),
        };
        all.extend(text.map(str::to_owned));
        rest = &rest[length..];
    }
    all
}

/// How long the text with its marks is.
fn end_of(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    rest.len()
}

fn left(text: &str) -> Vec<&'static str> {
    let speech = of("association").unwrap();
    party_words(&speech.en.say(&speech.zh.say(text)))
}

#[test]
fn no_text_of_a_source_keeps_a_party_word() {
    let mut found = Vec::new();
    SOURCES.iter().for_each(|folder| files(&root().join(folder), ".rs", &mut found));
    let (mut seen, mut kept) = (0, Vec::new());
    for file in found {
        if STANDARDS.iter().any(|standard| file.ends_with(standard)) {
            continue;
        }
        for text in texts(&fs::read_to_string(&file).unwrap()) {
            seen += usize::from(!party_words(&text).is_empty());
            if !left(&text).is_empty() {
                kept.push(format!("{}: {text}", file.display()));
            }
        }
    }
    assert!(kept.is_empty(), "{kept:#?}");
    assert!(seen > 100, "only {seen} texts were found");
}

#[test]
fn no_name_of_a_rule_pack_keeps_a_party_word() {
    let mut found = Vec::new();
    files(&root().join("shared/rulepack/packs"), ".toml", &mut found);
    for file in found {
        let text = fs::read_to_string(&file).unwrap();
        // a source is a title of a regulation and cited as it is called
        for key in ["name = \"", "basis = \""] {
            let values = text.split(key).skip(1).filter_map(|rest| rest.split('"').next());
            for value in values {
                assert!(left(value).is_empty(), "{}: {value}", file.display());
            }
        }
    }
}

#[test]
fn texts_are_found_between_comments_and_marks() {
    let source = "let a = \"x\\\"y\"; // \"no\"\nlet b = '\"'; c(r#\"z\"#)\n#[cfg(test)]\nlet d = \"test\";";
    assert_eq!(texts(source), ["\"x\\\"y\"", "r#\"z\"#"]);
}
