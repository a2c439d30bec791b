//! The rules of the field that hold for the organisation, with their sources: those of its kind, and what it decided
//! itself where they leave it free.
//!
//! Own values become wordings of the pack ([`OwnRules`]), read once per organisation and kept until one is set: what
//! reckons by a rule finds them in the pack of its desk and knows nothing of this folder.

mod book;
mod changes;
mod get;
mod own;
mod practised;
mod problems;
pub mod routes;
mod set;
mod spoken;
mod store;
mod unentered;

pub use own::OwnRules;
pub use unentered::unentered;
