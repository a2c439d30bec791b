//! E-mail addresses and phone numbers: sealed in their row, found through a keyed fingerprint.
//!
//! The fingerprints of invitations and accounts are made alike, so that an invitation can be compared with
//! the accounts there are.

use kernel::{AccountId, InvitationId};
use tenancy::{TenantTx, VaultError};
use uuid::Uuid;

const EMAIL: &str = "accounts.email";
const PHONE: &str = "accounts.phone";

/// Where a datum is kept; part of what its seal is bound to.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    Account(AccountId),
    Invitation(InvitationId),
}

impl Place {
    fn context(self, field: &str) -> String {
        match self {
            Place::Account(_) => format!("accounts.{field}"),
            Place::Invitation(_) => format!("invitations.{field}"),
        }
    }

    fn id(self) -> Uuid {
        match self {
            Place::Account(id) => id.0,
            Place::Invitation(id) => id.0,
        }
    }
}

pub fn email_blind(tx: &TenantTx, address: &str) -> Vec<u8> {
    tx.vault().blind(EMAIL, address)
}

pub fn phone_blind(tx: &TenantTx, number: &str) -> Vec<u8> {
    tx.vault().blind(PHONE, number)
}

pub fn seal(tx: &TenantTx, place: Place, field: &str, plain: &str) -> Result<Vec<u8>, VaultError> {
    tx.vault().seal(&place.context(field), place.id(), plain.as_bytes())
}

/// # Errors
/// When the value was sealed elsewhere, changed, or is no text.
pub fn open(
    tx: &TenantTx,
    place: Place,
    field: &str,
    sealed: Option<&[u8]>,
) -> Result<Option<String>, VaultError> {
    let Some(sealed) = sealed else { return Ok(None) };
    let plain = tx.vault().open(&place.context(field), place.id(), sealed)?;
    String::from_utf8(plain).map(Some).map_err(|_| VaultError::Damaged)
}
