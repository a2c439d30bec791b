//! Publication (公布): once a year receipts, what was remitted and used, and the balance, to the members.

pub mod list;
pub mod mine;
pub mod preview;
pub mod print;
pub mod publish;
mod sheet;
mod view;
