//! What is wrong with a form.

use super::form::{Field, FieldKind, Form};
use std::collections::BTreeSet;

/// What is wrong with a form, by the place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    NoFields,
    TooMany {
        pointer: String,
    },
    BadKey {
        pointer: String,
    },
    KeyTwice {
        pointer: String,
    },
    BadLabel {
        pointer: String,
    },
    Choices {
        pointer: String,
    },
    Columns {
        pointer: String,
    },
    Bounds {
        pointer: String,
    },
    /// The system knows something of another kind.
    KnownKind {
        pointer: String,
    },
}

/// More than anybody fills in.
const MOST: usize = 100;
const LABEL: usize = 60;

/// Everything that is wrong with a form.
pub fn flaws(form: &Form) -> Vec<Flaw> {
    let mut found = Vec::new();
    match form.fields.len() {
        0 => found.push(Flaw::NoFields),
        n if n > MOST => found.push(Flaw::TooMany { pointer: "/form/fields".into() }),
        _ => {}
    }
    let mut keys = BTreeSet::new();
    for (at, field) in form.fields.iter().enumerate() {
        let pointer = format!("/form/fields/{at}");
        named(&mut found, &pointer, &field.key, &field.label, keys.insert(field.key.as_str()));
        choices(&mut found, &pointer, field.kind, &field.choices);
        columns(&mut found, &pointer, field);
        let numbers = matches!(field.kind, FieldKind::Number | FieldKind::Money);
        let bounded = field.least.is_some() || field.most.is_some();
        let upside = field.least.zip(field.most).is_some_and(|(least, most)| least > most);
        if upside || (bounded && !numbers) {
            found.push(Flaw::Bounds { pointer: format!("{pointer}/least") });
        }
        if field.known.is_some_and(|known| known.kind() != field.kind) {
            found.push(Flaw::KnownKind { pointer: format!("{pointer}/known") });
        }
    }
    found
}

fn named(found: &mut Vec<Flaw>, pointer: &str, key: &str, label: &str, first: bool) {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if key.is_empty() || key.len() > 30 || !key.chars().all(plain) {
        found.push(Flaw::BadKey { pointer: format!("{pointer}/key") });
    } else if !first {
        found.push(Flaw::KeyTwice { pointer: format!("{pointer}/key") });
    }
    if unfit(label, LABEL) {
        found.push(Flaw::BadLabel { pointer: format!("{pointer}/label") });
    }
}

fn unfit(text: &str, most: usize) -> bool {
    text.trim().is_empty() || text.chars().count() > most || text.chars().any(char::is_control)
}

fn choices(found: &mut Vec<Flaw>, pointer: &str, kind: FieldKind, choices: &[String]) {
    let distinct: BTreeSet<&String> = choices.iter().collect();
    let fine = match kind {
        FieldKind::Choice => (2..=MOST).contains(&choices.len()) && distinct.len() == choices.len(),
        _ => choices.is_empty(),
    };
    if !fine || choices.iter().any(|choice| unfit(choice, LABEL)) {
        found.push(Flaw::Choices { pointer: format!("{pointer}/choices") });
    }
}

fn columns(found: &mut Vec<Flaw>, pointer: &str, field: &Field) {
    let fine = match field.kind {
        FieldKind::Table => (1..=20).contains(&field.columns.len()),
        _ => field.columns.is_empty(),
    };
    if !fine || field.columns.iter().any(|column| column.kind == FieldKind::Table) {
        found.push(Flaw::Columns { pointer: format!("{pointer}/columns") });
    }
    let mut keys = BTreeSet::new();
    for (at, column) in field.columns.iter().enumerate() {
        let pointer = format!("{pointer}/columns/{at}");
        named(found, &pointer, &column.key, &column.label, keys.insert(column.key.as_str()));
        choices(found, &pointer, column.kind, &column.choices);
    }
}
