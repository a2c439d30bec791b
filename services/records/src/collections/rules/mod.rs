//! What a form may ask, what an answer may say, and what many answers add up to. Pure.

pub mod answer;
mod answers;
mod flaws;
mod form;
mod roll_up;
pub mod steps;
#[cfg(test)]
mod tests;

pub use answer::{Cell, Finding, Value, Values, said};
pub use answers::{check, merged};
pub use flaws::{Flaw, flaws};
pub use form::{Column, Field, FieldKind, Form, Known, Spec};
pub use roll_up::{Tally, roll_up};
