//! Whose rights to vote, to elect and to be elected rest, and until when. Elections, votes on somebody's development and
//! meetings ask here who may vote, so that it is said once.
//!
//! What is entered here is what nothing else knows: 留党察看, and rights suspended by 留置 or arrest. A 留党察看 in the register
//! of dispositions enters itself ([`by_penalty`]). Who is on probation and whose membership is suspended (停止党籍) follows
//! from the roll ([`right`]), and a cadre's penalty from the record of the cadre.

pub mod begin;
pub mod end;
pub mod list;
mod penalty;
mod query;
mod resting;
mod store;
mod view;

pub use penalty::{Held, Penalty, by_penalty, give_back};
pub use query::{Voters, of_member, resting, voters};
pub use resting::{RestKind, Resting, VotingRight, right};
pub use view::SuspensionOut;
