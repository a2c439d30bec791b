//! The letter of the weekly digest: what records tells of a week becomes one letter to whoever agreed to reminders by
//! mail. Taking that agreement back is the way out.
//!
//! Heard and written down as a job in one transaction, one job a week and account: however often the digest is told or
//! the log replayed, there is one letter. A week that is long over is not written about any more.

mod heard;
mod job;

pub(crate) use heard::Heard;
pub(crate) use job::Letters;
