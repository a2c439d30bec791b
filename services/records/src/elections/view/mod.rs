//! What is shown of an election.

mod item;
mod parts;
mod whole;

pub use item::{ElectionItem, items};
pub use parts::ElectionRound;
pub use whole::{ElectionOut, detail};
