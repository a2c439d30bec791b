//! Everything that knows how tenants are kept apart.
//!
//! A [`Deployment`] is one installation: a Postgres cluster with a database per service. Its [`TenantDb`]s open
//! a [`TenantTx`] for whoever holds a [`TenantScope`]; a scope is only made here, from a verified assertion
//! ([`assertion`]) or, for jobs and events, from a [`SystemScope`]. Inside the transaction the tenant's own
//! database role and schema are set, so that a wrong handler reads nothing it should not.
//!
//! The control plane uses [`PlatformDb`], [`provision`] and [`migrate`]; the gateway asks the [`Directory`].

mod admin;
pub mod assertion;
pub mod audit;
mod config;
mod db;
mod deployment;
mod directory;
pub mod exchange;
pub mod keys;
pub mod migrate;
mod names;
pub mod portability;
pub mod provision;
pub mod quota;
mod secrets;
mod signal;
mod system;
mod tenant;
mod vault;

pub use audit::Who;
pub use config::{Config, ConfigError, PoolSizes};
pub use db::{FOR_ITS_VALUES, Memory, Meter, PlatformDb, PlatformTx, TenantDb, TenantTx};
pub use deployment::Deployment;
pub use directory::{Directory, Entry, Host, Search};
pub use system::SystemScope;
pub use tenant::{Tenant, TenantScope, TenantState};
pub use vault::{Aes256Gcm, Cipher, Remembered, Vault, VaultError};
