//! The way of a request of the API: whose it is, whether there were too many, which service answers.

mod calendar;
mod files;
mod forward;
mod limits;
mod linger;
mod outgoing;

pub(crate) use calendar::calendar;
pub(crate) use forward::{forward, no_such_method, nowhere};
pub(crate) use limits::check as check_limits;
pub(crate) use outgoing::ask;
