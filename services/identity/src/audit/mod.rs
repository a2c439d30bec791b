//! The organisation reads its own log: who did what, for whom, and why.

mod list;
pub mod problems;
mod routes;
pub(crate) mod span;
mod store;

pub(crate) use routes::routes;
pub(crate) use store::deeds;
