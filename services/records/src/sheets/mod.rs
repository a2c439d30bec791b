//! Sheets for paper and archive: what a feature shows, typeset by the press as PDF. A feature says what stands on its
//! sheet and authorises as it does for the page; this is the way from there to a file.

mod file;
mod problems;

pub use file::{Sheet, pdf};

use kernel::SHANGHAI;
use time::{OffsetDateTime, macros::format_description};

/// An instant as sheets are told it: `2026-05-01T14:30`, in Shanghai.
pub fn moment(at: OffsetDateTime) -> String {
    let form = format_description!("[year]-[month]-[day]T[hour]:[minute]");
    at.to_offset(SHANGHAI).format(form).unwrap_or_default()
}
