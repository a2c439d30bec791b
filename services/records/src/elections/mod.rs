//! Elections (换届选举): the end of a term, who votes, what the ballots say, and what becomes of the result.
//!
//! An election is *prepared* (plan, list of voters, who stands), *held* (the meeting begins, rounds are counted until
//! every seat is decided), *settled* and then *confirmed* by the committee above: members of the committee are filed,
//! secretary and deputies approved. With the last paper the posts and the new term are set in the same transaction. The
//! list of voters is read from the roll until the meeting begins, and kept as it was then. Numbers are kept, never who
//! voted for whom. The lengths of terms are those of `units.terms`.
//! Where a body is large, delegates elect its committee: see `congress`.

mod above;
mod archived;
mod begin;
mod cancel;
mod change;
mod confirm;
mod congress;
mod count;
mod export;
mod facts;
mod findings;
mod finish;
mod get;
mod held_at;
mod install;
mod list;
mod mark;
mod mine;
mod nominate;
mod plan;
mod present;
mod print;
pub mod problems;
mod query;
mod refuse;
mod roll;
pub mod routes;
pub mod rules;
mod said;
mod shift;
mod spoken;
mod step;
mod store;
mod take_back;
mod tell;
mod terms;
mod todo;
mod view;
mod voters;

pub use above::of as above;
pub use archived::archived;
pub use export::{OwnCandidacy, of_member};
pub use facts::term_of;
pub use held_at::{held_at, is_named};
pub use print::round as printed_round;
pub use rules::term::Term;
pub use store::{exist_of_members, exist_of_units, is_open_in};
pub use terms::TermState;
pub use todo::todo;
pub use view::ElectionRound;
