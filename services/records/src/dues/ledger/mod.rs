//! The ledger of a unit: entries that are only added, in the transaction of what they record.

mod book;
pub mod figures;
pub mod list;
pub mod overview;
pub mod record;
pub mod reverse;
mod share;
pub mod trial;
mod view;

pub use book::{Book, Booking};
pub use figures::FiguresOut;
pub use share::to_remit;
pub use trial::FundsOut;
