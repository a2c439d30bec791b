//! Those who run the platform, at the platform's own host.
//!
//! They see which organisations exist and how much they use ([`crate::organisations`]), and look inside only by an
//! entry the organisation sees ([`crate::break_glass`]). Every operator has two factors from the first day, one
//! session at a time, and a role; what each of them does is in their log.

mod change_operator;
mod current;
mod door;
mod enrol;
mod factor;
mod invite;
mod invite_operator;
mod log;
mod once;
mod people;
mod post;
mod preview;
pub mod problems;
mod redeem;
mod routes;
mod rules;
pub(crate) mod seal;
mod sign_in;
mod sign_out;
mod store;

pub(crate) use current::principal;
pub use invite::{InviteError, Invited, invite};
pub(crate) use once::{forget_answers, once};
pub(crate) use post::{Gate, Post};
pub(crate) use routes::routes;
pub(crate) use rules::{Act, needed, reason};
pub(crate) use store::{Deed, by_id, log, log_inside, names, of_run, who_may};
