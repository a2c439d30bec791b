//! Posts in units: who holds or held which, elected, appointed or acting, for which term.
//!
//! A post is held from its first day up to, not including, the day it ends, so that a successor starts on the
//! day the predecessor leaves. Posts that one person holds at a time are guarded twice: here, over the whole
//! history, and by a unique index, should two appointments ever cross.

mod appoint;
mod end;
mod list;
pub mod problems;
mod query;
mod remove;
pub mod routes;
mod rules;
mod store;
mod view;
mod words;

pub use appoint::{NewPost, appoint};
pub use end::{end_all_in, end_all_of};
pub use query::{
    Filled, all_periods, any_held_by, count_current, filled, held_by_in, held_in, holders, of_member,
    periods, periods_in, secretaries, secretaries_of, secretaries_without,
};
pub use remove::remove_sample;
pub use view::PostOut;
pub use words::Basis;
