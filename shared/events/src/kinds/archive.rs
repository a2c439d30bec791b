use crate::Event;
use kernel::{UnitId, VolumeId};
use serde::{Deserialize, Serialize};

/// The archive of a year was sealed, or its seal broken to correct something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveYearChanged {
    pub id: VolumeId,
    pub unit_id: UnitId,
    pub year: i32,
    /// Which seal of the year it is, from 1.
    pub number: i32,
    /// `sealed` or `opened`.
    pub state: String,
    /// Of everything sealed, in hexadecimal.
    pub sum: String,
}

impl Event for ArchiveYearChanged {
    const KIND: &'static str = "archive.year_changed.v1";
}

/// What a secretary hands to the next was put together, handed over or taken over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverChanged {
    pub id: VolumeId,
    pub unit_id: UnitId,
    /// `open`, `handed` or `taken`.
    pub state: String,
}

impl Event for HandoverChanged {
    const KIND: &'static str = "handover.changed.v1";
}
