//! Hosts of an organisation's own, beside the one below the base domain.
//!
//! A host is added (*pending*), proven by a DNS record or a file (*verified*), and may be the one that letters lead
//! to (*primary*). It is proven again from time to time, and goes out of service where its proof is missing for long. Several organisations may claim a host; it belongs to the one that proves it, and nobody is told
//! who else asked. The table is the deployment's, not the organisation's: the directory reads it for every request.

mod add;
mod asked;
mod check;
mod host;
mod list;
mod prime;
pub mod problems;
mod proof;
mod remove;
mod reprove;
mod routes;
mod shape;
mod store;

pub(crate) use proof::Prover;
pub(crate) use reprove::Reprove;
pub use reprove::schedule;
pub(crate) use routes::routes;
