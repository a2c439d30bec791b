use crate::Event;
use kernel::{UnitId, VisitingMemberId};
use serde::{Deserialize, Serialize};
use time::Date;

/// A member of an organisation elsewhere came to take part in a unit, or left it. Who it is stays in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitingMemberChanged {
    pub id: VisitingMemberId,
    pub unit_id: UnitId,
    pub since: Date,
    /// The last day, where it is known.
    pub until: Option<Date>,
}

impl Event for VisitingMemberChanged {
    const KIND: &'static str = "visiting_member.changed.v1";
}
