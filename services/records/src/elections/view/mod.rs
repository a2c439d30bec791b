//! What is shown of an election.

mod item;
mod parts;
mod whole;

pub use item::{ElectionItem, items};
pub use parts::{ElectionCount, ElectionPaper, ElectionRound, ElectionRule};
pub use whole::{ElectionAnswer, ElectionOut, detail};
