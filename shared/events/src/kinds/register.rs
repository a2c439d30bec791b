use crate::Event;
use kernel::{MemberId, SpellId, UnitId};
use serde::{Deserialize, Serialize};

/// The register of floating members (流动党员) changed: a stay away, a contact abroad or a certificate of it. Where to is
/// not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FloatingChanged {
    pub id: SpellId,
    pub member_id: MemberId,
    pub unit_id: UnitId,
    /// `begun`, `ended`, `contacted`, `certificate_issued` or `certificate_cancelled`.
    pub change: String,
}

impl Event for FloatingChanged {
    const KIND: &'static str = "floating.changed.v1";
}

/// Somebody went out of contact (失联党员), or was found again. The reason is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LostContactChanged {
    pub id: SpellId,
    pub member_id: MemberId,
    pub unit_id: UnitId,
    /// `begun` or `ended`.
    pub change: String,
}

impl Event for LostContactChanged {
    const KIND: &'static str = "lost_contact.changed.v1";
}

/// A member may stay away from meetings, or has to come again. The ground is about health and is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExemptionChanged {
    pub id: SpellId,
    pub member_id: MemberId,
    pub unit_id: UnitId,
    /// `begun` or `ended`.
    pub change: String,
}

impl Event for ExemptionChanged {
    const KIND: &'static str = "exemption.changed.v1";
}

/// The rights of a member rest, or are given back. Why is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RightsChanged {
    pub id: SpellId,
    pub member_id: MemberId,
    pub unit_id: UnitId,
    /// `begun` or `ended`.
    pub change: String,
}

impl Event for RightsChanged {
    const KIND: &'static str = "rights.changed.v1";
}
