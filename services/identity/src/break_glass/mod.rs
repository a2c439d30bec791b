//! An operator looks into one organisation: with a reason, for a limited time, to read only, and seen.
//!
//! What counts is the organisation's own table: it may let in or refuse where it wants to be asked, and end every
//! entry at once. The operator's session there is a cookie of its own, good for that organisation's host alone, and
//! reads what an auditor reads: nothing that is masked. Every request stands in the organisation's audit log before it
//! is answered (see `rest`). The platform keeps where to look and whether it is over, no more.

mod again;
mod ask;
mod decide;
mod end;
mod ending;
mod enter;
mod list;
mod policy;
mod principal;
pub mod problems;
mod redeem;
mod routes;
mod seen;
mod shape;
mod store;
mod visit;

pub use again::keep_entries;
pub(crate) use ending::end_due;
pub(crate) use principal::principal;
pub(crate) use routes::routes;
pub(crate) use visit::{Visit, visit};
