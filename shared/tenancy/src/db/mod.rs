//! Pools, connections and transactions. Nothing outside this module sees a connection.

mod conn;
mod error;
mod guard;
mod meter;
mod place;
mod platform;
mod pools;
mod session;
mod shelf;
mod state;
mod tenant_tx;
mod traits;
mod turns;

pub use meter::Meter;
pub use platform::{PlatformDb, PlatformTx};
pub(crate) use pools::Pools;
pub use session::FOR_ITS_VALUES;
pub(crate) use tenant_tx::QuotaDefaults;
pub use tenant_tx::{Memory, TenantDb, TenantTx};
