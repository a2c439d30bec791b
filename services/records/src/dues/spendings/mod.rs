//! Spending (支出): on what the rules name, decided together, with a voucher.

mod decision;
pub mod list;
pub mod record;
mod view;
