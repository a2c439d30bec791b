//! The weekly digest: once a week, on the day and at the hour the organisation has chosen, every secretary is told in
//! numbers what is overdue, due, waiting and coming in the own units, or nothing where there is nothing.
//!
//! Never a message for every item. What is told is an event; whoever keeps accounts and their wishes writes the letter.

mod jobs;
mod prepare;
mod rules;

pub use jobs::{DigestJobs, QUEUE, Week};
pub use rules::monday;
