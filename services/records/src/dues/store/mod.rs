//! The only queries on the tables of dues.

pub mod assessment;
pub mod closing;
pub mod entry;
pub mod excuse;
pub mod extra;
pub mod line;
pub mod month;
pub mod payment;
pub mod publication;
pub mod receipt;
pub mod reconciliation;
pub mod remittance;
pub mod share;
pub mod spending;
pub mod sums;
pub mod taken;
