use crate::Event;
use kernel::{CollectionId, UnitId};
use serde::{Deserialize, Serialize};
use time::Date;

/// Units were asked, when a collection was sent or later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionSent {
    pub id: CollectionId,
    /// Who asks.
    pub unit_id: UnitId,
    pub asked: Vec<UnitId>,
    pub due_on: Date,
}

impl Event for CollectionSent {
    const KIND: &'static str = "collection.sent.v1";
}

/// An answer was handed in, accepted, returned or corrected. What it says is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionAnswered {
    pub id: CollectionId,
    pub unit_id: UnitId,
    /// E.g. `submitted`.
    pub state: String,
    /// E.g. `submit`.
    pub step: String,
    pub on_behalf: bool,
}

impl Event for CollectionAnswered {
    const KIND: &'static str = "collection.answered.v1";
}

/// Units that have not answered are reminded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionReminded {
    pub id: CollectionId,
    pub missing: Vec<UnitId>,
    pub due_on: Date,
}

impl Event for CollectionReminded {
    const KIND: &'static str = "collection.reminded.v1";
}

/// Nothing more is taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionClosed {
    pub id: CollectionId,
    pub unit_id: UnitId,
    pub asked: u32,
    pub accepted: u32,
}

impl Event for CollectionClosed {
    const KIND: &'static str = "collection.closed.v1";
}
