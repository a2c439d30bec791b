//! Founding and dissolving units on request: somebody asks, the committee above decides with the number of its paper.
//!
//! An approval founds or dissolves the unit in the transaction that records it. What is only entered for the first time,
//! because it has long been there, is no request and goes by `units`.

mod archived;
mod ask;
mod decide;
mod get;
mod list;
pub mod problems;
mod query;
pub mod routes;
mod store;
mod tell;
mod todo;
mod view;
mod withdraw;
mod words;

pub use archived::archived;
pub use store::exist_of_units;
pub use todo::todo;
