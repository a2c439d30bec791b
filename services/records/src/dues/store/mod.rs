//! The only queries on the tables of dues.

pub mod assessment;
pub mod month;
pub mod payment;
pub mod receipt;
