use crate::Event;
use kernel::{MemberId, TransferId, UnitId};
use serde::{Deserialize, Serialize};
use time::Date;

/// Somebody wants to move. Whoever comes from elsewhere is no member yet, and a place elsewhere is no unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferOpened {
    pub id: TransferId,
    /// `between`, `same_committee`, `outgoing` or `incoming`.
    pub route: String,
    pub member_id: Option<MemberId>,
    pub from_unit_id: Option<UnitId>,
    pub to_unit_id: Option<UnitId>,
}

impl Event for TransferOpened {
    const KIND: &'static str = "transfer.opened.v1";
}

/// A step was taken. Why is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferChanged {
    pub id: TransferId,
    pub member_id: Option<MemberId>,
    /// E.g. `approve`.
    pub step: String,
    /// E.g. `in_transit`.
    pub state: String,
    /// The day on the paper.
    pub on: Date,
}

impl Event for TransferChanged {
    const KIND: &'static str = "transfer.changed.v1";
}

/// The receiving branch has taken the member, who belongs to it from this day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferCompleted {
    pub id: TransferId,
    pub route: String,
    pub member_id: MemberId,
    pub from_unit_id: Option<UnitId>,
    pub to_unit_id: Option<UnitId>,
    pub on: Date,
}

impl Event for TransferCompleted {
    const KIND: &'static str = "transfer.completed.v1";
}

/// It was said whether other organisations of the platform may send relations here, and to which committees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferIntakeChanged {
    pub accepts: bool,
    pub committee_ids: Vec<UnitId>,
}

impl Event for TransferIntakeChanged {
    const KIND: &'static str = "transfer_intake.changed.v1";
}
