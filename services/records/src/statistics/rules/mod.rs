//! What the figures are: classes by age and by time, the life of a membership and the balance of a year, and which counts
//! may be shown to whoever may not see the people. Numbers come from `rulepack::statistics`.

pub mod ages;
pub mod balance;
pub mod cells;
pub mod employers;
pub mod life;
pub mod packed;
pub mod share;
pub mod study;
pub mod terms;

#[cfg(test)]
mod tests;
