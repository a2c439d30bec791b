//! Reading the audit log of this service. It is written by the actions, through their desk.

mod list;
pub mod routes;
mod store;

pub use store::{Counted, entries_since};
