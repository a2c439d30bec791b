//! What the process tells about itself: log lines, traces, metrics.
//!
//! One line per request ([`RequestLog`], [`log_requests`]): tenant, route, kind of actor, status, time, cost to
//! the database. Never a name, a number, a token, a query string or a body: who reads telemetry is not who may
//! read members' data.

mod init;
mod metrics;
mod requests;
mod trace;

pub use init::{Guard, init};
pub use metrics::metrics;
pub use requests::{RequestLog, log_requests};
pub use trace::{inject, parent_of};
