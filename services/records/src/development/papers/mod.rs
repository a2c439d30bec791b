//! The papers of a file: what is there, what is missing, what is wrong with it.

pub mod add;
pub mod list;
pub mod remove;
