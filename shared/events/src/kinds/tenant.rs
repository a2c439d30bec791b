use crate::Event;
use kernel::{TenantId, TenantKind};
use serde::{Deserialize, Serialize};

/// The organisation exists in every service and may be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TenantActivated {
    pub id: TenantId,
    pub kind: TenantKind,
    pub name: String,
}

impl Event for TenantActivated {
    const KIND: &'static str = "tenant.activated.v1";
}

/// The organisation goes by another name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TenantRenamed {
    pub id: TenantId,
    pub name: String,
    pub short_name: Option<String>,
}

impl Event for TenantRenamed {
    const KIND: &'static str = "tenant.renamed.v1";
}
