use super::{Desk, spelt, tries};
use crate::{chance::Chance, crew::Ask, ledger::What};
use serde_json::json;

/// Where the letter of an invitation goes.
pub async fn invitation(desk: Desk, mut chance: Chance) {
    let (number, office) = (desk.number(), desk.office.clone());
    let name = format!("客{}", spelt(number));
    let new = json!({
        "email": format!("guest{number}@{}.example", office.slug), "display_name": name,
        "role": "auditor", "unit_id": office.root,
    });
    let ask = Ask::post("/api/identity/invitations", &format!("invitation-{number}"), new);
    desk.write(What::Invitation, &name, &office.admin, ask, tries(&mut chance)).await;
}
