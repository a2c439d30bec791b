use crate::dues::rules::{
    Months,
    pay::{HandedInBy, Offer, PaidTo, PayChannel},
};
use kernel::{Fen, MemberId, YearMonth};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// Payments of one day, of one or several members: all of them are recorded, or none.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPayments {
    pub paid_on: Date,
    pub channel: PayChannel,
    pub payments: Vec<NewPayment>,
}

/// What one member paid for whole months.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPayment {
    pub member_id: MemberId,
    pub first_month: YearMonth,
    pub last_month: YearMonth,
    /// In fen: what is owed for these months, no more and no less.
    pub amount: Fen,
    /// The member when absent.
    #[serde(default)]
    pub handed_in_by: Option<HandedInBy>,
    /// The branch of the formal relation when absent.
    #[serde(default)]
    pub paid_to: Option<PaidTo>,
    /// The day the branch agreed to months ahead, or to somebody else handing it in.
    #[serde(default)]
    pub consent_on: Option<Date>,
    /// The day the level above agreed to paying so far back.
    #[serde(default)]
    pub approved_above_on: Option<Date>,
}

impl NewPayment {
    pub fn offer(&self, months: Months, on: Date) -> Offer {
        Offer {
            months,
            amount: self.amount,
            on,
            handed_in_by: self.handed_in_by.unwrap_or(HandedInBy::Member),
            paid_to: self.paid_to.unwrap_or(PaidTo::OwnBranch),
            consent_on: self.consent_on,
            approved_above_on: self.approved_above_on,
        }
    }
}
