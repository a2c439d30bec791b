//! What is out of order in the whole organisation, grouped by matter: the administrator reads exceptions and nothing else.
//!
//! Nothing is kept. Every feature says what it knows in a few queries over all units within reach ([`Found`]), however
//! many there are; a new feature is one line in [`gather`].

mod basis;
mod board;
mod found;
mod gather;
pub mod routes;
mod units;

pub use found::{ExceptionMatter, Found};
pub use gather::{gather, may_see};
