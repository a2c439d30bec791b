use crate::Event;
use kernel::{MemberId, UnitId};
use serde::{Deserialize, Serialize};

/// A member entered the roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberRegistered {
    pub id: MemberId,
    pub unit_id: UnitId,
}

impl Event for MemberRegistered {
    const KIND: &'static str = "member.registered.v1";
}

/// Facts about a member changed; which ones is in the audit log of the records, not here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberChanged {
    pub id: MemberId,
    pub unit_id: UnitId,
    /// Membership state after the change.
    pub state: String,
}

impl Event for MemberChanged {
    const KIND: &'static str = "member.changed.v1";
}

/// A member was taken back from the roster (an import that was undone, sample data that was removed).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberRemoved {
    pub id: MemberId,
    /// Nobody real: the member was there to play with.
    #[serde(default)]
    pub sample: bool,
}

impl Event for MemberRemoved {
    const KIND: &'static str = "member.removed.v1";
}
