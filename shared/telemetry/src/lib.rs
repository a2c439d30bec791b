//! What the process tells about itself: log lines, traces, metrics.
//!
//! One line per request ([`RequestLog`], [`log_requests`]): tenant, route, kind of actor, status, time, cost to
//! the database. One trace per request ([`spans`]), and one per job that follows from it. Counts per route and, for
//! the busiest, per organisation. Never a name, a number, a token, a query string or a body: who reads telemetry is not who may
//! read members' data.

mod init;
mod metrics;
mod requests;
pub mod spans;
mod sql;
mod tenants;
mod trace;

pub use init::{Guard, init};
pub use metrics::{Metrics, metrics};
pub use requests::{RequestLog, log_requests};
pub use trace::{carried, carry, current, inject, parent_of};
