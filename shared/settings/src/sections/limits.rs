use super::bounds;
use crate::error::Findings;
use serde::{Deserialize, Serialize};
use std::time::Duration;

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    pub body_bytes: usize,
    pub import_bytes: usize,
    pub login_window_seconds: u32,
    pub login_per_address: u32,
    pub login_per_tenant: u32,
    pub requests_per_address: u32,
    pub requests_per_account: u32,
    pub requests_per_tenant: u32,
    pub request_timeout_seconds: u32,
    pub file_timeout_seconds: u32,
}

impl Limits {
    pub fn request_timeout(&self) -> Duration {
        Duration::from_secs(self.request_timeout_seconds.into())
    }

    /// For requests that bring or fetch a file.
    pub fn file_timeout(&self) -> Duration {
        Duration::from_secs(self.file_timeout_seconds.into())
    }

    pub fn login_window(&self) -> Duration {
        Duration::from_secs(self.login_window_seconds.into())
    }

    pub(crate) fn check(&self, found: &mut Findings) {
        bounds(found, "limits.body_bytes", self.body_bytes as u64, 1024..=64 << 20);
        bounds(found, "limits.import_bytes", self.import_bytes as u64, 64 << 10..=1 << 30);
        bounds(found, "limits.login_window_seconds", self.login_window_seconds, 10..=86_400);
        bounds(found, "limits.login_per_address", self.login_per_address, 1..=1_000_000);
        bounds(found, "limits.login_per_tenant", self.login_per_tenant, 1..=10_000_000);
        bounds(found, "limits.requests_per_address", self.requests_per_address, 1..=100_000_000);
        bounds(found, "limits.requests_per_account", self.requests_per_account, 1..=100_000_000);
        bounds(found, "limits.requests_per_tenant", self.requests_per_tenant, 1..=100_000_000);
        bounds(found, "limits.request_timeout_seconds", self.request_timeout_seconds, 1..=3600);
        bounds(found, "limits.file_timeout_seconds", self.file_timeout_seconds, 1..=86_400);
    }
}

/// Cost of argon2id.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordHashing {
    pub memory_kib: u32,
    pub iterations: u32,
    pub parallelism: u32,
    concurrency: u32,
}

impl PasswordHashing {
    /// Hashes computed at the same time.
    pub fn concurrency(&self) -> usize {
        let cores = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        match self.concurrency {
            0 => cores(),
            chosen => usize::try_from(chosen).unwrap_or(1),
        }
    }

    pub(crate) fn check(&self, found: &mut Findings) {
        bounds(found, "password_hashing.memory_kib", self.memory_kib, 8192..=1 << 20);
        bounds(found, "password_hashing.iterations", self.iterations, 1..=20);
        bounds(found, "password_hashing.parallelism", self.parallelism, 1..=16);
        bounds(found, "password_hashing.concurrency", self.concurrency, 0..=256);
    }
}

/// What a new organisation starts with.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sessions {
    pub idle_minutes: u16,
    pub admin_idle_minutes: u16,
    pub absolute_hours: u16,
}

impl Sessions {
    pub(crate) fn check(&self, found: &mut Findings) {
        bounds(found, "sessions.idle_minutes", self.idle_minutes, 5..=1440);
        bounds(found, "sessions.admin_idle_minutes", self.admin_idle_minutes, 5..=30);
        bounds(found, "sessions.absolute_hours", self.absolute_hours, 1..=720);
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WarmPool {
    pub size: u32,
}

impl WarmPool {
    pub(crate) fn check(&self, found: &mut Findings) {
        bounds(found, "warm_pool.size", self.size, 0..=1000);
    }
}
