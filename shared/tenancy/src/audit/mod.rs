//! Who did what, chained so that a change by hand shows.
//!
//! Every entry carries the hash of the one before and the hash of itself: SHA-256 over its canonical JSON.
//! [`append`] runs in the transaction of what it records; [`verify`] walks the chain.

mod append;
mod canonical;
mod chain;
mod links;
pub mod row;
mod verify;
mod who;

pub use append::{append, append_once};
pub use canonical::canonical;
pub(crate) use links::Links;
pub use verify::{Fault, Verdict, verify};
pub use who::Who;

use serde_json::Value;
use uuid::Uuid;

/// What is recorded. Old and new never hold sensitive values in the clear.
#[derive(Clone, Debug, Default)]
pub struct Entry<'a> {
    pub action: &'a str,
    pub subject: &'a str,
    pub subject_id: Option<Uuid>,
    pub old: Option<Value>,
    pub new: Option<Value>,
    pub why: Option<String>,
}
