use crate::Event;
use serde::{Deserialize, Serialize};

/// A host of the organisation's own was added, proven, made the primary one, lost or removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DomainChanged {
    pub host: String,
    /// `pending`, `verified`, `primary`, `lost`, `removed`.
    pub state: String,
}

impl Event for DomainChanged {
    const KIND: &'static str = "domain.changed.v1";
}
