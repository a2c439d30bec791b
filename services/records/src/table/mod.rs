//! Tables as people keep them: workbooks and delimited text, in and out.
//!
//! Reading is lazy and bounded. A file is judged before anything of it is believed (size, kind, what it
//! unpacks to), then handed out row by row; a [`Fault`] is about the file as a whole and names the place.
//! Whatever a cell says is data: formulas are not evaluated and their last result is not trusted.

mod cell;
pub mod csv;
mod fault;
pub mod fill;
mod header;
mod limits;
mod open;
mod rows;
pub mod write;
mod xlsx;

pub use cell::{Cell, Row, cell_name};
pub use fault::Fault;
pub use header::{Column, Header, find_header, said, title_key};
pub use limits::Limits;
pub use open::{Format, Table};
pub use rows::Rows;

#[cfg(test)]
mod bad_files;
#[cfg(test)]
mod tests;
