//! What those who run the platform tell people: to all, to some kinds of organisation, or to one; for a while.

mod dismiss;
mod list;
pub mod problems;
mod publish;
mod routes;
mod seen;
mod shape;
mod store;
mod withdraw;

pub(crate) use routes::routes;
