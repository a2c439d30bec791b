//! Development of members (发展党员): from the application to the full member.
//!
//! The procedure is data of the rule pack: states, steps, what may come of each, and the conditions asked. What has
//! been decided is a list of [`rules::Record`]s; where a file stands ([`rules::Progress`]) follows from it. A further
//! step is judged by [`rules::check`], the first day on which it could be taken is [`rules::earliest`]'s.
//!
//! A person has one open file, kept by a branch. Steps are only added, each with what the rules had to say; whoever
//! writes one claims the file first. The step that makes somebody a member, or none any more, changes the member record
//! in the same transaction ([`steps`]). Before that the person is called by the id the member record will have.
//!
//! A year has a plan ([`plan`]), handed down the tree, and a development target gets a place in it. A committee analyses
//! its pool of activists every year ([`pool`]). Who is admitted beside
//! the procedure ([`special`]) is recorded with the approvals and counted apart.

mod archived;
mod asked;
mod claims;
mod decided_at;
mod due;
mod exceptions;
mod findings;
mod get;
mod keep;
mod list;
mod mine;
mod notices;
mod open;
mod papers;
mod person;
mod plan;
mod pool;
mod print;
pub mod problems;
mod query;
pub mod routes;
pub mod rules;
mod said;
mod special;
mod spoken;
mod steps;
mod store;
mod tell;
mod thoughts;
mod todo;
mod unfinished;
mod update;
mod view;
mod whole;
mod words;

pub use archived::{archived, open_names};
pub use claims::{claim_all, let_go};
pub use decided_at::{decided_at, is_named};
pub use exceptions::exceptions;
pub use keep::{count_open_of, erase_contact, exist_of_members, exist_of_units, follow, move_all};
pub use mine::of_person;
pub use pool::archived as archived_pool;
pub use spoken::resolved;
pub use store::people_on_their_way;
pub use thoughts::own_todo;
pub use todo::todo;
pub use unfinished::{Unfinished, unfinished};
pub use view::{OwnFile, VoteOut};
