//! The second factor: one-time codes of a telephone, and ten recovery codes on paper for the day it is lost.
//!
//! The secret is sealed with the tenant's key. The time step of an accepted code is stored, so no code works
//! twice; a recovery code is used up by one statement, so neither does that.

mod confirm;
mod disable;
pub mod problems;
mod qr;
pub mod recovery;
mod recovery_codes;
mod routes;
mod rules;
mod secret;
mod start;
mod store;

pub(crate) use routes::routes;
pub(crate) use rules::{SECRET_BYTES, check, generator};
pub(crate) use secret::{Shown, accepts, remove};
pub(crate) use start::Enrolment;
