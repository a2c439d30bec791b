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
    system: bool,
}

impl TenantScope {
    /// For a request.
    pub(crate) fn new(tenant: Tenant) -> Self {
        Self { tenant, system: false }
    }

    /// For a job, an event or the control plane. What may be entered is the same; only the line in which a
    /// connection is waited for is another.
    pub(crate) fn of_system(tenant: Tenant) -> Self {
        Self { tenant, system: true }
    }

    pub(crate) fn is_system(&self) -> bool {
        self.system
    }

    pub fn tenant(&self) -> &Tenant {
        &self.tenant
    }
}
