//! What people ask to have erased, and what becomes of it.
//!
//! Asked for by the person, or by an administrator for somebody who cannot (a relative of the deceased, a member
//! without an account); decided by an administrator within the days the rule pack says; carried out at once here,
//! and by the records service through an event. What belongs to the organisation's archives is never erased: the
//! answer says so instead. What was erased stays erased when the organisation is set back to an earlier moment.

mod action;
mod again;
mod ask;
mod carry_out;
mod count;
mod decide;
mod done;
mod letter;
mod list;
pub mod problems;
mod proxy;
mod query;
mod routes;
mod rules;
mod shape;
mod store;
mod withdraw;

pub use again::erase_again;
pub(crate) use count::{Counts, counts};
pub(crate) use done::Done;
pub(crate) use query::of_account;
pub(crate) use routes::routes;
pub(crate) use shape::ErasureOut;
pub(crate) use store::purge;
