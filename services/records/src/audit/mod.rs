//! Reading the audit log of this service. It is written by the actions, through their desk.

mod list;
pub mod routes;
mod store;

pub use store::{ALONE_SECONDS, Counted, NO_ENTRY, PAUSE_SECONDS, entries_since};
