//! What must be true of an election, and what its ballots decide. Numbers come from `rulepack::elections`,
//! `units.terms` and `units.thresholds`.

pub mod allotment;
pub mod candidates;
pub mod count;
mod finding;
pub mod form;
pub mod outcome;
pub mod roll;
pub mod standing;
pub mod term;
mod words;

pub use finding::Finding;
pub use words::{ElectionKind, ElectionState, Electors, Step, Turn};

#[cfg(test)]
mod tests;
