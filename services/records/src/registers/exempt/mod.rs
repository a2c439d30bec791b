//! 免予参加: members whom age, illness or lost mobility keeps from meetings, with the consent of their branch. While they are
//! away they are off the rate of attendance; whoever comes is present like anybody else, and a quorum is counted with all.

pub mod begin;
pub mod end;
pub mod list;
mod query;
mod store;
mod view;

pub use query::{of_member, on};
pub use view::ExemptionOut;
