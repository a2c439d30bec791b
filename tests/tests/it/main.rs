//! Tests that talk to real servers: one binary, so that they start once.

mod identity;
mod imports;
mod isolation;
mod portability;
mod records;
mod requests;
mod tenancy;
