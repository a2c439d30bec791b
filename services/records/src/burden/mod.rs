//! The burden meter: how many entries the branches make and about how many minutes they take, by unit and month, read off
//! the audit log; and what looks as if it had been entered twice.
//!
//! It measures the product and the forms, not people: no entry is attributed to anybody, and units come in the order of
//! the tree.

mod alike;
mod double;
mod meter;
mod near;
pub mod routes;
mod rules;
mod store;
mod twice;
