//! The organisation's own words: what it calls kinds of units and posts, where that differs from the usual.
//!
//! Only keys of a list can be renamed, so that a page never means something else than it says.

mod get;
mod keys;
pub mod problems;
mod put;
mod routes;
mod store;

pub(crate) use routes::routes;
