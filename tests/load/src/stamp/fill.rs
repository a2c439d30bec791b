//! A unit and a member by the API, as people would enter them.

use super::LANES;
use crate::{
    ground::{Ground, Tenant},
    hammer,
};
use anyhow::{Context, Result};
use serde_json::{Value, json};

/// Members of the first organisations, so that a list has twenty rows.
const MEMBERS: usize = 25;
const WITH_LISTS: usize = 10;

/// A committee and a member for everybody, two dozen for the first ones.
pub async fn fill(ground: &Ground, mut tenants: Vec<Tenant>) -> Result<Vec<Tenant>> {
    let unit = json!({ "name": "党支部", "kind": "branch", "parent_id": null });
    let root = json!({ "name": "党委", "kind": "party_committee", "parent_id": null });
    let roots = tenants.iter().map(|t| ground.post(t, "/api/records/units", &root)).collect();
    let roots = ids(hammer::once(ground.address(), roots, LANES).await?)?;
    let below = tenants.iter().zip(&roots).map(|(tenant, root)| {
        let mut unit = unit.clone();
        unit["parent_id"] = Value::String(root.clone());
        ground.post(tenant, "/api/records/units", &unit)
    });
    let units = ids(hammer::once(ground.address(), below.collect(), LANES).await?)?;
    for (tenant, unit) in tenants.iter_mut().zip(units) {
        tenant.unit = unit;
    }
    let members = tenants.iter().map(|t| ground.post(t, "/api/records/members", &member(&t.unit))).collect();
    let members = ids(hammer::once(ground.address(), members, LANES).await?)?;
    for (tenant, member) in tenants.iter_mut().zip(members) {
        tenant.member = member;
    }
    let first = tenants.iter().filter(|tenant| tenant.number <= WITH_LISTS);
    let more =
        first.flat_map(|t| (1..MEMBERS).map(|_| ground.post(t, "/api/records/members", &member(&t.unit))));
    hammer::once(ground.address(), more.collect(), LANES).await?;
    Ok(tenants)
}

pub fn member(unit: &str) -> Value {
    json!({
        "name": "张建国", "unit_id": unit, "id_no": suites::resident_id(), "gender": "male", "ethnic": "01",
        "member_kind": "full", "joined_on": "2001-07-01", "full_on": "2002-07-01", "mobile": "16012345678",
    })
}

fn ids(answers: Vec<String>) -> Result<Vec<String>> {
    let id = |text: String| {
        let answer: Value = serde_json::from_str(&text)?;
        answer["id"].as_str().map(str::to_owned).with_context(|| format!("no id in {text}"))
    };
    answers.into_iter().map(id).collect()
}
