//! The pool of activists (入党积极分子队伍) as a whole: how many people of which sorts are in it, and the analysis a committee
//! makes of it every year.

mod archived;
mod due;
mod figures;
pub mod get;
pub mod list;
pub mod record;
pub mod remove;
mod view;

pub use archived::archived;
pub use due::todo;
