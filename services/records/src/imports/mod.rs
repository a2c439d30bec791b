//! Imports: how rosters and trees come in from the files organisations keep.
//!
//! A file is uploaded and looked at ([`upload`]); a job reads it row by row, checks every row and stages it
//! sealed ([`steps::read`]); people look at the verdicts ([`rows`], [`refused`]); on their word a job enters
//! the good rows through the same actions a form calls ([`steps::apply`], [`calls`]); and as long as nothing
//! has happened to what came in, all of it can be taken back ([`undo`]).
//!
//! Staging is done again from the start when it was cut short; entering goes on where it stopped, because a
//! row and what came of it change in one transaction. Either way the result is the same.

mod apply;
mod calls;
pub mod check;
mod discard;
mod files;
mod get;
mod header;
mod job;
mod keep;
mod layout;
mod list;
mod problems;
mod progress;
mod reach;
mod refused;
pub mod routes;
mod rows;
mod sealed;
mod steps;
mod store;
mod template;
mod trouble;
mod undo;
mod upload;
mod view;
mod words;

pub use job::{ImportJobs, QUEUE};
pub use keep::{erase_rows_of, purge};
pub use problems::of_fault;
pub use upload::{Form, taken};
