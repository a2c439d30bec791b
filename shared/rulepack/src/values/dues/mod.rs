//! What the packs say about dues: the values of `packs/common/dues.toml`.

mod amounts;
mod moves;
mod words;

pub use amounts::{Base, BaseRule, Bracket, Cap, Fixing, Hardship, PayerRule, Payers, Practice, Rates};
pub use moves::{Arrears, Payment, Publication, Remittance, ShareBounds, Spending, Voluntary};
pub use words::{
    BaseMethod, BaseOf, ChangeReason, Collected, Deduction, Employer, FixedFor, FixingMode, PayItem,
    PayerKind, PerPerson, RateTable, Rounding, ShareRounding, Shared, SpendingPurpose,
};

use crate::{Timeline, load::Entries};
use serde::Deserialize;
use std::collections::BTreeSet;

/// All rules on dues of one kind of organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dues {
    pub practice: Timeline<Practice>,
    pub payers: Timeline<Payers>,
    pub rates: Timeline<Rates>,
    pub base: Timeline<Base>,
    pub fixing: Timeline<Fixing>,
    pub cap: Timeline<Cap>,
    pub rounding: Timeline<Choice<Rounding>>,
    pub hardship: Timeline<Hardship>,
    pub payment: Timeline<Payment>,
    pub arrears: Timeline<Arrears>,
    pub voluntary: Timeline<Voluntary>,
    pub remittance: Timeline<Remittance>,
    pub spending: Timeline<Spending>,
    pub publication: Timeline<Publication>,
}

impl Dues {
    pub(crate) fn take(entries: &mut Entries) -> Option<Self> {
        let practice = entries.take("dues.practice");
        let payers = entries.take("dues.payers");
        let rates = entries.take("dues.rates");
        let base = entries.take("dues.base");
        let fixing = entries.take("dues.fixing");
        let cap = entries.take("dues.cap");
        let rounding = entries.take("dues.rounding");
        let hardship = entries.take("dues.hardship");
        let payment = entries.take("dues.payment");
        let arrears = entries.take("dues.arrears");
        let voluntary = entries.take("dues.voluntary");
        let remittance = entries.take("dues.remittance");
        let spending = entries.take("dues.spending");
        let publication = entries.take("dues.publication");
        Some(Self {
            practice: practice?,
            payers: payers?,
            rates: rates?,
            base: base?,
            fixing: fixing?,
            cap: cap?,
            rounding: rounding?,
            hardship: hardship?,
            payment: payment?,
            arrears: arrears?,
            voluntary: voluntary?,
            remittance: remittance?,
            spending: spending?,
            publication: publication?,
        })
    }
}

/// What an organisation may choose, and what holds while it has not.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice<T: Ord> {
    pub usual: T,
    pub allowed: BTreeSet<T>,
}

/// The same for a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    pub least: u8,
    pub usual: u8,
    pub most: u8,
}

impl Range {
    pub const fn holds(self, value: u8) -> bool {
        self.least <= value && value <= self.most
    }
}
