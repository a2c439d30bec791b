//! Every operation in the API document, tried by everybody who must not: without a session, with one that has
//! ended, with the wrong role, as an operator who looks in, with another organisation's session, with another
//! organisation's ids, and at the service itself with assertions that are forged, run out, or for somebody else.
//!
//! `operations.toml` lists every operation; one that is missing there fails the suite, and so does one that takes an id
//! of which the worlds have none.

mod assertions;
mod catalogue;
mod closed;
mod foreign_ids;
mod named;
mod rows;
mod sessions;
mod visitor;
mod world;
