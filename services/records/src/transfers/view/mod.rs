//! What is shown of a transfer.

mod item;
mod next;
mod parts;
mod whole;

pub use item::{TransferItem, items};
pub use parts::{LetterOut, ReceiptOut, RuleOut, StepOut};
pub use whole::{TransferOut, by, detail};
