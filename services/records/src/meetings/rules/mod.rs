//! What must be true of a meeting and its record, and what follows from the records of a year. Numbers come from
//! `rulepack::organisational_life`.

pub mod absence;
pub mod alike;
pub mod appraisal;
pub mod attendance;
pub mod calendar;
pub mod completion;
pub mod decisions;
mod duty;
pub mod filling;
mod finding;
pub mod kinds;
pub mod lateness;
pub mod leave;
pub mod record;
pub mod remedies;
pub mod span;
pub mod study;
pub mod talks;
pub mod themed_day;
pub mod work;

pub use finding::{Finding, RecordPart};

#[cfg(test)]
mod tests;
