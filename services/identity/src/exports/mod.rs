//! Taking one's own data away: every service gives its part, after the password was shown again.
//!
//! The proof of that is given here and believed by all services for a few minutes, in this session only.

mod export;
mod prove;
mod routes;

pub(crate) use routes::routes;
