//! Erasing parts of a member's record, wherever this service keeps them.

use super::store;
use crate::{
    corrections, development,
    documents::{self, ErasedFiles},
    imports, members,
    members::Erased,
    registers::floating,
};
use events::kinds::{ErasureDecided, ErasureDone, MemberChanged};
use rest::Problem;
use serde_json::json;
use tenancy::{
    TenantTx, Who,
    audit::{self, Entry},
};
use time::OffsetDateTime;

fn asks(items: &[String], word: &str) -> bool {
    items.iter().any(|item| item == word)
}

fn files(items: &[String]) -> ErasedFiles {
    ErasedFiles { photos: asks(items, "photo"), others: asks(items, "files") }
}

fn parts(items: &[String]) -> Erased {
    let has = |word: &str| asks(items, word);
    Erased {
        contact: has("member_contact"),
        address: has("member_address"),
        circumstances: has("member_circumstances"),
    }
}

/// Carries a decision out, once; hearing of it again only says once more that it is done.
///
/// # Errors
/// When the database is away.
pub async fn erase(tx: &TenantTx, decided: &ErasureDecided, now: OffsetDateTime) -> Result<(), Problem> {
    let ErasureDecided { id, member_id, items } = decided;
    if store::begin(tx, *id, *member_id, now).await? {
        let parts = parts(items);
        if let Some(member) = members::erase(tx, *member_id, parts, now).await? {
            corrections::erase(tx, *member_id, parts).await?;
            imports::erase_rows_of(tx, *member_id).await?;
            if parts.contact {
                floating::erase_contacts(tx, *member_id).await?;
                development::erase_contact(tx, *member_id).await?;
            }
            let files = documents::erase_of_member(tx, *member_id, files(items), now).await?;
            let new = json!({
                "erased": items, "request": id, "files_erased": files.erased, "files_kept": files.kept,
            });
            let (subject_id, new) = (Some(member.id.0), Some(new));
            let entry = Entry { action: "erase", subject: "member", subject_id, new, ..Entry::default() };
            audit::append(tx, &Who::system(), entry, now).await?;
            let (id, unit_id, state) = (member.id, member.unit_id, member.membership_state.to_string());
            events::emit(tx, &MemberChanged { id, unit_id, state }).await?;
        }
    }
    Ok(events::emit(tx, &ErasureDone { id: *id }).await?)
}
