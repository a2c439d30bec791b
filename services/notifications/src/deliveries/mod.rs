//! What became of every letter: one row each, without its text and with a masked address.

mod list;
mod problems;
mod retry;
mod routes;
mod store;

pub(crate) use list::{DeliveryOut, sent_to};
pub use routes::router;
pub(crate) use store::{Attempt, Letter, begin, finish, purge};
