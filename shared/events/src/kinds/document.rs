use crate::Event;
use kernel::{DocumentId, MemberId, UnitId};
use serde::{Deserialize, Serialize};

/// A document was stored, or a new version of it. What it is called and what is in it is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentStored {
    pub id: DocumentId,
    /// The member or the unit it is about.
    pub member_id: Option<MemberId>,
    pub unit_id: Option<UnitId>,
    /// E.g. `admission_application`.
    pub kind: String,
    /// 1 for the first version.
    pub number: i32,
}

impl Event for DocumentStored {
    const KIND: &'static str = "document.stored.v1";
}

/// A document is gone with all its versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentDeleted {
    pub id: DocumentId,
    pub member_id: Option<MemberId>,
    pub unit_id: Option<UnitId>,
    pub kind: String,
}

impl Event for DocumentDeleted {
    const KIND: &'static str = "document.deleted.v1";
}
