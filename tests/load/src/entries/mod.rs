//! What is measured, one file each.

pub mod create;
pub mod events;
pub mod export;
pub mod get;
pub mod import;
pub mod large;
pub mod lists;
pub mod log_in;
pub mod migrate;
pub mod select;
pub mod start;
pub mod wire;
pub mod write;
