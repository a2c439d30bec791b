use crate::Event;
use kernel::{SnapshotId, UnitId};
use serde::{Deserialize, Serialize};
use time::Date;

/// The statistics of a unit and of what lies below were frozen as they stood for a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatisticsFrozen {
    pub id: SnapshotId,
    pub unit_id: UnitId,
    /// The cut-off day.
    pub on: Date,
    /// Members who were counted.
    pub members: u32,
    /// SHA-256 of who was counted, in hexadecimal.
    pub hash: String,
}

impl Event for StatisticsFrozen {
    const KIND: &'static str = "statistics.frozen.v1";
}
