//! The organisation tree as the records service tells it.
//!
//! Identity owns neither units nor members. It keeps what it needs to judge and to name places: the path of
//! each unit, and the unit of each member. Both are fed by events and can be rebuilt from them.

mod consumer;
mod heard;
mod store;

pub use consumer::Units;
pub(crate) use heard::once_heard;
pub(crate) use store::{by_id, by_ids, place_of, unit};
