//! Dues (党费): what a member owes a month, what was paid, what goes up the tree and what was done with the rest.
//!
//! A member's amount is *fixed* (核定), months are *covered* by payments, and every movement of money is an entry of
//! an append-only double-entry ledger; a mistake is reversed by another entry. Pay is sensitive: an organisation may
//! hand in amounts only. Numbers of the field are in the rule pack, rules in [`rules`].
//!
//! Everything is derived from rows that are only added: assessments in the order they were recorded, payments and
//! their reversals. Which month is covered by which payment is the one table that also forgets, so that the database
//! itself refuses to have a month paid twice.

mod assessments;
mod board;
mod mine;
mod own;
mod payments;
mod place;
pub mod problems;
mod receipts;
pub mod routes;
pub mod rules;
mod said;
mod shown;
mod standing;
mod store;
mod terms;
mod todo;
mod words;

pub use own::{OwnDues, exist_of_members, of_member};
pub use todo::todo;
