use crate::Event;
use kernel::{DuesAssessmentId, DuesPaymentId, DuesReceiptId, MemberId, UnitId, YearMonth};
use serde::{Deserialize, Serialize};
use time::Date;

/// What a member owes a month was fixed, or lowered for some months. How much is not told: dues follow pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuesAssessed {
    pub id: DuesAssessmentId,
    pub member_id: MemberId,
    pub unit_id: UnitId,
    pub from_month: YearMonth,
}

impl Event for DuesAssessed {
    const KIND: &'static str = "dues.assessed.v1";
}

/// A member paid for these months. How much is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuesPaid {
    pub id: DuesPaymentId,
    pub member_id: MemberId,
    /// The branch that collected.
    pub unit_id: UnitId,
    pub first_month: YearMonth,
    pub last_month: YearMonth,
    pub paid_on: Date,
}

impl Event for DuesPaid {
    const KIND: &'static str = "dues.paid.v1";
}

/// A payment was taken back; its months are open again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuesReversed {
    pub id: DuesPaymentId,
    /// The payment that was wrong.
    pub reverses: DuesPaymentId,
    pub member_id: MemberId,
    pub unit_id: UnitId,
    pub first_month: YearMonth,
    pub last_month: YearMonth,
}

impl Event for DuesReversed {
    const KIND: &'static str = "dues.reversed.v1";
}

/// A receipt was made out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuesReceiptIssued {
    pub id: DuesReceiptId,
    pub payment_id: DuesPaymentId,
    pub member_id: MemberId,
    pub unit_id: UnitId,
}

impl Event for DuesReceiptIssued {
    const KIND: &'static str = "dues.receipt_issued.v1";
}
