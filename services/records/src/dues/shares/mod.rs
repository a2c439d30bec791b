//! The share of its receipts a unit passes up, as the level above sets it.

pub mod list;
pub mod set;
mod view;
