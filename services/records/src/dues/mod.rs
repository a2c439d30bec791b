//! Dues (党费): what a member owes a month, what was paid, what goes up the tree and what was done with the rest.
//!
//! A member's amount is *fixed* (核定), months are *covered* by payments, and every movement of money is an entry of
//! an append-only double-entry ledger; a mistake is reversed by another entry. Pay is sensitive: an organisation may
//! hand in amounts only. Numbers of the field are in the rule pack, rules in [`rules`].
//!
//! Everything is derived from rows that are only added: assessments in the order they were recorded, payments and
//! their reversals. Which month is covered by which payment is the one table that also forgets, so that the database
//! itself refuses to have a month paid twice.
//!
//! Every unit that collects keeps a book of its own ([`ledger`]): whatever moves money posts its entry in the same
//! transaction, while the unit is held, so that numbers follow on each other and nothing slips into a month that is
//! being closed. What goes between two units stands as sent until the other side has answered.

mod archived;
mod archived_moves;
mod assessments;
mod board;
mod called;
mod closings;
mod exceptions;
mod excuses;
mod extras;
mod ledger;
mod listed;
mod mine;
mod own;
mod own_todo;
mod payments;
mod place;
pub mod problems;
mod publications;
mod receipts;
mod received;
mod reconciliations;
mod remittances;
pub mod routes;
pub mod rules;
mod said;
mod shares;
mod shown;
mod spendings;
mod standing;
mod store;
mod terms;
mod todo;
mod words;
mod years;

pub use archived::{archived, count_sent_of, funds, money_of, paid_percent, settled_to};
pub use archived_moves::archived as archived_moves;
pub use closings::open_month;
pub use exceptions::exceptions;
pub use extras::archived as archived_extras;
pub use own::{OwnDues, exist_of_members, of_member, paid_to};
pub use own_todo::own_todo;
pub use reconciliations::read as bank_file;
pub use store::{
    closing::{latest as closed_to, units_between as units_closed},
    month::last_paid,
};
pub use todo::todo;
