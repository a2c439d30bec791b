//! Closing months (结账): a closed month takes no more entries, and what it came to is kept.

pub mod close;
mod facts;
pub mod list;

pub use facts::open_month;
