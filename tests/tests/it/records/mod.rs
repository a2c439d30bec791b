//! The records service over HTTP: the tree, posts, members, registers, corrections.

mod at_rest;
mod bad_input;
mod certificates;
mod corrections;
mod dispositions;
mod exports;
mod honours;
mod members;
mod posts;
mod registers;
mod search;
mod tree;
mod tree_races;
mod tree_rules;
mod visiting;

use serde_json::{Value, json};
use suites::{Org, Person, TwoBranches, resident_id};

/// An organisation with a committee and two branches.
struct Ground {
    org: Org,
    admin: Person,
    root: String,
    east: String,
    west: String,
}

impl Ground {
    async fn enterprise() -> Self {
        let TwoBranches { org, admin, root, east, west } = TwoBranches::new().await;
        Self { org, admin, root, east, west }
    }
}

const UNITS: &str = "/api/records/units";
const MEMBERS: &str = "/api/records/members";
const POSTS: &str = "/api/records/posts";

/// A member with what every member has, in a unit.
fn draft(name: &str, unit: &str) -> Value {
    json!({
        "name": name, "unit_id": unit, "id_no": resident_id(), "member_kind": "full",
        "joined_on": "2001-07-01", "full_on": "2002-07-01",
    })
}

/// The same with more.
fn draft_with(name: &str, unit: &str, more: Value) -> Value {
    let mut draft = draft(name, unit);
    for (field, value) in more.as_object().into_iter().flatten() {
        draft[field] = value.clone();
    }
    draft
}

/// A text as a value in a query.
fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn names(list: &Value) -> Vec<&str> {
    let items = list["items"].as_array().into_iter().flatten();
    items.filter_map(|item| item["name"].as_str()).collect()
}

fn today() -> time::Date {
    kernel::business_date(time::OffsetDateTime::now_utc(), kernel::SHANGHAI)
}
