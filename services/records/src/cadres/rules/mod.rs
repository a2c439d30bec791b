//! The rules on cadres: pure, their numbers from the rule pack.

pub mod ages;
pub mod agreement;
mod finding;
pub mod influence;
pub mod resume;
pub mod steps;
pub mod yearly;

pub use finding::Finding;

#[cfg(test)]
mod tests;
