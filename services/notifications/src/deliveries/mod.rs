//! What became of every letter: one row each, without its text and with a masked address.

mod list;
mod problems;
mod retry;
mod routes;
mod store;

pub use routes::router;
pub(crate) use store::{Attempt, Letter, begin, finish};
