//! What people may ask of their own record: take it away, and have erased what is no archive. What was decided
//! about that, and for how long an organisation keeps things, identity tells by events.

mod erase;
mod export;
mod follow;
mod purge;
pub mod routes;
mod store;

pub use follow::Privacy;
