//! What is shown of a cadre.

mod checks;
mod item;
mod whole;

pub use item::{CadreItem, items};
pub use whole::{CadreOut, PenaltyOut, detail};
