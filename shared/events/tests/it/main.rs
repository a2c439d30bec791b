//! Events and jobs on a real Postgres.

#![allow(clippy::unwrap_used)] // a failed step of a test is a failed test

mod api;
mod consuming;
mod documented;
mod ground;
mod jobs;
mod order;
