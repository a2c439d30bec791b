//! Passwords: what they must be, how they are kept, how they are changed.
//!
//! Hashing is slow on purpose and happens away from the async threads. Whoever changes a password ends all
//! other sessions of the account and gets a letter about it.

mod argon;
mod change;
mod common;
mod confirm;
mod hasher;
pub mod problems;
mod routes;
mod rules;
mod set;
mod store;

pub(crate) use confirm::{Confirmed, confirm, locked};
pub use hasher::HashError;
pub(crate) use hasher::{Cost, Hasher};
pub(crate) use routes::routes;
pub(crate) use rules::{Person, is_expired, normalise};
pub(crate) use set::{accept, check, keep, remember};
pub(crate) use store::forget;

use rest::{Problem, kinds};

impl From<HashError> for Problem {
    fn from(error: HashError) -> Self {
        match error {
            HashError::Busy => problems::BUSY.problem().retry_after(5),
            other => kinds::INTERNAL.problem().because(other),
        }
    }
}
