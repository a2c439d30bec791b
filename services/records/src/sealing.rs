//! Texts in and out of the tenant's vault.

use rest::{Problem, kinds};
use tenancy::Vault;
use uuid::Uuid;

/// # Errors
/// When the system cannot give randomness.
pub fn seal(vault: &Vault, context: &str, row: Uuid, text: Option<&str>) -> Result<Option<Vec<u8>>, Problem> {
    let sealed = text.map(|text| vault.seal(context, row, text.as_bytes())).transpose();
    sealed.map_err(|error| kinds::INTERNAL.problem().because(error))
}

/// # Errors
/// When a value is damaged or lies in a place that is not its own.
pub fn open(
    vault: &Vault,
    context: &str,
    row: Uuid,
    sealed: Option<&[u8]>,
) -> Result<Option<String>, Problem> {
    let Some(sealed) = sealed else { return Ok(None) };
    let plain = vault.open(context, row, sealed).map_err(|error| kinds::INTERNAL.problem().because(error))?;
    String::from_utf8(plain).map(Some).map_err(|error| kinds::INTERNAL.problem().because(error))
}
