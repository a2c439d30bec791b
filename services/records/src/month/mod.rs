//! What a month asks of a unit: what is overdue, due, waiting for an answer here, and coming.
//!
//! Nothing is kept: every feature says what it knows to be undone ([`Todo`]), and what is done is gone with the next
//! look. The rule that asks for it is told once for each matter.

mod basis;
mod get;
pub mod routes;
mod todo;

pub use get::{all, of_week};
pub use todo::{Matter, SOON, Todo, Urgency};
