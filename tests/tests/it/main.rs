//! Tests that talk to real servers: one binary, so that they start once.

mod domains;
mod identity;
mod imports;
mod isolation;
mod privacy;
mod records;
mod requests;
mod tenancy;
