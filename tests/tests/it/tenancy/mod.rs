//! What keeps organisations apart, tried against a real server.
#![allow(clippy::unwrap_used)] // helpers of tests fail by panicking, as tests do

pub mod ground;

pub mod asking;
pub mod attacks;
pub mod audit;
pub mod changing;
pub mod closing;
pub mod creating;
pub mod directory;
pub mod dropping;
pub mod holding;
pub mod migrating;
pub mod pools;
pub mod replay;
pub mod transactions;
pub mod vault;
pub mod warm;
