//! Money between two levels: remitted to the level above (上缴) or allocated to the one below (下拨). It leaves the sender's
//! books when it is sent and arrives in the receiver's when it is confirmed there.

mod answer;
pub mod confirm;
mod draft;
mod input;
pub mod list;
pub mod refuse;
pub mod send;
mod view;
