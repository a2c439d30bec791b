use super::{bounds, optional};
use crate::{Secret, error::Findings};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    pub admin_url: Secret,
    #[serde(with = "optional")]
    admin_url_file: Option<String>,
    /// First part of the names of databases and roles.
    pub name: String,
    /// Connections of one service to tenants' schemas.
    pub tenant_connections: u32,
    /// Those that stay open, idle ones included.
    pub tenant_connections_open: u32,
    /// Connections of one service to the platform's tables.
    pub platform_connections: u32,
    pub acquire_timeout_ms: u64,
    pub distinct_tenants_per_connection: u32,
    pub migrate_parallel: u32,
}

impl Database {
    pub(crate) fn check(&self, found: &mut Findings) {
        if !self.admin_url.is_set() {
            found.add("database.admin_url", "must be set, or database.admin_url_file");
        }
        let url = self.admin_url.expose();
        let known = ["postgres://", "postgresql://", "host="].iter().any(|start| url.starts_with(start));
        let message = "must begin with postgres:// or host=";
        found.require(url.is_empty() || known, "database.admin_url", message);
        let letters = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        let name = (2..=16).contains(&self.name.len())
            && self.name.bytes().all(letters)
            && self.name.starts_with(|c: char| c.is_ascii_lowercase());
        found.require(name, "database.name", "must be 2 to 16 of a-z, 0-9 and _, beginning with a letter");
        bounds(found, "database.tenant_connections", self.tenant_connections, 1..=512);
        bounds(found, "database.tenant_connections_open", self.tenant_connections_open, 1..=2048);
        bounds(found, "database.platform_connections", self.platform_connections, 1..=128);
        bounds(found, "database.acquire_timeout_ms", self.acquire_timeout_ms, 50..=60_000);
        let distinct = self.distinct_tenants_per_connection;
        bounds(found, "database.distinct_tenants_per_connection", distinct, 1..=100_000);
        bounds(found, "database.migrate_parallel", self.migrate_parallel, 1..=64);
    }
}
