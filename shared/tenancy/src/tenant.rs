use kernel::{TenantId, TenantKey, TenantKind, words};
use serde::{Deserialize, Serialize};

/// Which organisation this is about: data, not permission.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Tenant {
    pub id: TenantId,
    pub key: TenantKey,
    pub kind: TenantKind,
}

impl Tenant {
    pub(crate) fn new(id: TenantId, key: TenantKey, kind: TenantKind) -> Self {
        Self { id, key, kind }
    }
}

words! {
    /// Where an organisation is in its life.
    pub enum TenantState {
        Creating = "creating",
        Active = "active",
        /// No log-in and no writes; the data stays and can be exported.
        Suspended = "suspended",
        Closing = "closing",
    }
}

/// Permission to open transactions of one tenant. It cannot be made outside of this crate.
#[derive(Clone, Debug)]
pub struct TenantScope {
    tenant: Tenant,
}

impl TenantScope {
    pub(crate) fn new(tenant: Tenant) -> Self {
        Self { tenant }
    }

    pub fn tenant(&self) -> &Tenant {
        &self.tenant
    }
}
