//! Who agreed to what, when and to which text. A ledger: taking back is a new entry.
//!
//! Agreement to one purpose says nothing about another, and refusing one blocks nothing: nothing here is asked
//! by log-in or by any other operation. Whoever acts for a purpose asks [`in_force`] or follows the events.

mod again;
mod give;
mod list;
mod mine;
mod overview;
pub mod problems;
mod proxy;
mod record;
mod routes;
mod rules;
mod store;

pub use again::withdraw_again;
pub(crate) use proxy::whose;
pub(crate) use record::{of_account, wants_reminders};
pub(crate) use routes::routes;
pub(crate) use store::consent::Model as Consent;
