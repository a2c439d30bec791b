//! What is true of the rows of a file, said without a database: from cells to facts, with every fault and
//! doubt on the way.
//!
//! A row has one verdict and its findings in order, the reason first. Checking the same rows against the same
//! organisation gives the same verdicts, which is why a check that was cut short is simply done again.

mod branches;
mod duplicates;
mod finding;
mod line;
mod member;
pub mod problems;
mod staged;
mod unit;
mod values;

pub use branches::{Branches, Known};
pub use duplicates::Duplicates;
pub use finding::{Finding, detail};
pub use member::{World, member};
pub use staged::{Content, Floating, Judged, Lost, MemberFacts, Parent, UnitFacts};
pub use unit::{Standing, Tree, units};

#[cfg(test)]
mod rosters;
