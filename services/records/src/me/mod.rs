//! What a member sees on the first page: the own record, masked, and the own branch.

mod get;
pub mod routes;
