//! The one binary: every service in a process, or some of them; and the commands of those who run it.
//!
//! [`App`] is the running product. `zhibu serve`, `zhibu demo` and the test-suites start the same one.

mod app;
mod cli;
mod commands;
pub mod demo;
mod health;
mod metrics;

pub use app::{App, NewOrganisation, Refused, StartError, deployment, openapi};
pub use cli::run;
pub use commands::{documents_check, prepare};
pub use metrics::Inside;

/// The one TLS provider of the process. Call it first in every `main` and test; calling it again is harmless.
pub fn crypto() {
    // an error means that it is installed already
    let _ = rustls::crypto::ring::default_provider().install_default();
}
