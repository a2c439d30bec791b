//! Rows and files in the tenant's vault.

use super::{
    check::{Content, Judged},
    store::row::Model,
    words::{RowState, Verdict},
};
use kernel::ImportId;
use rest::{Problem, kinds};
use tenancy::{Vault, VaultError};
use uuid::Uuid;

const ROW: &str = "import_rows.sealed";
const FILE: &str = "import_files.sealed";

/// The row to keep for a judged one.
///
/// # Errors
/// When the system cannot give randomness.
pub fn row(vault: &Vault, import: ImportId, judged: &Judged) -> Result<Model, Problem> {
    let mut row = Model {
        id: Uuid::now_v7(),
        import_id: import,
        line: i32::try_from(judged.line).unwrap_or(i32::MAX),
        depth: match &judged.content {
            Some(Content::Unit(facts)) => i32::try_from(facts.depth).unwrap_or(i32::MAX),
            _ => 0,
        },
        verdict: Verdict::Good,
        reason: None,
        state: RowState::Staged,
        subject_id: None,
        sealed: Vec::new(),
    };
    judge(vault, &mut row, judged)?;
    Ok(row)
}

/// Puts what is known of a row now in the place of what was known.
///
/// # Errors
/// When the system cannot give randomness.
pub fn judge(vault: &Vault, row: &mut Model, judged: &Judged) -> Result<(), Problem> {
    row.verdict = judged.verdict();
    row.reason = judged.reason().map(str::to_owned);
    let plain = serde_json::to_vec(judged).map_err(|error| kinds::INTERNAL.problem().because(error))?;
    row.sealed = vault.seal(ROW, row.id, &plain).map_err(failed)?;
    Ok(())
}

/// # Errors
/// When the value is damaged or lies in a place that is not its own.
pub fn open(vault: &Vault, row: &Model) -> Result<Judged, Problem> {
    let plain = vault.open(ROW, row.id, &row.sealed).map_err(failed)?;
    serde_json::from_slice(&plain).map_err(|error| kinds::INTERNAL.problem().because(error))
}

/// # Errors
/// When the system cannot give randomness.
pub fn seal_part(vault: &Vault, id: Uuid, plain: &[u8]) -> Result<Vec<u8>, Problem> {
    vault.seal(FILE, id, plain).map_err(failed)
}

/// # Errors
/// When the piece is damaged.
pub fn open_part(vault: &Vault, id: Uuid, sealed: &[u8]) -> Result<Vec<u8>, Problem> {
    vault.open(FILE, id, sealed).map_err(failed)
}

fn failed(error: VaultError) -> Problem {
    kinds::INTERNAL.problem().because(error)
}
