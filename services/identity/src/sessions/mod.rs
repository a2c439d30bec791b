//! Log-in and what follows from it.
//!
//! A session is a row here and an opaque cookie there; only the hash of the cookie is stored, and not beyond the end of
//! the session. The row stays as the record of a log-in until the period for such records is over.
//!
//! Log-in may take steps: password, second factor, a new second factor, a new password. Until the last one is taken
//! the session is *partial* and opens nothing else, and every step gives it another cookie.

mod again;
mod bearer;
mod begin;
mod cookie;
mod current;
mod device;
mod end_one;
mod end_others;
mod entrance;
mod list;
mod own;
mod principal;
pub mod problems;
mod replace;
mod routes;
mod rules;
mod second_factor;
mod shut;
mod sign_in;
mod sign_out;
mod store;
mod update;

pub use again::keep_log_ins;
pub(crate) use begin::{Begun, begin};
pub(crate) use cookie::{clear as clear_cookie, give as give_cookie};
pub(crate) use device::describe as describe_device;
pub(crate) use entrance::{Entrance, address as masked_address};
pub(crate) use own::{own, renew};
pub(crate) use principal::{Principal, principal};
pub(crate) use routes::routes;
pub(crate) use rules::{NextStep as Next, should_touch};
pub(crate) use store::{End, end, of_account, purge};
