//! Real servers for tests: PostgreSQL, Redis, S3 and SMTP, started once per test process and gone with it.

mod leftovers;
mod servers;

pub use servers::{Servers, on_lasting_runtime, seaweedfs, servers};
