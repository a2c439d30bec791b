//! Who may do what.
//!
//! Code states an [`Action`] and a [`Resource`]; who may is written in `policies/`, one Cedar template per
//! [`Role`], linked once per assignment: `?resource` is the unit of the assignment, and a role reaches the
//! unit and all below it.
//!
//! ```
//! # use access::{Action, Grant, Judge, Principal, Reach, ResourceKind, Role, Thing};
//! # let judge = Judge::new().unwrap();
//! let secretary = Principal {
//!     account: kernel::AccountId::new(),
//!     member: None,
//!     grants: vec![Grant::unit(Role::Secretary, "/top/branch/")],
//! };
//! assert!(judge.permits(&secretary, Action::Update, &Thing::within(ResourceKind::Member, "/top/branch/group/")));
//! assert!(!judge.permits(&secretary, Action::Update, &Thing::within(ResourceKind::Member, "/top/other/")));
//! assert_eq!(
//!     judge.reach(&secretary, Action::List, ResourceKind::Member),
//!     Reach::Units(vec!["/top/branch/".into()])
//! );
//! ```
//! The whole table, as an administrator would read it, is `tests/golden/roles.txt`.

mod judge;
mod linked;
mod matrix;
mod offer;
mod principal;
mod reach;
mod resource;
mod seat;
mod words;

pub use judge::{Judge, PolicyError};
pub use linked::Linked;
pub use matrix::matrix;
pub use offer::Offer;
pub use principal::{Grant, Principal};
pub use reach::Reach;
pub use resource::{Resource, Thing};
pub use seat::Seat;
pub use words::{Action, ResourceKind, Role};

#[cfg(test)]
mod tests;
