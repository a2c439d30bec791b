//! A forgotten password: a letter with a link that works once, for half an hour.
//!
//! Asking tells nobody whether there is such an account: the answer is the same and takes the same time.

mod door;
mod preview;
pub mod problems;
mod redeem;
mod request;
mod routes;
mod rules;
mod store;

pub(crate) use routes::routes;
pub(crate) use rules::LIFE;
pub(crate) use store::{close, purge};
