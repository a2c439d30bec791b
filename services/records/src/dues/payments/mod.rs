//! Money that was handed in for months, and payments that are taken back.

mod books;
mod check;
mod input;
pub mod list;
pub mod record;
pub mod reverse;
mod view;

pub use input::{NewPayment, NewPayments};
pub use view::{PaymentOut, ReceiptRef, receipts, shown};
