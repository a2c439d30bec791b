//! Receipts (党费收据): numbered by unit and year, with the amount in capitals and a code that proves what they say.

mod code;
pub mod get;
pub mod issue;
pub mod list;
mod paper;
pub mod print;
mod view;

pub use code::{fingerprint, read as read_code};
pub use issue::{collector, next_number};
pub use paper::Paper;
pub use view::serial;
