//! Steps of a file: judged by the rules of their day, kept for good, with what follows from them.

pub mod effect;
mod input;
pub mod record;
pub mod resolution;
pub mod retract;
mod take;
mod vote;

pub use input::NewStep;
pub use take::{Named, take};
