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
mod ordered;
mod pass;
pub mod problems;
mod restorations;
mod restore;
mod restore_job;
mod routes;
mod shape;
mod signing_key;
mod step_up;
mod telling;
mod ticket;

use rest::{Problem, kinds};
use tracing::Instrument as _;

/// Does what must not stop halfway because whoever asked for it has gone or waited too long.
async fn to_the_end<T: Send + 'static>(
    work: impl Future<Output = Result<T, Problem>> + Send + 'static,
) -> Result<T, Problem> {
    let done = tokio::spawn(work.in_current_span()).await;
    done.map_err(|error| kinds::INTERNAL.problem().because(error.to_string()))?
}

pub(crate) use jobs::Exports;
pub(crate) use problems::refused;
pub(crate) use restore_job::Restorations;
pub(crate) use routes::routes;
pub(crate) use telling::tell_all;
