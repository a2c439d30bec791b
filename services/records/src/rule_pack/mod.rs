//! The rules of the field that hold for this kind of organisation today, with their sources, for people to look at.

mod get;
pub mod routes;
