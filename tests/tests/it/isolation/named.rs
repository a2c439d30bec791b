//! What an operation names: which ids, and where they stand.

use super::{catalogue::Operation, world::World};
use serde_json::Value;
use std::cell::RefCell;
use uuid::Uuid;

/// Parameters that are nobody's ids: a password, a kind of step, a year, and the number of a part.
const WORDS: [&str; 4] = ["password", "step", "year", "part"];

/// Things of the platform. No organisation owns one, and operators see those of all.
const OF_THE_PLATFORM: [&str; 7] =
    ["announcement", "certificate", "move", "operator", "restoration", "run", "signup"];

pub(super) fn is_of_the_platform(name: &str) -> bool {
    OF_THE_PLATFORM.contains(&name)
}

/// Names of the ids an operation takes, in its path, query and body.
pub(super) fn names(world: &World, operation: &Operation) -> Vec<String> {
    let seen = RefCell::new(Vec::new());
    let note = |name: &str| {
        seen.borrow_mut().push(name.to_owned());
        Uuid::now_v7().to_string()
    };
    world.path(operation, &note);
    let body = operation.trial.body.as_deref().unwrap_or_default();
    for part in body.split("{{").skip(1) {
        note(part.split("}}").next().unwrap_or_default());
    }
    let mut names = seen.into_inner();
    names.retain(|name| !WORDS.contains(&name.as_str()));
    names.sort();
    names.dedup();
    names
}

/// Pointers to where an id stands beside the path, as problems name fields; none when it stands in the path alone.
pub(super) fn places(operation: &Operation, name: &str) -> Vec<String> {
    let placeholder = format!("{{{{{name}}}}}");
    let mut found = Vec::new();
    for pair in operation.trial.query.as_deref().unwrap_or_default().split('&') {
        if let Some((key, value)) = pair.split_once('=')
            && value == placeholder
        {
            found.push(format!("?{key}"));
        }
    }
    if let Some(body) = &operation.trial.body {
        let body = serde_json::from_str(body).expect("the body of the list is JSON");
        within(&body, &placeholder, "", &mut found);
    }
    found
}

fn within(value: &Value, placeholder: &str, at: &str, found: &mut Vec<String>) {
    match value {
        Value::String(text) if text == placeholder => found.push(at.to_owned()),
        Value::Array(items) => {
            for (n, item) in items.iter().enumerate() {
                within(item, placeholder, &format!("{at}/{n}"), found);
            }
        }
        Value::Object(fields) => {
            for (key, item) in fields {
                within(item, placeholder, &format!("{at}/{key}"), found);
            }
        }
        _ => {}
    }
}

/// An id of nobody's, of the form of one that is somebody's.
pub(super) fn nobodys(id: &str) -> String {
    let fresh = Uuid::now_v7();
    if id.parse::<Uuid>().is_ok() { fresh.to_string() } else { format!("n{}.dangjian.cn", fresh.simple()) }
}
