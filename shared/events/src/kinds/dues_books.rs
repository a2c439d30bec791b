use crate::Event;
use kernel::{DuesExtraId, DuesPublicationId, DuesRemittanceId, DuesSpendingId, MemberId, UnitId, YearMonth};
use serde::{Deserialize, Serialize};
use time::Date;

/// A month of a unit's ledger was closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuesMonthClosed {
    pub unit_id: UnitId,
    pub month: YearMonth,
}

impl Event for DuesMonthClosed {
    const KIND: &'static str = "dues.month_closed.v1";
}

/// A member gave more than is owed, or special dues. How much is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuesExtraPaid {
    pub id: DuesExtraId,
    pub member_id: MemberId,
    pub unit_id: UnitId,
    pub paid_on: Date,
}

impl Event for DuesExtraPaid {
    const KIND: &'static str = "dues.extra_paid.v1";
}

/// A unit sent money to the level above or below.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuesRemitted {
    pub id: DuesRemittanceId,
    pub from_unit_id: UnitId,
    /// None: above the whole organisation.
    pub to_unit_id: Option<UnitId>,
    pub sent_on: Date,
}

impl Event for DuesRemitted {
    const KIND: &'static str = "dues.remitted.v1";
}

/// The other side said whether it arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuesRemittanceAnswered {
    pub id: DuesRemittanceId,
    pub from_unit_id: UnitId,
    pub to_unit_id: Option<UnitId>,
    pub confirmed: bool,
}

impl Event for DuesRemittanceAnswered {
    const KIND: &'static str = "dues.remittance_answered.v1";
}

/// Dues were spent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuesSpent {
    pub id: DuesSpendingId,
    pub unit_id: UnitId,
    pub spent_on: Date,
}

impl Event for DuesSpent {
    const KIND: &'static str = "dues.spent.v1";
}

/// The figures of a year were shown to the members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuesPublished {
    pub id: DuesPublicationId,
    pub unit_id: UnitId,
    pub year: i32,
}

impl Event for DuesPublished {
    const KIND: &'static str = "dues.published.v1";
}
