//! The register of heart-to-heart talks (谈心谈话登记): that two people of a branch talked, and when; never what was said.
//!
//! Whoever keeps the records of the branch enters a talk, or one of the two does. Of the two, whoever did not enter it may
//! say that it did not take place: it counts no more until that is taken back. What a year still owes follows from the
//! rule, from who is in the committee, and from the talks that count.

mod answer;
mod archived;
mod before;
mod correct;
mod enter;
mod list;
mod mine;
mod overview;
mod owed;
mod own_todo;
mod people;
mod problems;
mod query;
mod record;
mod record_own;
mod routes;
mod steps;
mod store;
mod tell;
mod todo;
mod view;
mod withdraw;
mod words;

pub use archived::archived;
pub use before::{Before, before};
pub use owed::span;
pub use own_todo::own_todo;
pub use routes::router;
pub use store::{exist_of_members, exist_of_units};
pub use todo::todo;
pub use view::{TalkOut, of_member};
