//! What an organisation tells people about their data: versions, each published once and never changed.
//!
//! The organisation is the processor, so the text is its own; a template gives it the parts the law asks for.
//! The version in force is readable by everybody, earlier ones by everybody who is logged in. What people agreed to, and
//! to which version, is in `consents`.

mod create;
mod current;
mod get;
mod hash;
mod list;
pub mod problems;
mod publish;
mod routes;
mod shape;
mod store;
mod template;
mod update;

pub(crate) use routes::routes;
pub(crate) use store::{by_id, in_force};
pub(crate) use template::TOLD_PERIODS;
