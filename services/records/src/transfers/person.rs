//! Somebody who comes from elsewhere: what the papers say, sealed until the branch accepts, erased when it does not.

use super::store::transfer::Model;
use crate::{
    desk::Desk,
    members::{
        self, Checked, NewMember,
        problems::{DUPLICATE_ID, refuse_at},
        words::MembershipState,
    },
    sealing,
};
use rest::{Problem, kinds};

const PERSON: &str = "transfers.person";

/// Checks what a form says of a person, as a new member of the receiving branch.
///
/// # Errors
/// With every fault, each at its field below `/person`; when the number belongs to somebody on the roster.
pub async fn check(desk: &Desk<'_>, person: NewMember) -> Result<Checked, Problem> {
    // which group it will be is the branch's business, once it has taken the member
    let person = NewMember { membership_state: MembershipState::Normal, group_id: None, ..person };
    let checked = members::check(person, desk.today, desk.pack)
        .map_err(|faults| refuse_at("/person", desk.pack, faults))?;
    match members::with_id_no(desk.tx, &checked.id).await? {
        Some(known) if known.membership_state != MembershipState::Transferred => {
            Err(DUPLICATE_ID.at("/person/id_no"))
        }
        _ => Ok(checked),
    }
}

/// Puts the papers of a person into a transfer.
///
/// # Errors
/// When the vault cannot seal.
pub fn keep(desk: &Desk<'_>, transfer: &mut Model, checked: &Checked) -> Result<(), Problem> {
    let text =
        serde_json::to_string(&checked.facts).map_err(|error| kinds::INTERNAL.problem().because(error))?;
    let vault = desk.tx.vault();
    transfer.person_sealed = sealing::seal(vault, PERSON, transfer.id.0, Some(&text))?;
    transfer.person_blind = Some(members::id_no_blind(vault, &checked.id));
    Ok(())
}

/// What the papers say; none once the transfer is closed.
///
/// # Errors
/// When the value does not open.
pub fn open(desk: &Desk<'_>, transfer: &Model) -> Result<Option<NewMember>, Problem> {
    let text = sealing::open(desk.tx.vault(), PERSON, transfer.id.0, transfer.person_sealed.as_deref())?;
    let read = text.map(|text| serde_json::from_str(&text)).transpose();
    read.map_err(|error| kinds::INTERNAL.problem().because(error))
}

pub fn forget(transfer: &mut Model) {
    transfer.person_sealed = None;
    transfer.person_blind = None;
}
