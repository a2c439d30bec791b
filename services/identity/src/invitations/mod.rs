//! The way in: a letter with a link that works once, for seven days.
//!
//! Whoever invites says who it is and which role they will hold; the account is made when the invitation is
//! redeemed. Only the hash of the token is kept, so nobody but the holder of the letter can use it.

mod create;
mod door;
mod issue;
mod list;
mod preview;
pub mod problems;
mod redeem;
mod resend;
mod revoke;
mod routes;
mod rules;
mod shape;
mod store;

pub(crate) use create::member_in_reach;
pub(crate) use issue::{Letter, New, any_for, any_from_inside, issue};
pub(crate) use revoke::{take_back_all, take_back_of};
pub(crate) use routes::routes;
pub(crate) use store::{erase_of, made_for, purge};
