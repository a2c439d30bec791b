//! Fixing what a member owes a month.

pub mod assess;
mod decide;
mod input;
pub mod list;
pub mod preview;
pub mod reveal;
mod view;

pub use view::{AssessmentOut, RuleOut, open};
