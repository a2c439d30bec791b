//! Reconciliation (对账): the file of a bank or a payment channel against what members owe. What fits is offered, what is
//! not certain is left to people, and nothing is booked before somebody accepts it.

pub mod accept;
mod amount;
mod expected;
pub mod get;
mod layout;
pub mod list;
pub mod read;
pub mod set_aside;
pub mod upload;
mod view;
