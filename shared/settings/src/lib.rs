//! Settings: one commented defaults file, a file over it, the environment over that; checked at the start.
//!
//! ```text
//! zhibu: the settings cannot be used
//!   server.listen: not an address with a port, such as 127.0.0.1:8080 (from ZHIBU__SERVER__LISTEN)
//!   secrets.master_key: must be set, or secrets.master_key_file
//! ```
//! A [`Secret`] is never printed; [`Settings::effective`] shows what is in force without them.

mod error;
mod load;
mod secret;
mod sections;
mod sources;

pub use error::{Finding, SettingsError};
pub use load::Loader;
pub use secret::{MasterKey, Secret};
pub use sections::*;

use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The manual of all settings, and what they are when nobody says otherwise.
pub const DEFAULTS: &str = include_str!("../defaults.toml");

/// Everything a process is told from outside.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    pub data_dir: PathBuf,
    pub server: Server,
    pub secrets: Secrets,
    pub database: Database,
    pub redis: Redis,
    pub s3: S3,
    pub mail: Mail,
    pub telemetry: Telemetry,
    pub limits: Limits,
    pub documents: Documents,
    pub press: Press,
    pub password_hashing: PasswordHashing,
    pub sessions: Sessions,
    pub domains: Domains,
    pub warm_pool: WarmPool,
    pub quotas: Quotas,
    pub operators: Operators,
    pub signup: Signup,
    pub samples: Samples,
    pub backups: Backups,
}

impl Settings {
    /// Defaults, then `file` (or the one `ZHIBU_CONFIG` names), then the environment.
    ///
    /// # Errors
    /// Every finding at once, each with the key it is about.
    pub fn load(file: Option<&Path>) -> Result<Self, SettingsError> {
        Loader::from_process(file).load()
    }

    /// What is in force, as TOML; secrets show as asterisks.
    pub fn effective(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
