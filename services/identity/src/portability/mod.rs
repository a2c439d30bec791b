//! An organisation takes its data with it: exports for its administrators, backups it can see, restorations and
//! certificates for those who run the platform.
//!
//! Operators see counts; the rows of an export are for the organisation alone, after its administrator has shown the
//! password again. Only of one that is gone they hand out the last export ([`last_export`]).

mod backups;
mod certificates;
mod exports;
mod fetch;
mod jobs;
mod last_export;
mod order;
mod pass;
pub mod problems;
mod restorations;
mod routes;
mod shape;
mod step_up;
mod telling;
mod ticket;

pub(crate) use jobs::{Exports, Restorations};
pub(crate) use problems::refused;
pub(crate) use routes::routes;
pub(crate) use telling::tell_all;
