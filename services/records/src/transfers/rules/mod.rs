//! What must be true of a transfer and of members who are away. Numbers come from `rulepack::transfers` and
//! `members.floating`; the steps are a table ([`machine`]).

pub mod exchange;
mod finding;
pub mod floating;
pub mod letter;
pub mod machine;
pub mod need;
pub mod opening;
pub mod overdue;
pub mod paper;
pub mod step;
mod words;

pub use finding::{Finding, Underway};
pub use words::{Actor, Route, Step};

#[cfg(test)]
mod tests;
