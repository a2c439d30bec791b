//! Small helpers for what comes in.

use rest::{Patch, Problem, kinds};

/// Sets a field that may be empty.
pub fn set<T>(patch: Patch<T>, field: &mut Option<T>) {
    if let Some(value) = patch.change() {
        *field = value;
    }
}

/// Sets a field that every row has.
///
/// # Errors
/// When it shall be cleared.
pub fn required<T>(patch: Patch<T>, pointer: &str, field: &mut T) -> Result<(), Problem> {
    match patch {
        Patch::Absent => Ok(()),
        Patch::Null => Err(kinds::MISSING.at(pointer)),
        Patch::Value(value) => {
            *field = value;
            Ok(())
        }
    }
}
