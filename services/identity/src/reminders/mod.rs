//! The letter of a reminder: when units are reminded of a form they have not answered, their secretaries are written to,
//! those who agreed to reminders by mail.
//!
//! As with the weekly digest, what is heard becomes a job in one transaction, one a reminder, and a letter is posted once:
//! however often the log is replayed, nobody gets a second one.

mod heard;
mod job;

pub(crate) use heard::Heard;
pub(crate) use job::Letters;
