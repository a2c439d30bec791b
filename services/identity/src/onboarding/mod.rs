//! The first steps of an organisation, for its administrators.
//!
//! Whether a step is done is a fact: of this service, or of others, whose API the web asks. What is kept here is
//! only what somebody said about a step, so that it is the same on every device.

mod change;
mod get;
mod routes;
mod shape;
mod store;
mod words;

pub(crate) use routes::routes;
