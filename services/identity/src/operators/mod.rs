//! Those who run the platform, at the platform's own host.
//!
//! They see which organisations exist, suspend and resume them with a reason, and nothing else: there is no
//! way from here into an organisation's schema but to write into its audit log what was done to it. Every
//! operator has two factors from the first day, and one session at a time.

mod change_tenant;
mod current;
mod door;
mod enrol;
mod factor;
mod invite;
mod post;
mod preview;
pub mod problems;
mod redeem;
mod routes;
mod rules;
mod seal;
mod sign_in;
mod sign_out;
mod store;
mod tenants;

pub(crate) use change_tenant::{log, record};
pub(crate) use current::principal;
pub use invite::{InviteError, Invited, invite};
pub(crate) use post::Post;
pub(crate) use routes::routes;
pub(crate) use rules::reason;
