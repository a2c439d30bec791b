//! 流入党员 whose relation is with an organisation elsewhere: who takes part in a unit, from where, by which paper, and for how
//! long. They are no members here, so no more is kept than the unit knows them by; at a meeting they are on the list and
//! in none of its numbers.

mod archived;
pub mod begin;
pub mod end;
pub mod list;
mod query;
mod store;
mod tell;
mod view;

pub use archived::archived;
pub use query::{names, taking_part};
