//! What a member sees on the first page: the own record, masked, the own branch, and what is to do.
//!
//! As for a unit ([`crate::month`]), every feature says what it knows to wait for the member ([`OwnTodo`]).

mod get;
pub mod routes;
mod todo;
mod todos;

pub use todo::{OwnMatter, OwnTodo};
