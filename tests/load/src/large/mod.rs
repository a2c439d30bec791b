//! One organisation as large as they get: a hundred thousand members in two and a half thousand branches, with two years of
//! meetings, dues and transfers behind them.
//!
//! It is made by COPY and by statements over sets, past the product's rules: what is measured is reading. Sealed fields
//! are sealed with the organisation's own keys, since a list opens them. Everything else is as the product would have
//! left it, but for audit log, events and versions of records, which no measured page reads.

mod load;
mod people;
pub mod roster;
mod years;

pub use load::{Large, load};

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
