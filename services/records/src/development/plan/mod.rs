//! The yearly plan (发展党员计划): what the organisation may admit, handed down the tree; the files that have a place in it;
//! and special admissions, which are counted apart.

mod exceptions;
pub mod get;
pub mod place;
mod room;
pub mod set;
mod view;
pub mod withdraw;
mod year;

pub use exceptions::over;
pub use room::{covering, within};
pub use view::PlanPlace;

use rest::{Problem, kinds};

/// A year somebody can mean, for the field or parameter that names it.
///
/// # Errors
/// When nobody can.
pub fn meant(year: i16, pointer: &str) -> Result<i16, Problem> {
    if (FIRST..=LAST).contains(&year) {
        return Ok(year);
    }
    let bounds = [("least", FIRST.to_string()), ("most", LAST.to_string())];
    Err(kinds::VALIDATION.problem().field_with(pointer, &kinds::OUT_OF_RANGE, &bounds))
}

/// Plans are older than any record here, and nobody hands one down for the next century.
pub const FIRST: i16 = 1950;
pub const LAST: i16 = 2100;
