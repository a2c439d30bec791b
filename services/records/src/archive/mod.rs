//! The archive (档案): what a unit filed in a year, sealed as a whole, and what one secretary hands to the next.
//!
//! The catalogue of a year is computed from what the features filed ([`sources`]); nothing is copied. A *seal* keeps the
//! sum of every entry and one sum over all, which stands in the audit chain: whatever changes afterwards shows
//! ([`rules::compare`]). Records of meetings of a sealed year are locked. To correct them, the seal is broken with a
//! reason, and the year is sealed again under the next number.

mod break_seal;
mod exceptions;
mod expired;
mod export;
mod filed;
mod guard;
pub mod handovers;
mod pack;
mod page;
mod problems;
mod query;
pub mod routes;
mod rules;
mod seal;
mod sources;
mod spoken;
mod store;
mod tell;
mod todo;
mod verify;
mod volume;
mod words;
mod year;
pub mod years;

pub use exceptions::{handovers as handovers_overdue, unsealed};
pub use filed::Filed;
pub use handovers::{OwnHandover, of_member};
pub use store::{exist_of_units, is_sealed};
pub use todo::todo;
