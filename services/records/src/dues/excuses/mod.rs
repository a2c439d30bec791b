//! Proper reasons (正当理由) not to have paid for some months. What is owed stays owed; the run of months that asks the
//! branch to decide is broken.

pub mod list;
pub mod record;
mod view;
pub mod withdraw;

pub use view::{ExcuseOut, of_member};
