use crate::Event;
use kernel::{ElectionId, MemberId, UnitId, UnitRequestId};
use serde::{Deserialize, Serialize};
use time::Date;

/// An election of a unit was planned, changed or ended. Who stands and how many votes anybody got is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElectionChanged {
    pub id: ElectionId,
    pub unit_id: UnitId,
    /// E.g. `preparing`, `voting`, `decided`.
    pub state: String,
    pub planned_on: Date,
    pub held_on: Option<Date>,
}

impl Event for ElectionChanged {
    const KIND: &'static str = "election.changed.v1";
}

/// The committee above has filed and approved what was elected: a new term has begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElectionCompleted {
    pub id: ElectionId,
    pub unit_id: UnitId,
    pub held_on: Date,
    pub term_ends_on: Option<Date>,
    pub elected: Vec<MemberId>,
}

impl Event for ElectionCompleted {
    const KIND: &'static str = "election.completed.v1";
}

/// Somebody asks that a unit is founded or dissolved, or got an answer. Why is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitRequestChanged {
    pub id: UnitRequestId,
    /// `found` or `dissolve`.
    pub request: String,
    pub parent_id: UnitId,
    /// The unit to be dissolved, or the one that was founded.
    pub unit_id: Option<UnitId>,
    /// `asked`, `approved`, `refused` or `withdrawn`.
    pub state: String,
}

impl Event for UnitRequestChanged {
    const KIND: &'static str = "unit_request.changed.v1";
}
