//! What must be true of dues. Pure: days are arguments, money is fen, and a result names the rules it rests on.

pub mod amount;
pub mod arrears;
pub mod assess;
pub mod base;
pub mod capitals;
pub mod closing;
pub mod coverage;
mod finding;
pub mod fixing;
pub mod ledger;
pub mod months;
pub mod passing;
pub mod pay;
pub mod policy;
pub mod publish;
pub mod receipt;
pub mod received;
pub mod reconcile;
pub mod relief;
pub mod remit;
pub mod spend;
pub mod voluntary;

pub use finding::Finding;
pub use months::Months;
pub use policy::{Choices, Policy};
pub use rulepack::{Basis, Weight};

#[cfg(test)]
mod moves_tests;
#[cfg(test)]
mod properties_tests;
#[cfg(test)]
mod received_tests;
#[cfg(test)]
mod vectors_tests;
