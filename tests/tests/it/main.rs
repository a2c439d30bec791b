//! Tests that talk to real servers: one binary, so that they start once.

mod archive;
mod cadres;
mod collections;
mod development;
mod documents;
mod domains;
mod dues;
mod elections;
mod exchange;
mod history;
mod identity;
mod imports;
mod isolation;
mod meetings;
mod onboarding;
mod operators;
mod overview;
mod portability;
mod privacy;
mod records;
mod requests;
mod signups;
mod statistics;
mod telemetry;
mod tenancy;
mod transfers;
