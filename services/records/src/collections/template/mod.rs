//! The workbook of the committee above: kept as a paper of the unit that asks, with what stands in which of its columns and
//! cells, so that the answers are handed on in the form that was asked for.
//!
//! The header is looked for below titles and notes; titles that read as fields of the form are given their meaning, and
//! people put right what was not understood ([`recognise`], [`flaws`]). [`values`] makes rows of the answers.

pub mod attach;
pub mod detach;
mod flaws;
mod kept;
pub mod map;
mod recognise;
#[cfg(test)]
mod tests;
mod values;
mod written;

pub use kept::{Filled, Head, Mapping, Template};
pub use written::in_template;

use crate::table::Limits;

/// A form is small; what is held to be filled is smaller than what may be imported.
pub const LIMITS: Limits = Limits {
    file_bytes: 4 << 20,
    part_bytes: 16 << 20,
    unpacked_bytes: 32 << 20,
    tags: 1_000_000,
    parts: 500,
    rows: 20_000,
    columns: 200,
    cell_chars: 4_000,
    text_bytes: 8 << 20,
};
