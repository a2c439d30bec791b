//! One organisation as large as they get: a hundred thousand members in two and a half thousand branches, with two years of
//! meetings, dues and transfers behind them, people on their way to membership, terms and elections, collections, cadres and
//! talks.
//!
//! It is made by COPY and by statements over sets, past the product's rules: what is measured is reading. Sealed fields
//! are sealed with the organisation's own keys, since a list opens them. Everything else is as the product would have
//! left it, but for events and what no measured page reads: votes and papers of development, and the records of meetings
//! of branches that are not looked at.

mod asks;
mod cadres;
mod collections;
mod development;
mod elections;
mod files;
mod honours;
mod load;
mod log;
pub mod pages;
mod people;
pub mod roster;
mod secretaries;
mod years;

pub use asks::Ask;
pub use load::{Large, PLACES, load};

/// How much there is of it.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub committees: usize,
    /// Of each committee.
    pub branches: usize,
    /// Of each branch.
    pub members: usize,
}

impl Size {
    pub const WHOLE: Self = Self { committees: 50, branches: 50, members: 40 };
    /// For `--quick`.
    pub const TENTH: Self = Self { committees: 25, branches: 10, members: 40 };

    pub const fn all_branches(self) -> usize {
        self.committees * self.branches
    }

    pub const fn all_members(self) -> usize {
        self.all_branches() * self.members
    }
}
