//! `EVENTS.md` is made from the catalogue and from the sources that emit and read it.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const HEAD: &str = "# Every event\n\n\
    Made by the test of shared/events from its `src/kinds` and the sources of the services; `make golden` writes it anew.\n\
    An event is told with ids and facts and never a sensitive field. `from` is where it is made, `read by` who applies it\n\
    here; – is nobody. A kind is never changed once released: a new need is a new version beside the old one.\n\n\
    | kind | from | read by | payload | what it says |\n| - | - | - | - | - |\n";

struct Kind {
    kind: String,
    name: String,
    says: String,
    fields: Vec<String>,
}

fn sources(folder: &Path, all: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            all.push(fs::read_to_string(path).unwrap());
        }
    }
}

/// What every crate of the services and of what they share is written in, but for the catalogue itself.
fn crates() -> Vec<(String, Vec<String>)> {
    let mut crates = Vec::new();
    for folder in ["services", "shared"].map(|folder| PathBuf::from(ROOT).join(folder)) {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let (name, mut all) = (entry.file_name().into_string().unwrap(), Vec::new());
            sources(&entry.path().join("src"), &mut all);
            if name != "events" {
                crates.push((name, all));
            }
        }
    }
    crates.sort();
    crates
}

/// The structs of a file that are events.
fn kinds_of(text: &str) -> Vec<Kind> {
    let (mut found, mut structs, mut says) = (Vec::new(), Vec::new(), Vec::new());
    let (mut open, mut event): (Option<Kind>, Option<String>) = (None, None);
    for line in text.lines().map(str::trim) {
        if let Some(rest) = line.strip_prefix("pub struct ") {
            let (name, says) = (rest.trim_end_matches(" {").to_owned(), std::mem::take(&mut says).join(" "));
            open = Some(Kind { kind: String::new(), name, says, fields: Vec::new() });
        } else if line.starts_with('}') {
            structs.extend(open.take());
        } else if let Some(one) = &mut open {
            one.fields.extend(line.strip_prefix("pub ").map(|field| field.trim_end_matches(',').to_owned()));
        } else if let Some(rest) = line.strip_prefix("/// ") {
            says.push(rest);
        } else if let Some(rest) = line.strip_prefix("impl Event for ") {
            event = Some(rest.trim_end_matches(" {").to_owned());
        } else if line.starts_with("const KIND") {
            let kind = line.split('"').nth(1).unwrap().to_owned();
            let at = structs.iter().position(|one: &Kind| Some(&one.name) == event.as_ref());
            found.push(Kind { kind, ..structs.swap_remove(at.unwrap()) });
        } else if line.is_empty() {
            says.clear();
        }
    }
    found
}

fn catalogue() -> Vec<Kind> {
    let mut all = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/kinds"), &mut all);
    let mut kinds: Vec<Kind> = all.iter().flat_map(|text| kinds_of(text)).collect();
    kinds.sort_by(|a, b| a.kind.cmp(&b.kind));
    kinds
}

/// What follows each place where the whole word stands.
fn after<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(word).filter_map(move |(at, _)| {
        let before = text.get(..at)?;
        let whole = !before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let made = !before.ends_with("struct ") && !before.ends_with("for ");
        if whole && made { text.get(at + word.len()..) } else { None }
    })
}

/// Whether the event is made here, and not taken apart.
fn made(text: &str, one: &Kind) -> bool {
    let opening = format!("{} {{", one.name);
    let whole = after(text, &opening).any(|rest| {
        let mut depth = 1_i32;
        let behind = rest.find(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth == 0
        });
        let behind = behind.and_then(|end| rest.get(end + 1..)).unwrap_or_default();
        !behind.trim_start_matches([')', ' ', '\n']).starts_with(['=', ':', '|'])
    });
    whole || text.contains(&format!("\"{}\"", one.kind))
}

fn named<'a>(crates: &'a [(String, Vec<String>)], such: impl Fn(&str) -> bool) -> String {
    let names: Vec<&'a str> = crates
        .iter()
        .filter(|(_, all)| all.iter().any(|text| such(text)))
        .map(|(name, _)| name.as_str())
        .collect();
    if names.is_empty() { "–".into() } else { names.join(", ") }
}

fn table() -> String {
    let crates = crates();
    let mut table = HEAD.to_owned();
    for one in catalogue() {
        let from = named(&crates, |text| made(text, &one));
        let kind = format!("{}::KIND", one.name);
        let read = named(&crates, |text| after(text, &kind).next().is_some());
        let payload = one.fields.iter().map(|field| format!("`{field}`")).collect::<Vec<_>>().join(", ");
        let Kind { kind, says, .. } = &one;
        writeln!(table, "| `{kind}` | {from} | {read} | {payload} | {says} |").unwrap();
    }
    table
}

#[test]
fn golden_table_of_events_is_the_committed_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/EVENTS.md");
    let made = table();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path, &made).unwrap();
    }
    let committed = fs::read_to_string(path).unwrap_or_default();
    let differs = made.lines().zip(committed.lines()).find(|(a, b)| a != b);
    assert!(
        made == committed,
        "shared/events/EVENTS.md is stale, first at {differs:?}; make golden writes it"
    );
}

#[test]
fn every_event_is_found_with_what_it_carries() {
    let (kinds, mut written) = (catalogue(), Vec::new());
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/kinds"), &mut written);
    let implemented: usize = written.iter().map(|text| text.matches("impl Event for ").count()).sum();
    assert_eq!(kinds.len(), implemented);
    for one in &kinds {
        assert!(!one.fields.is_empty() && !one.says.is_empty(), "{}", one.kind);
    }
    let mut names: Vec<&str> = kinds.iter().map(|one| one.kind.as_str()).collect();
    names.dedup();
    assert_eq!(names.len(), implemented, "one kind is one event");
}
