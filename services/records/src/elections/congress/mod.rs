//! A congress of delegates (党员代表大会): in place of all members of a large or scattered body, delegates elect its
//! committee.
//!
//! The election of the committee says how many delegates there are; the committee above approves it. The delegates are
//! divided among units below, and each of these elects its share by an election of its own, with the list of voters, quorum,
//! count and confirmation of any other. Whoever was elected is a delegate until the next term begins, and has a vote as
//! long as the person is a member there with all rights.

mod allot;
mod approve;
mod due;
mod facts;
mod findings;
mod list;
mod plan;
mod recast;
pub mod routes;
mod todo;
mod view;

pub use facts::{Shares, elected, in_force, shares, valid_until};
pub use findings::{findings, of_shares, of_size};
pub use plan::{day, still_open};
pub use recast::{NewCongress, recast};
pub use todo::todo;
pub use view::{ElectionCongress, shown};
