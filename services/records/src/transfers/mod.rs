//! Relation transfers (组织关系接转): the move of a membership from one branch to another, step by step.
//!
//! A transfer is *opened* by the member, or by the branch on the member's behalf, and goes from hand to hand by the table
//! of steps ([`rules::machine`]). Who an actor is in it follows from where in the tree the actor's role reaches: the
//! sending branch, its committee, the receiving ones. A side that is not on this system is a place by name, and the
//! committee here records what its papers say. Until the receiving branch accepts, the member belongs to the sending
//! one; the acceptance moves the member in the transaction that records it. Whoever takes a step claims the transfer
//! first. A letter runs out by the calendar: the state that is shown is reckoned from its last day, and written down
//! when somebody acts.

mod actors;
mod archived;
mod change;
mod exceptions;
pub mod exchange;
mod export;
mod get;
mod handover;
mod incoming;
mod lapse;
mod letter;
mod letters;
mod list;
mod mine;
mod open;
mod opening;
mod order;
mod own_todo;
mod person;
mod place;
mod places;
mod print;
pub mod problems;
mod query;
pub mod routes;
pub mod rules;
mod said;
mod spoken;
mod step;
mod store;
mod take;
mod tell;
mod todo;
mod unmoved;
mod view;
mod waiting;

pub use archived::{archived, open_names};
pub use exceptions::exceptions;
pub use export::{OwnTransfers, of_member};
pub use own_todo::own_todo;
pub use place::side;
pub use said::{Told, refuse};
pub use store::{count_open_of, exist_of_members, exist_of_units, is_open_of, people_on_their_way};
pub use todo::todo;
pub use unmoved::unmoved;
