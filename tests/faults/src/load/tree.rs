use super::{Desk, tries};
use crate::{chance::Chance, crew::Ask, ledger::What};
use serde_json::json;

/// Founds a branch.
pub(super) async fn unit(desk: Desk, mut chance: Chance) {
    let (number, office) = (desk.number(), desk.office.clone());
    let name = format!("支部{number}");
    let new = json!({"name": name, "kind": "branch", "parent_id": office.root});
    let ask = Ask::post("/api/records/units", &format!("unit-{number}"), new);
    desk.write(What::Unit, &name, &office.admin, ask, tries(&mut chance)).await;
}
