//! The face of the organisation: what everybody may know before log-in.

mod card;
mod closed;
mod get;
mod routes;

pub(crate) use card::{TenantCard, TenantStateWord, card};
pub(crate) use closed::{TenantClosed, closed};
pub(crate) use routes::routes;
