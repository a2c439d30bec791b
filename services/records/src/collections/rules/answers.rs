//! A whole answer against its form.

use super::{
    answer::{Finding, ROWS, Value, Values, value},
    form::{Field, FieldKind, Form},
};
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong with an answer, by where. A draft may be incomplete; what is handed in is not.
pub fn check(form: &Form, values: &Values, complete: bool) -> Vec<(String, Finding)> {
    let mut found = Vec::new();
    let keys: BTreeMap<&str, &Field> = form.fields.iter().map(|field| (field.key.as_str(), field)).collect();
    for key in values.keys() {
        match keys.get(key.as_str()) {
            None => found.push((format!("/values/{}", escaped(key)), Finding::Unknown)),
            Some(field) if !field.is_asked() => found.push((format!("/values/{key}"), Finding::Known)),
            Some(_) => {}
        }
    }
    for field in form.fields.iter().filter(|field| field.is_asked()) {
        let pointer = format!("/values/{}", field.key);
        let given = values.get(&field.key);
        if let Some(finding) = value(&field.spec(), given, complete) {
            found.push((pointer, finding));
        } else if let (FieldKind::Table, Some(Value::Rows(rows))) = (field.kind, given) {
            found.extend(table(field, &pointer, rows, complete));
        }
    }
    found
}

fn table(
    field: &Field,
    pointer: &str,
    rows: &[BTreeMap<String, super::Cell>],
    complete: bool,
) -> Vec<(String, Finding)> {
    if rows.len() > ROWS {
        return vec![(pointer.to_owned(), Finding::TooManyRows)];
    }
    let keys: BTreeSet<&str> = field.columns.iter().map(|column| column.key.as_str()).collect();
    let mut found = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let unknown = row.keys().filter(|key| !keys.contains(key.as_str()));
        found.extend(unknown.map(|key| (format!("{pointer}/{at}/{}", escaped(key)), Finding::Unknown)));
        for column in &field.columns {
            let cell = row.get(&column.key).cloned().map(Value::from);
            let wrong = value(&column.spec(), cell.as_ref(), complete);
            found.extend(wrong.map(|finding| (format!("{pointer}/{at}/{}", column.key), finding)));
        }
    }
    found
}

/// A key as a JSON pointer writes it, no longer than it takes to recognise it.
fn escaped(key: &str) -> String {
    key.chars().take(40).collect::<String>().replace('~', "~0").replace('/', "~1")
}

/// What an answer says in all: what the system knows where it is not asked, what was written otherwise.
pub fn merged(form: &Form, given: &Values, known: &Values) -> Values {
    let value = |field: &Field| {
        let from = if field.is_asked() { given } else { known };
        let value = from.get(&field.key).filter(|value| !value.is_blank())?;
        Some((field.key.clone(), value.clone()))
    };
    form.fields.iter().filter_map(value).collect()
}
