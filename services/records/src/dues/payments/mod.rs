//! Money that was handed in for months, and payments that are taken back.

mod check;
mod entry;
mod input;
pub mod list;
pub mod record;
pub mod reverse;
mod view;

pub use view::{PaymentOut, ReceiptRef, receipts, shown};
