//! Commendations and honours (表彰奖励) of members and of units: whom, at which level, under which title, when and by which
//! paper. Whoever keeps the records of a branch, or a committee above, enters them; a wrong entry is withdrawn and stays in
//! the register, where it counts no more.

mod archived;
mod list;
pub mod problems;
mod record;
pub mod routes;
mod store;
mod tell;
mod view;
mod withdraw;
mod words;

pub use archived::archived;
pub use store::{exist_of_members, exist_of_units};
pub use view::{HonourOut, of_member};
pub use words::HonourLevel;
