use crate::Event;
use kernel::TenantId;
use serde::{Deserialize, Serialize};

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

/// The organisation was set back to an earlier moment, or that was undone. Its rows and its events are those of that
/// moment; what others keep of it outside of its own schemas has to be looked at anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TenantRestored {
    pub id: TenantId,
    pub restoration: uuid::Uuid,
    /// The moment, in the form of RFC 3339.
    pub to: String,
    /// What was in use before the restoration is in use again.
    pub undone: bool,
}

impl Event for TenantRestored {
    const KIND: &'static str = "tenant.restored.v1";
}
