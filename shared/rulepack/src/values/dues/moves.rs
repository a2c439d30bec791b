//! How dues are paid, passed on, spent and shown.

use super::{Choice, PerPerson, Range, ShareRounding, Shared, SpendingPurpose};
use crate::Setting;
use kernel::Fen;
use serde::Deserialize;
use std::collections::BTreeSet;

/// `dues.payment`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payment {
    /// Months, the running one included, that may be paid for without asking above.
    pub back_months: u8,
    /// Months that may be paid for at once; they begin where the year is cut into such.
    pub at_once_months: u8,
    /// The day of the month from which it counts as unpaid.
    pub due_day: Range,
    /// Whether months that have not begun are paid for with the branch's consent only.
    pub ahead_needs_consent: bool,
}

/// `dues.arrears`: consecutive months unpaid without a proper reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arrears {
    pub amber_months: Range,
    /// From here on the branch meeting has to decide; no organisation may count otherwise.
    pub red_months: u8,
}

/// `dues.voluntary`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voluntary {
    /// An extra payment of so much at once, or more, goes to the Centre as a whole.
    pub centre_from: Fen,
}

/// What an edge of the tree may be set to, in basis points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareBounds {
    pub least: u16,
    pub most: u16,
}

/// `dues.remittance`
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remittance {
    pub share: ShareBounds,
    pub rounding: Choice<ShareRounding>,
    /// Which receipts the share is taken of.
    pub counted: BTreeSet<Shared>,
    /// Days after which the receiver should have confirmed or refused what was sent.
    pub confirm_days: Setting,
}

/// `dues.spending`
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spending {
    pub purposes: BTreeSet<SpendingPurpose>,
    /// Whether a collective decision is needed.
    pub decision: bool,
    pub voucher: bool,
}

/// `dues.publication`: receipts, remitted, used and balance of each year to the members.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// Months into the next year after which a missing publication is reported.
    pub alert_months: u8,
    pub per_person: Choice<PerPerson>,
}
