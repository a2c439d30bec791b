//! The first steps of an organisation, for its administrators.
//!
//! Whether a step is done is a fact: of this service, or of others, whose API the web asks. What is kept here is
//! only what somebody said about a step, so that it is the same on every device. Two steps consist in looking at
//! something, the settings and the rules: they are done by word, too, as nothing has to change where all is right.

mod change;
mod get;
mod routes;
mod shape;
mod store;
mod words;

pub(crate) use routes::routes;
