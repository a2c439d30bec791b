//! Concentrated courses (集中培训) members attended elsewhere: whoever keeps the records of the branch enters each by its
//! certificate, with the class hours on it, which count with those of the meetings. An entry is not changed; a wrong one
//! is taken back and entered again.

mod archived;
mod list;
mod problems;
mod record;
mod routes;
mod store;
mod tell;
mod view;
mod withdraw;

pub use archived::archived;
pub use routes::router;
pub use store::{attended, exist_of_members};
pub use view::{CourseOut, of_member};
