use crate::Event;
use kernel::{HonourId, MemberId, UnitId};
use serde::{Deserialize, Serialize};
use time::Date;

/// A commendation or honour was entered, or its entry withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HonourChanged {
    pub id: HonourId,
    pub unit_id: UnitId,
    /// None where the unit itself was honoured.
    pub member_id: Option<MemberId>,
    /// E.g. `provincial` or `grassroots`.
    pub level: String,
    pub awarded_on: Date,
    pub withdrawn: bool,
}

impl Event for HonourChanged {
    const KIND: &'static str = "honour.changed.v1";
}
