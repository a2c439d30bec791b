//! The one door: which organisation a host belongs to, who is asking, whether they may ask so often and from
//! here; then the way to the service that knows the answer, and the web pages themselves.
//!
//! A service never sees a cookie. It sees an assertion, signed here for it alone and good for a minute, that
//! says who acts in which organisation. Whatever a client sends under our own header names is thrown away.

mod api;
mod docs;
mod door;
mod guard;
mod leave;
mod place;
mod principal;
mod problems;
mod router;
mod state;
mod traffic;
mod web;

pub use docs::{Docs, merged};
pub use router::router;
pub use state::{Gateway, Parts};
