//! Organisations that come from elsewhere: an operator brings their export in parts, it is verified, and let in.
//!
//! The file lies in the place for backups until the organisation is here. Nothing of it is shown but its contents page.

mod arrive;
mod begin;
mod bring;
mod file;
mod forget;
mod found;
mod import;
mod jobs;
mod list;
pub mod problems;
mod routes;
mod rules;
mod shape;
mod store;
mod verify;

pub(crate) use forget::clear_up;
pub(crate) use jobs::Moves;
pub(crate) use routes::routes;
